/**
 * @file Notes that are not written: outside the compass to the semitone, with two sharps or flats, or with one where the signature
 * has a note of that sound: E sharp in G dorian is F.
 */
import { key, keyAlterations, letterAt, letterStep, midiKey, pitchClass, staffStep } from "@melodist/score";
import type { Constraint, TuneFrame, Vocabulary } from "@melodist/tokens";
import type { Compass } from "../plan/plan.ts";

export interface NoteLimits {
  /** The plan's range counts staff steps, and an accidental may lead a step's note out of it. */
  readonly compass: Compass | undefined;
  /** The scale is asked for, so its notes are spelled as they must be. */
  readonly hasScale: boolean;
}

/**
 * Forbid notes. Those of the signature within the plan's range are never forbidden, so some always remain.
 */
export function noteConstraint(
  vocabulary: Vocabulary,
  frame: TuneFrame,
  limits: NoteLimits,
): Constraint<undefined> {
  const forbidden = forbiddenNotes(vocabulary, frame, limits);
  return {
    start: () => undefined,
    restrict: (_, mask) => {
      for (const id of forbidden) mask[id] = 0;
    },
    advance: () => undefined,
  };
}

function forbiddenNotes(
  { meanings }: Vocabulary,
  { key: { tonic, mode }, homeOctave }: TuneFrame,
  { compass, hasScale }: NoteLimits,
): readonly number[] {
  const signature = keyAlterations(key(tonic.letter, tonic.alter, mode));
  const natural = new Set(signature.map((alter, step) => pitchClass({ letter: letterAt(step), alter })));
  const home = staffStep({ ...tonic, octave: homeOctave });
  return meanings.flatMap((token, id) => {
    if (token.kind !== "note") return [];
    const step = home + 7 * token.octave + token.degree - 1;
    const letter = letterAt(step);
    const alter = (signature[letterStep(letter)] ?? 0) + token.alter;
    const sounding = midiKey({ letter, alter, octave: Math.floor(step / 7) });
    const isOutside = compass !== undefined && (sounding < compass.lowest || sounding > compass.highest);
    const isOdd = Math.abs(alter) > 1 || (token.alter !== 0 && natural.has(pitchClass({ letter, alter })));
    return isOutside || (!hasScale && isOdd) ? [id] : [];
  });
}
