/** @file What is to be said about the text: the reader's diagnostics and bars that do not add up, with their fixes. */
import { describeDiagnostic } from "@melodist/abc";
import { type BarFinding, describeFinding, describeRepair, proposeRepairs } from "@melodist/score";
import { computed } from "@preact/signals";
import { repairOne } from "../edit/actions.ts";
import { findings, score, tune } from "../music/tune.ts";
import { language } from "../store/language.ts";
import { writing } from "../store/writing.ts";

/** A way to mend something. */
export interface Fix {
  readonly words: string;
  readonly apply: () => void;
}

export interface Note {
  /** Offsets into the text. */
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
  /** The likeliest first; worked out when asked. */
  readonly fixes: () => readonly Fix[];
}

const MOST_FIXES = 2;

/** Everything there is to say, from the beginning of the text on; nothing while it is still being written. */
export const notes = computed<readonly Note[]>(() => {
  if (writing.value !== undefined) return [];
  const read = (tune.value?.diagnostics ?? []).map((diagnostic): Note => {
    const { span, severity } = diagnostic;
    const text = describeDiagnostic(diagnostic, language.value);
    return { from: span.start, to: Math.max(span.end, span.start + 1), severity, text, fixes: () => [] };
  });
  return [...read, ...findings.value.map(barNote)].sort((a, b) => a.from - b.from);
});

function barNote(finding: BarFinding): Note {
  const { start, end } = finding.span ?? { start: 0, end: 1 };
  const text = describeFinding(finding, language.value);
  return {
    from: start,
    to: end,
    severity: "warning",
    text: text.charAt(0).toUpperCase() + text.slice(1),
    fixes: () => fixesOf(finding),
  };
}

function fixesOf(finding: BarFinding): readonly Fix[] {
  if (score.value === undefined) return [];
  return proposeRepairs(score.value, finding)
    .slice(0, MOST_FIXES)
    .map((proposal) => ({
      words: describeRepair(proposal, language.value).replace(/^[^:：]*[:：][^:：]*[:：]\s*/u, ""),
      apply: () => repairOne(proposal),
    }));
}
