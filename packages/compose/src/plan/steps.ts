/** @file Staff steps from a tune's home tonic, and the keys they sound as. */
import { key, keyAlterations, letterAt, letterStep, type MidiKey, midiKey, staffStep } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";

/** The key that sounds a staff step in the signature; 0 is the tonic in its home octave. */
export function keysOfSteps({ tonic, mode }: TuneKey, homeOctave: number): (step: number) => MidiKey {
  const alterations = keyAlterations(key(tonic.letter, tonic.alter, mode));
  const home = staffStep({ ...tonic, octave: homeOctave });
  return (step) => {
    const letter = letterAt(home + step);
    const alter = alterations[letterStep(letter)] ?? 0;
    return midiKey({ letter, alter, octave: Math.floor((home + step) / 7) });
  };
}
