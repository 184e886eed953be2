/** @file From the bytes of a file in any format to scores, with what is to be said about them. */
import { type Diagnostic, describeDiagnostic, parseAbc } from "@melodist/abc";
import type { Language, Score } from "@melodist/score";
import { readMidi } from "../midi/read-midi.ts";
import { readMusicXml } from "../musicxml/read/read-music-xml.ts";
import { decodeBytes } from "./decode-bytes.ts";
import { describeMusicXmlFinding } from "./musicxml-remark.ts";
import { formatOfBytes, type ReadableFormat } from "./tune-format.ts";

export interface ReadTunes {
  readonly format: ReadableFormat;
  readonly scores: readonly Score[];
  /** Sentences for the user: what was not understood or left out. */
  readonly remarks: readonly Readonly<Record<Language, string>>[];
}

/**
 * Read every tune of a file.
 *
 * @throws MelodistError `bad-file` when a MIDI or MusicXML file is damaged, or the bytes are neither these nor text
 */
export function readTunes(bytes: Uint8Array): ReadTunes {
  const format = formatOfBytes(bytes);
  switch (format) {
    case "midi":
      return { format, scores: [readMidi(bytes)], remarks: [] };
    case "musicxml": {
      const { score, findings } = readMusicXml(bytes);
      return { format, scores: [score], remarks: inBoth(findings, describeMusicXmlFinding) };
    }
    case "abc": {
      const { tunes, diagnostics } = parseAbc(decodeBytes(bytes));
      const all: Diagnostic[] = [...diagnostics, ...tunes.flatMap((tune) => tune.diagnostics)];
      return {
        format,
        scores: tunes.map((tune) => tune.score),
        remarks: inBoth(all.filter(isError), describeDiagnostic),
      };
    }
  }
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

function inBoth<Finding>(
  findings: readonly Finding[],
  describe: (finding: Finding, language: Language) => string,
): ReadTunes["remarks"] {
  return findings.map((finding) => ({ en: describe(finding, "en"), zh: describe(finding, "zh") }));
}
