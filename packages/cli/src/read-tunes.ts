/** @file From the bytes of a file in any format to scores, with what is to be said about them. */
import { type Diagnostic, describeDiagnostic, parseAbc } from "@melodist/abc";
import { readMidi, readMusicXml } from "@melodist/formats";
import type { Language, Score } from "@melodist/score";
import { decodeBytes } from "./decode-bytes.ts";
import { describeMusicXmlFinding } from "./musicxml-remark.ts";
import { formatOfBytes, type ReadableFormat } from "./tune-format.ts";

export interface ReadTunes {
  readonly format: ReadableFormat;
  readonly scores: readonly Score[];
  /** Sentences for the user: what was not understood or left out. */
  readonly remarks: readonly string[];
}

/**
 * Read every tune of a file.
 *
 * @throws MelodistError `bad-file` when a MIDI or MusicXML file is damaged
 */
export function readTunes(bytes: Uint8Array, language: Language): ReadTunes {
  const format = formatOfBytes(bytes);
  switch (format) {
    case "midi":
      return { format, scores: [readMidi(bytes)], remarks: [] };
    case "musicxml": {
      const { score, findings } = readMusicXml(bytes);
      return {
        format,
        scores: [score],
        remarks: findings.map((finding) => describeMusicXmlFinding(finding, language)),
      };
    }
    case "abc": {
      const { tunes, diagnostics } = parseAbc(decodeBytes(bytes));
      const all: Diagnostic[] = [...diagnostics, ...tunes.flatMap((tune) => tune.diagnostics)];
      return {
        format,
        scores: tunes.map((tune) => tune.score),
        remarks: all.filter(isError).map((diagnostic) => describeDiagnostic(diagnostic, language)),
      };
    }
  }
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}
