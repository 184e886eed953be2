/** @file Where every bar of a plan stands and how long it is: sections, pick-ups, endings, complementary last bars. */
import { measureLength, ZERO } from "@melodist/score";
import { type BarOutline, barToken } from "../codec/outline.ts";
import type { Token } from "../vocabulary/token.ts";
import type { PlanFault } from "./plan-fault.ts";
import { wholesToTicks } from "./ticks.ts";
import type { PlannedSection, TunePlan } from "./tune-plan.ts";

/** A bar that is to be written. */
export interface PlannedBar {
  /** Tokens before it: section and ending tokens, its bar token. */
  readonly lead: readonly Token[];
  readonly kind: BarOutline["kind"];
  /** In ticks. */
  readonly length: number;
  /** Index of its section. */
  readonly section: number;
  /** It begins a section or an ending: no note is held into it. */
  readonly begins: boolean;
  /** It belongs to the last two bars of its section, or to an ending: it never has to return. */
  readonly closes: boolean;
}

export interface Layout {
  readonly bars: readonly PlannedBar[];
}

/** Pick-ups of a section, in ticks. */
interface Pickups {
  /** Before its first bar. */
  readonly first: number;
  /** The same each time that it is repeated: nothing where the pick-up leads in. */
  readonly again: number;
}

/** What a section's bars come to, in ticks. */
interface SectionLengths {
  readonly full: number;
  readonly pickup: number;
  /** Of the last bar before going back; before going on, when nothing is repeated. */
  readonly first: number;
  /** Of the last bar of the second ending. */
  readonly second: number;
}

/** Lay out a plan's bars, or say what is wrong with it. */
export function layOut(plan: TunePlan): Layout | PlanFault {
  const { sections } = plan;
  const measure = measureLength(plan.meter);
  const full = measure && wholesToTicks(measure, plan.unit);
  if (full === undefined) return { kind: "odd-meter" };
  if (sections.length === 0) return { kind: "no-sections" };
  const odd = sections.findIndex((section) => !hasBars(section));
  if (odd >= 0) return { kind: "odd-section", section: odd };
  const pickups = sections.map(({ pickup, leadsIn = false }): Pickups => {
    const first = wholesToTicks(pickup ?? plan.pickup ?? ZERO, plan.unit) ?? full;
    return { first, again: leadsIn ? 0 : first };
  });
  const long = pickups.findIndex(({ first }) => first >= full);
  if (long >= 0) return { kind: "odd-pickup", section: long };
  const split = sections.findIndex((section, index) => hasTwoWays(section, pickups, index));
  if (split >= 0) return { kind: "pickups-differ", section: split };
  const bars = sections.flatMap((section, index) => {
    return sectionBars(section, index, sectionLengths(section, pickups, index, full));
  });
  return isLongPickup(plan, bars, full) ? { kind: "odd-pickup", section: 0 } : { bars };
}

function hasBars({ bars, times, endings = 0 }: PlannedSection): boolean {
  return bars >= 1 && endings >= 0 && endings <= bars && (endings === 0 || times === 2);
}

/** The pick-up that is played behind a section when it is left; behind the last one, the tune's beginning is thought to be. */
function nextPickup(pickups: readonly Pickups[], index: number): number {
  return (pickups[index + 1] ?? pickups[0])?.first ?? 0;
}

/** Without endings a last bar cannot lead to two different pick-ups; the tune's last repeat leads to its own only. */
function hasTwoWays(
  { times, endings = 0 }: PlannedSection,
  pickups: readonly Pickups[],
  index: number,
): boolean {
  const isLast = index === pickups.length - 1;
  return times === 2 && endings === 0 && !isLast && pickups[index]?.again !== nextPickup(pickups, index);
}

function sectionLengths(
  { times }: PlannedSection,
  pickups: readonly Pickups[],
  index: number,
  full: number,
): SectionLengths {
  const { first, again } = pickups[index] ?? { first: 0, again: 0 };
  const next = nextPickup(pickups, index);
  return { full, pickup: first, first: full - (times === 2 ? again : next), second: full - next };
}

/** A pick-up of most of a bar is one only if something makes up for it. */
function isLongPickup({ sections }: TunePlan, bars: readonly PlannedBar[], full: number): boolean {
  const [first] = bars;
  if (first === undefined || first.kind === "bar" || first.length * 2 <= full) return false;
  return sections[0]?.times === 1 && bars.at(-1)?.length === full;
}

function sectionBars(section: PlannedSection, index: number, lengths: SectionLengths): readonly PlannedBar[] {
  const { bars, endings = 0, letter, primed, times, leadsIn = false } = section;
  const upbeat = lengths.pickup > 0 ? [pickupBar(leadsIn ? "lead-in" : "upbeat", lengths.pickup)] : [];
  const body = countDown(bars, endings, lengths.full, lengths.first);
  const first = countDown(endings, 0, lengths.full, lengths.first);
  const second = countDown(endings, 0, lengths.full, lengths.second);
  const row = [
    ...led([...upbeat, ...body], [], false),
    ...led(first, [{ kind: "ending", number: 1 }], true),
    ...led(second, [{ kind: "ending", number: 2 }], true),
  ];
  const [head, ...others] = row;
  if (head === undefined) return [];
  const name: Token = { kind: "section", letter, primed, times };
  return [{ ...head, lead: [name, ...head.lead], begins: true }, ...others].map((bar) => ({
    ...bar,
    section: index,
  }));
}

type SectionBar = Omit<PlannedBar, "section">;

function pickupBar(kind: "upbeat" | "lead-in", length: number): SectionBar {
  return { kind, lead: [barToken(kind, 0)], length, begins: false, closes: false };
}

/** Bars from `from` remaining down to more than `to`; the one with 1 remaining is as long as `last`. */
function countDown(from: number, to: number, full: number, last: number): readonly SectionBar[] {
  return Array.from({ length: from - to }, (_, index) => {
    const remaining = from - index;
    return {
      kind: "bar",
      lead: [barToken("bar", remaining)],
      length: remaining === 1 ? last : full,
      begins: false,
      closes: remaining <= 2,
    };
  });
}

/** Bars of which the first has further tokens before it. */
function led(bars: readonly SectionBar[], lead: readonly Token[], closes: boolean): readonly SectionBar[] {
  return bars.map((bar, index) => ({
    ...bar,
    lead: index === 0 ? [...lead, ...bar.lead] : bar.lead,
    begins: index === 0 && lead.length > 0,
    closes: closes || bar.closes,
  }));
}
