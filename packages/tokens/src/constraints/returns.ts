/** @file Sections that return: which bars repeat which. */
import type { SectionPlan } from "../controls/controls.ts";
import type { RowBar } from "./bar-row.ts";
import type { PlannedBar } from "./lay-out.ts";

/**
 * Let every section whose name came before repeat it from its beginning, bar for bar, but for its closing bars. It stops
 * at the first bar that is wanted otherwise (kept, of another length, under other chords).
 */
export function markReturns(
  rows: readonly RowBar[],
  bars: readonly PlannedBar[],
  sections: readonly SectionPlan[],
): readonly RowBar[] {
  const models = new Map(sections.flatMap((_, section) => [...returningBars(rows, bars, sections, section)]));
  return rows.map((row, target) => {
    const source = models.get(target);
    if (source === undefined) return row;
    const kept = rows[source]?.kept;
    return kept === undefined ? { ...row, repeats: source } : { ...row, kept };
  });
}

/** The bars of a section that repeat those of an earlier one: [bar, model]. */
function returningBars(
  rows: readonly RowBar[],
  bars: readonly PlannedBar[],
  sections: readonly SectionPlan[],
  section: number,
): readonly (readonly [bar: number, model: number])[] {
  const name = sections[section];
  const model = sections.findIndex(({ letter, primed }) => letter === name?.letter && primed === name.primed);
  if (model === section) return [];
  const sources = barsOf(bars, model);
  const targets = barsOf(bars, section);
  const stop = targets.findIndex((target, place) => !mayRepeat(bars, rows, sources[place], target));
  const count = stop < 0 ? targets.length : stop;
  return targets.slice(0, count).map((target, place) => [target, sources[place] ?? target]);
}

/** Indices of a section's bars. */
function barsOf(bars: readonly PlannedBar[], section: number): readonly number[] {
  return bars.flatMap((bar, index) => (bar.section === section ? [index] : []));
}

function mayRepeat(
  bars: readonly PlannedBar[],
  rows: readonly RowBar[],
  source: number | undefined,
  target: number,
): boolean {
  if (source === undefined) return false;
  const [model, bar] = [bars[source], bars[target]];
  if (model === undefined || bar === undefined || model.closes || bar.closes) return false;
  if (model.kind !== bar.kind || rows[target]?.kept !== undefined) return false;
  return JSON.stringify(rows[source]?.wish) === JSON.stringify(rows[target]?.wish);
}
