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

/** Comparing takes time that grows with the square of the cells. */
const MOST_CELLS = 8192;

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
 * a share of the music begins. A quaver for jigs and reels, a crotchet for most songs; at the finest about half as long
 * as the notes are on average, for music in triplets fits none.
 *
 * @param share of the time of all notes, 0 to 1
 */
export function melodyPulse(code: MelodyCode, share: number): number {
  const times = timesFromBarlines(code);
  let total = 0;
  for (const length of code.lengths) total += length;
  const level = Math.floor(Math.log2(Math.max(FINEST, notePace(code)) / FINEST));
  const finest = Math.max(FINEST, (FINEST * 2 ** level) / 2);
  for (let pulse = COARSEST; pulse > finest; pulse /= 2) {
    let onPulse = 0;
    for (let note = 0; note < times.length; note++) {
      if ((times[note] ?? 0) % pulse === 0) onPulse += code.lengths[note] ?? 0;
    }
    if (onPulse >= share * total) return pulse;
  }
  return finest;
}

/** (N) when each note begins in its measure; a pick-up is counted back from its end, so those are negative. */
function timesFromBarlines(code: MelodyCode): Int32Array {
  const measures = noteMeasures(code);
  return code.onsets.map((onset, note) => {
    const measure = measures[note] ?? 0;
    return onset - (code.barlines[measure === 0 ? 1 : measure] ?? 0);
  });
}

/**
 * The melody in cells of a pulse (ticks, whole number). Measures in which nothing sounds are left out, and what comes
 * after 8,192 cells, many times the longest tune.
 */
export function cellRow(code: MelodyCode, pulse: number): CellRow {
  const keys: number[] = [];
  const starts: number[] = [];
  const listener = createListener(code);
  for (const { start, end } of cellTimes(code, pulse)) {
    const key = listener.longest(start, end) ?? keys.at(-1);
    if (key === undefined) continue;
    keys.push(key);
    starts.push(start);
    if (keys.length === MOST_CELLS) break;
  }
  return { pulse, keys: Uint8Array.from(keys), starts: Int32Array.from(starts) };
}

/** When each cell begins and ends, in measures in which something sounds. */
function* cellTimes(
  code: MelodyCode,
  pulse: number,
): Generator<{ readonly start: number; readonly end: number }> {
  const { barlines } = code;
  const sounding = soundingMeasures(code);
  for (let measure = 0; measure + 1 < barlines.length; measure++) {
    if (sounding[measure] === 0) continue;
    const end = barlines[measure + 1] ?? 0;
    let start = barlines[measure] ?? 0;
    // A pick-up is cut so that its cells end with the bar line.
    let next = start + (measure === 0 ? (end - start) % pulse || pulse : pulse);
    for (; start < end; next += pulse) {
      yield { start, end: Math.min(next, end) };
      start = next;
    }
  }
}

/** (M) 1 for the measures that a note begins in or is held into. */
function soundingMeasures(code: MelodyCode): Uint8Array {
  const { onsets, lengths, barlines } = code;
  const sounding = new Uint8Array(barlines.length);
  const measures = noteMeasures(code);
  for (let note = 0; note < measures.length; note++) {
    const end = (onsets[note] ?? 0) + (lengths[note] ?? 0);
    for (let measure = measures[note] ?? 0; (barlines[measure] ?? end) < end; measure++)
      sounding[measure] = 1;
  }
  return sounding;
}

/** Walks through the notes; spans of time are asked for in ascending order. */
function createListener({ keys, onsets, lengths }: MelodyCode) {
  /** The first note that may still sound. */
  let next = 0;
  /** Time by key in the span asked for. */
  const times = new Int32Array(128);
  const keyOf = (note: number) => keys[note] ?? 0;
  const onsetOf = (note: number) => onsets[note] ?? 0;
  const endOf = (note: number) => onsetOf(note) + (lengths[note] ?? 0);
  /** The key that sounds longest; of several as long, the first that begins here (a dotted note gives way). */
  function longest(from: number, to: number): number | undefined {
    while (next < keys.length && endOf(next) <= from) next++;
    let best: number | undefined;
    let most = 0;
    let behind = next;
    for (; behind < keys.length && onsetOf(behind) < to; behind++) {
      const time = Math.min(to, endOf(behind)) - Math.max(from, onsetOf(behind));
      addTime(keyOf(behind), time);
    }
    for (let note = next; note < behind; note++) {
      const time = takeTime(keyOf(note));
      const followsHeld = note === next + 1 && onsetOf(next) < from;
      if (time < most || (time === most && !followsHeld)) continue;
      most = time;
      best = keyOf(note);
    }
    return best;
  }
  function addTime(key: number, time: number): void {
    times[key] = (times[key] ?? 0) + time;
  }
  /** All of a key's time the first time it is asked for. */
  function takeTime(key: number): number {
    const time = times[key] ?? 0;
    times[key] = 0;
    return time;
  }
  return { longest };
}
