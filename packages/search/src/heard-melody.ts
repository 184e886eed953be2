/** @file A melody made ready for comparing: its cells, what each is worth, and where a comparison may begin. */
import { type CellRow, cellRow, melodyPulse, notePace } from "./cell-row.ts";
import { INTERVAL_BITS } from "./interval-bits.data.ts";
import type { MelodyCode } from "./melody-code.ts";

/** C cells of a melody at one pulse. */
export interface HeardMelody {
  readonly row: CellRow;
  /** (C) pitch classes. */
  readonly classes: Uint8Array;
  /** (C) how surprising the step into each cell is, in tenths of a bit; 0 for the first. */
  readonly bits: Uint8Array;
  /** (C) the four steps that lead to each cell as one number; `NO_SEED` where fewer than two of them move. */
  readonly seeds: Uint16Array;
  /** The sum of `bits`. */
  readonly total: number;
}

/** What is the same at every pulse. */
export interface Gait {
  /** In ticks, see `melodyPulse`. */
  readonly pulse: number;
  /** In ticks, see `notePace`; 1 for a melody without notes. */
  readonly pace: number;
}

/** No comparison begins at this cell. */
export const NO_SEED = 0xffff;
/** Steps that must agree where a comparison begins, and how many of them must move. */
const SEED_STEPS = 4;
const SEED_MOVES = 2;
/** A note that goes on says next to nothing. */
const HELD_BITS = 5;
/** Three quarters of the music begin on the pulse: finer than for fingerprints, ornaments cost little here. */
const ON_PULSE = 0.75;

interface Memory {
  readonly gait: Gait;
  readonly heard: Map<number, HeardMelody>;
}

/** A tune is compared with many: what was made of it is kept as long as the code itself. */
const memories = new WeakMap<MelodyCode, Memory>();

/** The pulse and pace of a melody. */
export function melodyGait(code: MelodyCode): Gait {
  return memoryOf(code).gait;
}

/** The melody at a pulse, in ticks. */
export function hearMelody(code: MelodyCode, pulse: number): HeardMelody {
  const { heard } = memoryOf(code);
  const known = heard.get(pulse) ?? listen(cellRow(code, pulse));
  heard.set(pulse, known);
  return known;
}

function memoryOf(code: MelodyCode): Memory {
  const known = memories.get(code) ?? {
    gait: { pulse: melodyPulse(code, ON_PULSE), pace: notePace(code) || 1 },
    heard: new Map<number, HeardMelody>(),
  };
  memories.set(code, known);
  return known;
}

function listen(row: CellRow): HeardMelody {
  const count = row.keys.length;
  const classes = row.keys.map((key) => key % 12); // (C)
  const bits = new Uint8Array(count);
  const seeds = new Uint16Array(count).fill(NO_SEED);
  let before = 0;
  let total = 0;
  let steps = 0;
  let moves = 0;
  for (let cell = 1; cell < count; cell++) {
    const step = stepInto(classes, cell);
    const worth = step === 0 && before === 0 ? HELD_BITS : (INTERVAL_BITS[12 * before + step] ?? 0);
    bits[cell] = worth;
    total += worth;
    before = step;
    const oldest = Math.floor(steps / 12 ** (SEED_STEPS - 1));
    moves += (step === 0 ? 0 : 1) - (oldest === 0 ? 0 : 1);
    steps = (steps % 12 ** (SEED_STEPS - 1)) * 12 + step;
    if (cell >= SEED_STEPS && moves >= SEED_MOVES) seeds[cell] = steps;
  }
  return { row, classes, bits, seeds, total };
}

/** Semitones upward into a cell, modulo 12. */
export function stepInto(classes: Uint8Array, cell: number): number {
  return (12 + (classes[cell] ?? 0) - (classes[cell - 1] ?? 0)) % 12;
}
