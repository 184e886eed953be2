/**
 * @file The tonic of tunes whose collection writes a signature and leaves the mode to the ear: the note they come to rest on.
 *
 * Chinese songs are noted so: one flat may be F gong, G shang, A jue, C zhi or D yu, and the last note tells which.
 *
 * @see Li Chongguang, "Yinyue lilun jichu" (Foundations of music theory), on pentatonic modes and their finals
 */
import { readMelody } from "@melodist/analysis";
import { type Key, key, keyFifths, type Mode, type Score, tonicFifths } from "@melodist/score";

/** Modes by how many fifths their signature lies from the major one on the same tonic; finals on 4 and 7 are none. */
const MODES: ReadonlyMap<number, Mode> = new Map([
  [0, "major"],
  [-1, "mixolydian"],
  [-2, "dorian"],
  [-3, "minor"],
  [-4, "phrygian"],
]);

/** The key on the last note with the signature as it is; undefined where that is no mode that tunes end in. */
export function keyOfFinal(score: Score): Key | undefined {
  const final = readMelody(score).notes.at(-1)?.pitch;
  if (final === undefined) return undefined;
  const mode = MODES.get(keyFifths(score.key) - tonicFifths(final));
  return mode === undefined ? undefined : key(final.letter, final.alter, mode);
}
