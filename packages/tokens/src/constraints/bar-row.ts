/** @file A row of bars, kept and free, as the steps of a track. */

import { type BarShape, type BarWish, shapeBar } from "./bar-shape.ts";
import { createMelodyBar } from "./melody-bar.ts";
import type { TokenGroups } from "./token-groups.ts";
import type { BarAutomaton, TrackStep } from "./track.ts";

/** One bar of the row. */
export interface RowBar {
  /** What stands before its content: section, ending and bar tokens. */
  readonly lead: readonly number[];
  /** Its content where it is known. */
  readonly kept: readonly number[] | undefined;
  readonly wish: BarWish;
  /** A note may be held into it. */
  readonly mayHold: boolean;
  /** How its content must begin. */
  readonly opening: readonly number[];
  /** Index of the earlier bar that it repeats, if any: a bar of the same wish. */
  readonly repeats: number | undefined;
}

/** Free bars with their shapes, and the place where the choice begins in each. */
export interface ShapedRow {
  readonly steps: readonly TrackStep[];
  /** Indices of bars that cannot be filled, or whose opening does not fit. */
  readonly stuck: readonly number[];
}

/**
 * Lay a row of bars out in steps.
 *
 * @param last tokens behind the last bar
 */
export function layRow(groups: TokenGroups, bars: readonly RowBar[], last: readonly number[]): ShapedRow {
  const steps: TrackStep[] = [];
  const stuck: number[] = [];
  const stepOf = new Map<number, number>();
  const models = new Set(bars.flatMap(({ repeats }) => repeats ?? []));
  const automata = new Map<string, BarAutomaton>();
  for (const [index, bar] of bars.entries()) {
    if (bar.kept !== undefined) {
      steps.push({ kind: "given", tokens: [...bar.lead, ...bar.kept] });
      continue;
    }
    steps.push({ kind: "given", tokens: bar.lead });
    const from = readOpening(groups, bar);
    const shape = from === undefined ? undefined : shapeBar(groups, bar.wish, from);
    if (from === undefined || shape === undefined || !canGoOn(shape, from)) {
      stuck.push(index);
      continue;
    }
    const key = JSON.stringify([bar.wish, bar.mayHold, from % 2]);
    const automaton = automata.get(key) ?? createMelodyBar(groups, { shape, mayHold: bar.mayHold });
    automata.set(key, automaton);
    stepOf.set(index, steps.length);
    const repeats = bar.repeats === undefined ? undefined : stepOf.get(bar.repeats);
    const { opening } = bar;
    steps.push({ kind: "free", bar: automaton, opening, repeats, isModel: models.has(index) });
  }
  steps.push({ kind: "given", tokens: last });
  return { steps, stuck };
}

function canGoOn(shape: BarShape, from: number): boolean {
  return shape.open[from] === true || (from === shape.length && shape.cadence === undefined);
}

/** Where a bar's opening ends, in ticks; undefined when the bar cannot begin so. */
function readOpening(groups: TokenGroups, { wish, opening, mayHold }: RowBar): number | undefined {
  if (opening.length === 0) return 0;
  // Chords of an opening are given, and stand where they stand.
  const chordPlaces = wish.chordPlaces.length > 0 ? [...Array(wish.length).keys()] : [];
  const shape = shapeBar(groups, { ...wish, chordPlaces }, 1);
  const bar = createMelodyBar(groups, { shape, mayHold });
  let state = bar.begin("note");
  for (const id of opening) {
    const isMeter = groups.meanings[id]?.kind === "meter";
    if (!isMeter && bar.follow(state).mask[id] !== 1) return undefined;
    state = bar.advance(state, id);
  }
  const { at, head, tuplet } = bar.settle(state);
  return head === "nothing" && tuplet < 0 && at <= wish.length ? at : undefined;
}
