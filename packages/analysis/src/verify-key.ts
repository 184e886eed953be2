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
const SURE = 0.95;
/** … and leave this little to it. */
const UNLIKELY = 0.03;

/**
 * Compare the key at the head of a tune with its notes; measures after a change of key are not asked.
 *
 * @returns undefined when no key is stated, or there are no notes in it
 */
export function verifyKey(score: Score): KeyCheck | undefined {
  const melody = readMelody(score);
  return checkKey(score, melody, findKey(melody));
}

/** The same of a melody that has been read, and its key found, already. */
export function checkKey(score: Score, melody: Melody, whole: KeyFinding | undefined): KeyCheck | undefined {
  const stated = melody.measures[0]?.key ?? score.key;
  const { tonic, mode } = stated;
  if (tonic === undefined || stated.exact || stated.pipes !== undefined) return undefined;
  const isOneKey = melody.measures.every(({ key }) => key === stated);
  const found = isOneKey ? whole : findKey(inKey(melody, stated));
  if (found === undefined) return undefined;
  return { verdict: judge(stated, tonic, found), notated: { tonic, mode }, found };
}

function inKey(melody: Melody, stated: Key): Melody {
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

/** A stated key is kept while the notes give it at least this part of what they give to the likeliest. */
const TENABLE = 0.2;

/**
 * The key to go by: the stated one where the notes leave it likely enough, otherwise what they say.
 *
 * @returns undefined when there is neither
 */
export function settleKey(
  check: KeyCheck | undefined,
  found: KeyFinding | undefined,
): { readonly tonic: PitchName; readonly mode: Mode } | undefined {
  const best = check?.found ?? found;
  if (check === undefined || best === undefined) return best && { tonic: best.tonic, mode: best.mode };
  const { tonic, mode } = check.notated;
  const own = best.candidates.find((key) => pitchClass(key.tonic) === pitchClass(tonic) && key.mode === mode);
  const isTenable = (own?.probability ?? 0) >= TENABLE * (best.candidates[0]?.probability ?? 1);
  return isTenable ? check.notated : { tonic: best.tonic, mode: best.mode };
}
