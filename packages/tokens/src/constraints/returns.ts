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
  const marked = [...rows];
  for (const [section, { letter, primed }] of sections.entries()) {
    const model = sections.findIndex((other) => other.letter === letter && other.primed === primed);
    if (model === section) continue;
    const [to, from] = [section, model].map((number) => barsOf(bars, number));
    for (const [place, target] of (to ?? []).entries()) {
      const source = from?.[place];
      if (source === undefined || !mayRepeat(bars, rows, source, target)) break;
      const row = marked[target];
      const before = marked[source];
      if (row === undefined || before === undefined) break;
      marked[target] =
        before.kept === undefined ? { ...row, repeats: source } : { ...row, kept: before.kept };
    }
  }
  return marked;
}

/** Indices of a section's bars. */
function barsOf(bars: readonly PlannedBar[], section: number): readonly number[] {
  return bars.flatMap((bar, index) => (bar.section === section ? [index] : []));
}

function mayRepeat(
  bars: readonly PlannedBar[],
  rows: readonly RowBar[],
  source: number,
  target: number,
): boolean {
  const [model, bar] = [bars[source], bars[target]];
  if (model === undefined || bar === undefined || model.closes || bar.closes) return false;
  if (model.kind !== bar.kind || rows[target]?.kept !== undefined) return false;
  return JSON.stringify(rows[source]?.wish) === JSON.stringify(rows[target]?.wish);
}
