/** @file What could not be read from a MusicXML file as it stands there. The rest of the file is read all the same. */

export type MusicXmlFindingCode =
  /** A note on no pitch (percussion): an invisible rest keeps its time. */
  | "unpitched-note"
  /** A note without a readable pitch or duration. */
  | "bad-note"
  /** A sign that a score has no place for. */
  | "dropped-sign"
  /** Tuplets inside a tuplet: lengths are kept, brackets are not. */
  | "nested-tuplet"
  /** A chord symbol in the middle of a note that could not be divided: it stands at the note's beginning. */
  | "moved-chord-symbol"
  /** Notes of one voice that sound at once: the later one moves to a stream of its own. */
  | "overlapping-notes"
  /** A processing instruction of ours that does not make sense. */
  | "bad-instruction"
  /** Findings beyond the first thousand are not listed. */
  | "too-many-findings";

export interface MusicXmlFinding {
  readonly code: MusicXmlFindingCode;
  readonly severity: "warning" | "info";
  readonly message: string;
  /** `id` of the part; undefined for the file as a whole. */
  readonly part: string | undefined;
  /** Measure from 1 in document order; undefined outside measures. */
  readonly measure: number | undefined;
}

const SEVERITIES: Readonly<Record<MusicXmlFindingCode, MusicXmlFinding["severity"]>> = {
  "unpitched-note": "warning",
  "bad-note": "warning",
  "dropped-sign": "info",
  "nested-tuplet": "info",
  "moved-chord-symbol": "info",
  "overlapping-notes": "info",
  "bad-instruction": "warning",
  "too-many-findings": "warning",
};

const MOST_FINDINGS = 1_000;

/** Collects findings while a file is read, and knows where the reader is. */
export interface FindingLog {
  readonly findings: MusicXmlFinding[];
  part: string | undefined;
  measure: number | undefined;
}

export function createFindingLog(): FindingLog {
  return { findings: [], part: undefined, measure: undefined };
}

/** Note something at the place being read. */
export function report(log: FindingLog, code: MusicXmlFindingCode, message: string): void {
  const { findings, part, measure } = log;
  if (findings.length > MOST_FINDINGS) return;
  const isFull = findings.length === MOST_FINDINGS;
  const shown = isFull ? "too-many-findings" : code;
  findings.push({
    code: shown,
    severity: SEVERITIES[shown],
    message: isFull ? `more than ${MOST_FINDINGS} findings; the rest are not listed` : message,
    part,
    measure,
  });
}
