/** @file The written sections of a melody, in bars. */
import { fitTogether, groupBars, isShort, joinBars, type LineBar } from "./bars.ts";
import type { LineMeasure } from "./melody-line.ts";
import type { SectionStart } from "./name-sections.ts";
import type { Stretch, WrittenSection } from "./written-section.ts";

/** A section in bars. */
export interface SectionBars {
  /** The measures it was written in. */
  readonly written: Stretch;
  readonly times: number;
  readonly body: readonly LineBar[];
  readonly first: readonly LineBar[] | undefined;
  readonly second: readonly LineBar[] | undefined;
}

/**
 * Put a melody's measures into its sections.
 *
 * @param starts where sections begin although no sign says so; what lies inside a repeat is not divided
 */
export function sectionsInBars(
  sections: readonly WrittenSection[],
  measures: readonly LineMeasure[],
  starts: readonly SectionStart[],
): readonly SectionBars[] {
  const divided = sections.flatMap((section) => divide(section, starts));
  return joinLeadIns(divided.map((section) => inBars(section, measures)).filter(hasMusic));
}

function divide(section: WrittenSection, starts: readonly SectionStart[]): readonly WrittenSection[] {
  if (section.times > 1) return [section];
  const { from, to } = section.body;
  const cuts = starts.map(({ measure }) => measure).filter((measure) => measure > from && measure < to);
  const edges = [from, ...cuts, to];
  return edges
    .slice(1)
    .map((edge, index) => ({ ...section, body: { from: edges[index] ?? from, to: edge } }));
}

function inBars(section: WrittenSection, measures: readonly LineMeasure[]): SectionBars {
  const within = (stretch: Stretch): readonly LineMeasure[] =>
    measures.filter(({ written }) => written >= stretch.from && written < stretch.to);
  const { body: whole, first, second, times } = section;
  const inside = within(whole);
  const mayBeginShort = inside.length > 1 || first !== undefined;
  const bars = {
    written: { from: whole.from, to: (second ?? first ?? whole).to },
    times,
    body: groupBars(inside, mayBeginShort),
    first: first && groupBars(within(first), false),
    second: second && groupBars(within(second), false),
  };
  return beginEndingsAtBar(bars);
}

/** An ending that begins inside a bar begins at the bar's line instead, which sounds the same. */
function beginEndingsAtBar(section: SectionBars): SectionBars {
  const { body, first, second } = section;
  const last = body.at(-1);
  const [opening] = first ?? [];
  if (last?.kind !== "bar" || opening === undefined || !fitTogether(last, opening)) return section;
  const withLast = (bars: readonly LineBar[]): readonly LineBar[] => {
    const [head, ...others] = bars;
    return head !== undefined && fitTogether(last, head)
      ? [joinBars(last, head), ...others]
      : [last, ...bars];
  };
  return {
    ...section,
    body: body.slice(0, -1),
    first: withLast(first ?? []),
    second: withLast(second ?? []),
  };
}

function hasMusic({ body, first, second }: SectionBars): boolean {
  return body.length + (first?.length ?? 0) + (second?.length ?? 0) > 0;
}

/** A pick-up that stands alone before a section belongs to that section. */
function joinLeadIns(sections: readonly SectionBars[]): readonly SectionBars[] {
  const joined: SectionBars[] = [];
  for (const section of sections) {
    const before = joined.at(-1);
    const [pickup] = before !== undefined && isLonePickup(before) ? before.body : [];
    if (before === undefined || pickup === undefined || section.body[0]?.kind !== "bar") {
      joined.push(section);
      continue;
    }
    const kind = section.times > 1 ? "lead-in" : "upbeat";
    const written = { from: before.written.from, to: section.written.to };
    joined[joined.length - 1] = { ...section, written, body: [{ ...pickup, kind }, ...section.body] };
  }
  return joined;
}

function isLonePickup({ times, body: [bar, ...others] }: SectionBars): boolean {
  return times === 1 && bar?.kind === "bar" && others.length === 0 && isShort(bar);
}
