/** @file The compass to the semitone: the plan's range counts staff steps, and an accidental may lead a step's note out of it. */
import { key, keyAlterations, letterAt, letterStep, midiKey, staffStep } from "@melodist/score";
import type { Constraint, TuneFrame, Vocabulary } from "@melodist/tokens";
import type { Compass } from "../plan/plan.ts";

/** Forbid every note outside a compass. Notes of the signature inside the plan's range lie inside it, so some always remain. */
export function compassConstraint(
  vocabulary: Vocabulary,
  frame: TuneFrame,
  compass: Compass,
): Constraint<undefined> {
  const { tonic, mode } = frame.key;
  const signature = keyAlterations(key(tonic.letter, tonic.alter, mode));
  const home = staffStep({ ...tonic, octave: frame.homeOctave });
  const outside = vocabulary.meanings.flatMap((token, id) => {
    if (token.kind !== "note") return [];
    const step = home + 7 * token.octave + token.degree - 1;
    const letter = letterAt(step);
    const alter = (signature[letterStep(letter)] ?? 0) + token.alter;
    const sounding = midiKey({ letter, alter, octave: Math.floor(step / 7) });
    return sounding < compass.lowest || sounding > compass.highest ? [id] : [];
  });
  return {
    start: () => undefined,
    restrict: (_, mask) => {
      for (const id of outside) mask[id] = 0;
    },
    advance: () => undefined,
  };
}
