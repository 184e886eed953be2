/**
 * @file Notes sorted into streams in which one follows another: what strikes and ends together is a chord,
 * what overlaps goes to a further stream, as a hand would write it in a second voice of the staff.
 */
import type { GridNote } from "./quantise.ts";

/** Keys struck and let go together, in steps. */
export interface GridChord {
  readonly start: number;
  readonly end: number;
  /** Ascending, each once. */
  readonly keys: readonly number[];
  readonly syllable: string | undefined;
}

/** More streams on one staff cannot be read; notes beyond are cut short. */
const MOST_STREAMS = 4;

/**
 * Sort notes into as few streams as they need, at most four.
 *
 * Where more notes sound at once, the one that would end first is cut off.
 *
 * @param notes by start
 */
export function toStreams(notes: readonly GridNote[]): readonly (readonly GridChord[])[] {
  const streams: GridChord[][] = [[]];
  for (const chord of toChords(notes)) {
    const free = streams.find((stream) => (stream.at(-1)?.end ?? 0) <= chord.start);
    if (free !== undefined) free.push(chord);
    else if (streams.length < MOST_STREAMS) streams.push([chord]);
    else makeRoom(streams, chord);
  }
  return streams;
}

/** Notes of equal start and end, joined; by start. */
function toChords(notes: readonly GridNote[]): readonly GridChord[] {
  const together = new Map<string, GridChord>();
  for (const { start, end, key, syllable } of notes) {
    const name = `${start}-${end}`;
    const chord = together.get(name) ?? { start, end, keys: [], syllable };
    const keys = chord.keys.includes(key) ? chord.keys : joinKeys(chord.keys, [key]);
    together.set(name, { ...chord, keys, syllable: chord.syllable ?? syllable });
  }
  return [...together.values()];
}

function joinKeys(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((low, high) => low - high);
}

/** Cut off the sounding chord that ends first, or join it when it has only begun. */
function makeRoom(streams: readonly GridChord[][], chord: GridChord): void {
  let crowded: GridChord[] | undefined;
  let first: GridChord | undefined;
  for (const stream of streams) {
    const sounding = stream.at(-1);
    if (sounding === undefined || (first !== undefined && first.end <= sounding.end)) continue;
    crowded = stream;
    first = sounding;
  }
  if (crowded === undefined || first === undefined) return;
  if (first.start < chord.start) {
    crowded[crowded.length - 1] = { ...first, end: chord.start };
    crowded.push(chord);
  } else {
    crowded[crowded.length - 1] = { ...first, keys: joinKeys(first.keys, chord.keys) };
  }
}
