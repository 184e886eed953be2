/**
 * @file A melody heard through its pulse: time cut into equal cells, each with the key that sounds longest in it.
 *
 * Ornaments are shorter than the note they adorn, so they fall through the cells; so do passing notes, repeated notes
 * written out or tied, and most triplets. Cells are counted from each bar line, so an odd measure disturbs only itself.
 */
import { type MelodyCode, noteMeasures, WHOLE_TICKS } from "./melody-code.ts";

/** C cells of a melody. */
export interface CellRow {
  /** Ticks of one cell. */
  readonly pulse: number;
  /** (C) MIDI key that sounds longest in each cell; through rests the note before goes on. */
  readonly keys: Uint8Array;
  /** (C) in ticks, where each cell begins. */
  readonly starts: Int32Array;
}

/** The finest and coarsest pulse: a 64th and a breve. */
const FINEST = WHOLE_TICKS / 64;
const COARSEST = WHOLE_TICKS * 2;
/** Share of the time of a melody in notes that begin on the pulse. */
export const ON_GRID = { value: 0.72 };

/**
 * How long the notes of a melody are, as a geometric mean weighted by time, in ticks.
 *
 * Weighting by time makes ornaments count little; doubling every length doubles it.
 *
 * @returns 0 for a melody without notes
 */
export function notePace({ lengths }: MelodyCode): number {
  let total = 0;
  let weighted = 0;
  for (let note = 0; note < lengths.length; note++) {
    const length = lengths[note] ?? 0;
    if (length <= 0) continue;
    total += length;
    weighted += length * Math.log2(length);
  }
  return total === 0 ? 0 : 2 ** (weighted / total);
}

/**
 * The note value that moves a melody, in ticks: the longest binary one on whose multiples, counted from each bar line,
 * three quarters of the music begin. A quaver for jigs and reels, a crotchet for most songs.
 */
export function melodyPulse(code: MelodyCode): number {
  const { onsets, lengths, barlines } = code;
  const measures = noteMeasures(code);
  let total = 0;
  for (const length of lengths) total += length;
  for (let pulse = COARSEST; pulse > FINEST; pulse /= 2) {
    let onGrid = 0;
    for (let note = 0; note < onsets.length; note++) {
      const measure = measures[note] ?? 0;
      // A pick-up is counted back from its end.
      const anchor = barlines[measure === 0 ? 1 : measure] ?? 0;
      if (((onsets[note] ?? 0) - anchor) % pulse === 0) onGrid += lengths[note] ?? 0;
    }
    if (onGrid >= ON_GRID.value * total) return pulse;
  }
  return FINEST;
}

/** The melody in cells of a pulse (ticks, whole number). Measures in which nothing sounds are left out. */
export function cellRow(code: MelodyCode, pulse: number): CellRow {
  const keys: number[] = [];
  const starts: number[] = [];
  const listener = createListener(code);
  const { barlines } = code;
  for (let measure = 0; measure + 1 < barlines.length; measure++) {
    const end = barlines[measure + 1] ?? 0;
    let from = barlines[measure] ?? 0;
    if (!listener.sounds(from, end)) continue;
    // A pick-up is cut so that its cells end with the bar line.
    let to = from + (measure === 0 ? (end - from) % pulse || pulse : pulse);
    while (from < end) {
      const key = listener.longest(from, Math.min(to, end)) ?? keys.at(-1);
      if (key !== undefined) {
        keys.push(key);
        starts.push(from);
      }
      from = to;
      to += pulse;
    }
  }
  return { pulse, keys: Uint8Array.from(keys), starts: Int32Array.from(starts) };
}

/** Walks through the notes; spans of time are asked for in ascending order. */
function createListener({ keys, onsets, lengths }: MelodyCode) {
  /** The first note that may still sound. */
  let next = 0;
  const endOf = (note: number) => (onsets[note] ?? 0) + (lengths[note] ?? 0);
  function skipTo(from: number): void {
    while (next < keys.length && endOf(next) <= from) next++;
  }
  function sounds(from: number, to: number): boolean {
    skipTo(from);
    return next < keys.length && (onsets[next] ?? 0) < to;
  }
  /** Of several as long, the first. */
  function longest(from: number, to: number): number | undefined {
    skipTo(from);
    let best: number | undefined;
    let most = 0;
    for (let note = next; note < keys.length && (onsets[note] ?? 0) < to; note++) {
      const key = keys[note] ?? 0;
      let time = 0;
      for (let same = note; same < keys.length && (onsets[same] ?? 0) < to; same++) {
        if (keys[same] === key) time += Math.min(to, endOf(same)) - Math.max(from, onsets[same] ?? 0);
      }
      if (time > most) {
        most = time;
        best = key;
      }
    }
    return best;
  }
  return { sounds, longest };
}
