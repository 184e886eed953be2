/** @file Pitches seen from the tonic, and back. */
import { letterAt, letterStep, midiKey, type Pitch, staffStep } from "@melodist/score";
import type { DegreePitch } from "../vocabulary/token.ts";
import { frameAlterations, type TuneFrame } from "./tune-frame.ts";

/** Turns pitches into degrees and back, for one frame. */
export interface DegreeReader {
  toDegree(pitch: Pitch): DegreePitch;
  toPitch(degree: DegreePitch): Pitch;
}

/**
 * A reader of degrees: the alteration counts from the frame's signature, the octave from its home tonic. Doubly altered
 * degrees, which mostly come of a signature that does not fit, are taken for their enharmonic neighbours.
 */
export function degreeReader(frame: TuneFrame): DegreeReader {
  const alterations = frameAlterations(frame);
  const home = staffStep({ ...frame.key.tonic, octave: frame.homeOctave });
  const signed = (step: number): number => alterations[letterStep(letterAt(home + step))] ?? 0;
  /** The pitch that the signature gives a staff step, counted from home. */
  const naturalAt = (step: number): Pitch => {
    return { letter: letterAt(home + step), alter: signed(step), octave: Math.floor((home + step) / 7) };
  };
  const semitones = (step: number): number => midiKey(naturalAt(step));
  return {
    toDegree(pitch) {
      let step = staffStep(pitch) - home;
      let alter = pitch.alter - signed(step);
      while (Math.abs(alter) >= 2) {
        const neighbour = step + Math.sign(alter);
        alter += semitones(step) - semitones(neighbour);
        step = neighbour;
      }
      const octave = Math.floor(step / 7);
      return { degree: step - 7 * octave + 1, alter, octave };
    },
    toPitch({ degree, alter, octave }) {
      const natural = naturalAt(7 * octave + degree - 1);
      return { ...natural, alter: natural.alter + alter };
    },
  };
}
