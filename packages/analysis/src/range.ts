/** @file How high and low a melody goes, and where it mostly stays. */
import type { Pitch } from "@melodist/score";
import { wholes } from "./beats.ts";
import type { Melody, MelodyNote } from "./melody.ts";

export interface MelodyRange {
  readonly lowest: Pitch;
  readonly highest: Pitch;
  /** Semitones from the lowest to the highest note. */
  readonly ambitus: number;
  /** Between these two notes the melody spends the middle half of its time. */
  readonly tessitura: { readonly low: Pitch; readonly high: Pitch };
}

/**
 * The range of a melody; undefined when it has no notes.
 *
 * @example
 * findRange(melody)?.ambitus; // => 14
 */
export function findRange({ notes }: Melody): MelodyRange | undefined {
  const rising = [...notes].sort((a, b) => a.midi - b.midi);
  const lowest = rising[0];
  const highest = rising.at(-1);
  if (lowest === undefined || highest === undefined) return undefined;
  const tessitura = {
    low: atShare(rising, 0.25) ?? lowest.pitch,
    high: atShare(rising, 0.75) ?? highest.pitch,
  };
  return { lowest: lowest.pitch, highest: highest.pitch, ambitus: highest.midi - lowest.midi, tessitura };
}

/** The pitch below which this share of the sounding time lies. */
function atShare(rising: readonly MelodyNote[], share: number): Pitch | undefined {
  const total = rising.reduce((sum, note) => sum + wholes(note.length), 0);
  let passed = 0;
  for (const note of rising) {
    passed += wholes(note.length);
    if (passed >= share * total) return note.pitch;
  }
  return rising.at(-1)?.pitch;
}
