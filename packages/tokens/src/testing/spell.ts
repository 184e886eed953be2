/** @file What the tests of the codec look at: tunes of a few bars as readable tokens, and back as ABC. */
import { parseAbc, printAbc } from "@melodist/abc";
import { duration, type Score } from "@melodist/score";
import { decodeTune } from "../codec/decode-tune.ts";
import { type EncodedTune, type EncodeOptions, encodeTune } from "../codec/encode-tune.ts";
import { createVocabulary, printTokens } from "../vocabulary/vocabulary.ts";

export const vocabulary = createVocabulary({ composers: ["Turlough O'Carolan"], moods: ["calm", "bright"] });

/** A tune of some lines of music; the header is `M:4/4`, `L:1/8`, `K:C` unless given. */
export function scoreOf(music: string, header = "K:C"): Score {
  const [tune] = parseAbc(`X:1\nM:4/4\nL:1/8\n${header}\n${music}\n`).tunes;
  if (tune === undefined) throw new Error(`no tune in ${JSON.stringify(music)}`);
  return tune.score;
}

/** Most tests are about something else than how unit and octave are found. */
const FRAME = { unit: duration(1, 8), homeOctave: 4 };

/** A tune encoded; fails when it is not supported. */
export function encodedOf(music: string, header?: string, options: EncodeOptions = {}): EncodedTune {
  const frame = { ...FRAME, ...options.frame };
  const encoded = encodeTune(vocabulary, scoreOf(music, header), { ...options, frame });
  if ("unsupported" in encoded) throw new Error(`unsupported: ${encoded.unsupported.join()}`);
  return encoded;
}

/** The tokens of a tune by name. */
export function spell(music: string, header?: string, options?: EncodeOptions): string {
  return printTokens(vocabulary, encodedOf(music, header, options).tokens);
}

/** The music of a tune after it has been spelled and written down again: one line, without header. */
export function respell(music: string, header?: string, options?: EncodeOptions): string {
  const { tokens, frame } = encodedOf(music, header, options);
  return musicOf(decodeTune(vocabulary, tokens, frame));
}

/** The music of a score as ABC in one line. */
export function musicOf(score: Score): string {
  const lines = printAbc(score).split("\n");
  const start = lines.findIndex((line) => line.startsWith("K:"));
  return lines
    .slice(start + 1)
    .join(" ")
    .trim();
}
