/** @file The note that tells a mode or scale from its nearest relative: without a sharp fourth, lydian is major. */
import type { Melody, ScaleName } from "@melodist/analysis";
import { type Mode, nameAtFifths, type PitchName, pitchClass, tonicFifths } from "@melodist/score";
import type { Bilingual } from "../../bilingual.ts";
import { noteWords } from "../../plan/read-texts.ts";

/** Fifths above the tonic. */
const TELLING: Readonly<Partial<Record<Mode | ScaleName, number>>> = {
  dorian: 3,
  phrygian: -5,
  lydian: 6,
  mixolydian: -2,
  locrian: -6,
  "harmonic-minor": 5,
  "melodic-minor": 5,
  freygish: 4,
  misheberak: 6,
};

/** That the note does not occur; undefined where it does, or where no one note tells. */
export function missingTellingNote(
  of: Mode | ScaleName | undefined,
  tonic: PitchName,
  { notes }: Melody,
): Bilingual | undefined {
  const fifths = of && TELLING[of];
  if (fifths === undefined) return undefined;
  const name = nameAtFifths(tonicFifths(tonic) + fifths);
  if (notes.some(({ midi }) => midi % 12 === pitchClass(name))) return undefined;
  const { en, zh } = noteWords(name);
  return { en: `without its ${en}`, zh: `没有出现特征音 ${zh}` };
}
