/** @file Sounding notes in MIDI ticks, ours and a judge's, and where two lists of them part. */

import type { Score } from "@melodist/score";
import { parseMidi } from "midi-file";
import { perform } from "../../packages/formats/src/midi/perform.ts";

/** Ticks of a crotchet. */
export const TICKS = 480;
/** Rounding may differ by this much. */
const TOLERANCE = 2;

export interface SoundingNote {
  readonly onset: number;
  readonly key: number;
  readonly length: number;
}

/** Our reading of a score, repeats unfolded. */
export function soundingNotes(score: Score): SoundingNote[] {
  const { notes } = perform(score, { accompaniment: false, graces: false });
  return notes
    .map(({ onset, length, key }) => ({
      onset: (onset.num / onset.den) * 4 * TICKS,
      length: (length.num / length.den) * 4 * TICKS,
      key,
    }))
    .sort(inOrder);
}

/** The notes of a MIDI file, all tracks together. */
export function midiNotes(bytes: Uint8Array): SoundingNote[] {
  const { header, tracks } = parseMidi(bytes);
  const scale = TICKS / (header.ticksPerBeat ?? TICKS);
  const notes: SoundingNote[] = [];
  for (const track of tracks) {
    let time = 0;
    const sounding = new Map<number, number[]>();
    for (const event of track) {
      time += event.deltaTime;
      if (event.type !== "noteOn" && event.type !== "noteOff") continue;
      const slot = event.channel * 128 + event.noteNumber;
      const starts = sounding.get(slot) ?? [];
      sounding.set(slot, starts);
      if (event.type === "noteOn" && event.velocity > 0) starts.push(time);
      else {
        const start = starts.shift();
        if (start === undefined) continue;
        notes.push({ onset: start * scale, key: event.noteNumber, length: (time - start) * scale });
      }
    }
  }
  return notes.sort(inOrder);
}

function inOrder(a: SoundingNote, b: SoundingNote): number {
  const apart = a.onset - b.onset;
  return Math.abs(apart) > TOLERANCE ? apart : a.key - b.key || a.length - b.length;
}

/** How two performances differ, or undefined when they agree. */
export function firstDifference(
  ours: readonly SoundingNote[],
  theirs: readonly SoundingNote[],
): { readonly kind: "pitch" | "onset" | "length" | "count"; readonly index: number } | undefined {
  const shorter = Math.min(ours.length, theirs.length);
  for (let index = 0; index < shorter; index++) {
    const [a, b] = [ours[index], theirs[index]];
    if (a === undefined || b === undefined) break;
    if (Math.abs(a.onset - b.onset) > TOLERANCE) return { kind: "onset", index };
    if (a.key !== b.key) return { kind: "pitch", index };
    if (Math.abs(a.length - b.length) > TOLERANCE) return { kind: "length", index };
  }
  return ours.length === theirs.length ? undefined : { kind: "count", index: shorter };
}
