/** @file Does the notated key agree with the notes? */
import { type Key, keyFifths, type Mode, type PitchName, pitchClass, type Score } from "@melodist/score";
import { findKey, type KeyFinding } from "./find-key.ts";
import { type Melody, readMelody } from "./melody.ts";

/**
 * - `agrees`: nothing in the notes speaks against it
 * - `other-mode`: the tonic is right, the mode is not (a D mixolydian tune written in D)
 * - `relative`: the signature is right, the tonic is not (an A minor tune written in C)
 * - `disagrees`: neither
 */
export type KeyVerdict = "agrees" | "other-mode" | "relative" | "disagrees";

export interface KeyCheck {
  readonly verdict: KeyVerdict;
  /** What stands at the head of the tune. */
  readonly notated: { readonly tonic: PitchName; readonly mode: Mode };
  /** What the notes say, over the measures in that key. */
  readonly found: KeyFinding;
}

/** A key is only contradicted when the notes are this sure of another … */
const SURE = 0.9;
/** … and leave this little to it. */
const UNLIKELY = 0.03;

/**
 * Compare the key at the head of a tune with its notes; measures after a change of key are not asked.
 *
 * @returns undefined when no key is stated, or there are no notes in it
 */
export function verifyKey(score: Score, melody: Melody = readMelody(score)): KeyCheck | undefined {
  const stated = melody.measures[0]?.key ?? score.key;
  const { tonic, mode } = stated;
  if (tonic === undefined || stated.exact || stated.pipes !== undefined) return undefined;
  const found = findKey(inKey(melody, stated));
  if (found === undefined) return undefined;
  return { verdict: judge(stated, tonic, found), notated: { tonic, mode }, found };
}

function inKey(melody: Melody, stated: Key): Melody {
  if (melody.measures.every(({ key }) => key === stated)) return melody;
  return { ...melody, notes: melody.notes.filter(({ measure }) => melody.measures[measure]?.key === stated) };
}

function judge(stated: Key, tonic: PitchName, { candidates }: KeyFinding): KeyVerdict {
  const isTonic = (name: PitchName) => pitchClass(name) === pitchClass(tonic);
  const best = candidates[0];
  const own = candidates.find((key) => isTonic(key.tonic) && key.mode === stated.mode)?.probability ?? 0;
  if (best === undefined || own > UNLIKELY) return "agrees";
  if (isTonic(best.tonic)) return best.probability >= SURE ? "other-mode" : "agrees";
  const elsewhere = candidates.filter((key) => !isTonic(key.tonic));
  const sure = elsewhere.filter((key) => pitchClass(key.tonic) === pitchClass(best.tonic));
  if (sure.reduce((sum, key) => sum + key.probability, 0) < SURE) return "agrees";
  const signature = keyFifths({ ...stated, accidentals: [] });
  const bestSignature = keyFifths({ ...stated, tonic: best.tonic, mode: best.mode });
  return (signature - bestSignature) % 12 === 0 ? "relative" : "disagrees";
}
