/** @file How much of a melody has been heard before. */
import { printDuration } from "@melodist/score";
import type { Melody } from "./melody.ts";

/**
 * Share of the measures with notes that repeat an earlier one note for note, 0 to 1; as written, repeats not followed.
 *
 * @example
 * findRepetition(melody); // => 0.5
 */
export function findRepetition({ notes }: Melody): number {
  const measures = new Map<number, string[]>();
  for (const note of notes) {
    const name = `${note.midi}@${printDuration(note.offset)}+${printDuration(note.length)}`;
    const names = measures.get(note.measure);
    if (names === undefined) measures.set(note.measure, [name]);
    else names.push(name);
  }
  if (measures.size === 0) return 0;
  const distinct = new Set([...measures.values()].map((names) => names.join(" ")));
  return 1 - distinct.size / measures.size;
}
