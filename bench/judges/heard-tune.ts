/** @file A finished tune as judges hear it: read from what was printed, the same way whoever wrote it. */
import { parseAbc, printAbc } from "@melodist/abc";
import { type Form, findForm, type Melody, readMelody } from "@melodist/analysis";
import { pitchClass, type Score } from "@melodist/score";
import { encodeTune, type Vocabulary } from "@melodist/tokens";

export interface HeardTune {
  readonly abc: string;
  /** From the first section to `end`, spelled anew: form, unit and home octave are found by listening. */
  readonly tokens: readonly number[];
  readonly melody: Melody;
  readonly form: Form;
  readonly score: Score;
  /** Pitch class of the key's tonic, 0 to 11. */
  readonly tonic: number;
}

/** @returns undefined where nothing can be heard or spelled */
export function hear(vocabulary: Vocabulary, written: Score): HeardTune | undefined {
  const abc = printAbc(written);
  const score = parseAbc(abc).tunes[0]?.score;
  if (score?.key.tonic === undefined) return undefined;
  const encoded = encodeTune(vocabulary, score);
  const melody = readMelody(score);
  if ("unsupported" in encoded || melody.notes.length < 2) return undefined;
  const tonic = Math.floor(pitchClass(score.key.tonic));
  return { abc, tokens: encoded.tokens, melody, form: findForm(score, melody), score, tonic };
}

/** Semitones above the tonic, 0 to 11. */
export function degreeOf(midi: number, tonic: number): number {
  return (((midi - tonic) % 12) + 12) % 12;
}
