/** @file Scales on instruments that have few notes: the pipes have A dorian without its third, and no freygish at all. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import { nameAtFifths, type PitchName, pitchClass } from "@melodist/score";
import { INSTRUMENTS, type InstrumentRange } from "../instrument.data.ts";
import type { ComposeRequest } from "../request.ts";
import type { Refusal } from "./plan.ts";
import { noteWords } from "./read-texts.ts";

/** Tonics with no more than six sharps or flats in their major key, from G flat to F sharp. */
const TONICS: readonly PitchName[] = Array.from({ length: 12 }, (_, place) => nameAtFifths(place - 5));

/** Tonics from which a scale has no other notes than these. @param notes pitch classes */
export function tonicsWithin(notes: readonly number[], scale: ScaleName): readonly PitchName[] {
  return TONICS.filter((tonic) => missingFrom(notes, scale, tonic).length === 0);
}

/** Notes of a scale, semitones above its tonic, that an instrument has not. */
function missingFrom(notes: readonly number[], scale: ScaleName, tonic: PitchName): readonly number[] {
  const semitones = SCALES.get(scale)?.semitones ?? [];
  return semitones.filter((note) => !notes.includes((pitchClass(tonic) + note) % 12));
}

/** What stands against a scale on an instrument without some of its notes. */
export function refuseScaleOn(
  { instrument, tonic: asked }: ComposeRequest,
  scale: ScaleName,
  tonic: PitchName,
): Refusal | undefined {
  const { notes, english, chinese }: InstrumentRange = INSTRUMENTS[instrument ?? "piano"];
  if (notes === undefined || missingFrom(notes, scale, tonic).length === 0) return undefined;
  const [near] = tonicsWithin(notes, scale);
  const words = SCALES.get(scale);
  return {
    wish: "scale",
    asked: asked === undefined ? scale : `${asked} ${scale}`,
    reason: {
      en: `${english} cannot play all notes of ${words?.english}`,
      zh: `${chinese}吹不全${words?.chinese}的音`,
    },
    nearest:
      near === undefined
        ? { en: "another instrument, or no scale", zh: "换一种乐器，或不限定音阶" }
        : { en: `${words?.english} on ${noteWords(near).en}`, zh: `${noteWords(near).zh}${words?.chinese}` },
  };
}
