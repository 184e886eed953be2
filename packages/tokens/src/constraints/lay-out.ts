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
  /** Index of its section, and its place in that section's bars. */
  readonly section: number;
  readonly place: number;
  /** Nothing is written before it, or it begins a section or an ending: no note is held into it. */
  readonly begins: boolean;
  /** It belongs to the last two bars of its section, or to an ending: it never has to return. */
  readonly closes: boolean;
}

export interface Layout {
  readonly bars: readonly PlannedBar[];
  /** Of a full bar, in ticks. */
  readonly full: number;
}

/** Lay out a plan's bars, or say what is wrong with it. */
export function layOut(plan: TunePlan): Layout | PlanFault {
  const measure = measureLength(plan.meter);
  const full = measure && wholesToTicks(measure, plan.unit);
  if (full === undefined) return { kind: "odd-meter" };
  if (plan.sections.length === 0) return { kind: "no-sections" };
  const pickups = plan.sections.map(({ pickup }) => wholesToTicks(pickup ?? plan.pickup ?? ZERO, plan.unit));
  const bars: PlannedBar[] = [];
  for (const [index, section] of plan.sections.entries()) {
    const own = pickups[index];
    if (own === undefined || own >= full) return { kind: "odd-pickup", section: index };
    const { endings = 0, times } = section;
    if (section.bars < 1 || endings < 0 || endings > section.bars || (endings > 0 && times === 1)) {
      return { kind: "odd-section", section: index };
    }
    // What is played behind the tune's last bar is thought to be its beginning.
    const next = pickups[index + 1] ?? (index + 1 < pickups.length ? undefined : pickups[0]);
    if (next === undefined) return { kind: "odd-pickup", section: index + 1 };
    const isLast = index === plan.sections.length - 1;
    const back = times === 2 ? own : next;
    // The last repeat leads nowhere else, so only its own pick-up counts.
    if (endings === 0 && back !== next && !isLast) return { kind: "pickups-differ", section: index };
    const lengths = { full, pickup: own, first: full - back, last: full - next };
    bars.push(...sectionBars(section, index, lengths));
  }
  return isLongPickup(plan, bars, full) ? { kind: "odd-pickup", section: 0 } : { bars, full };
}

/** A pick-up of most of a bar is one only if something makes up for it. */
function isLongPickup({ sections }: TunePlan, bars: readonly PlannedBar[], full: number): boolean {
  const [first] = bars;
  if (first?.kind !== "upbeat" || first.length * 2 <= full) return false;
  return sections[0]?.times === 1 && bars.at(-1)?.length === full;
}

interface SectionLengths {
  readonly full: number;
  readonly pickup: number;
  /** Of the last bar before going back (or on, when nothing is repeated). */
  readonly first: number;
  /** Of the last bar of the second ending. */
  readonly last: number;
}

function sectionBars(section: PlannedSection, index: number, lengths: SectionLengths): readonly PlannedBar[] {
  const { bars, endings = 0, letter, primed, times } = section;
  const planned: PlannedBar[] = [];
  const put = (lead: readonly Token[], remaining: number, length: number, inEnding: boolean): void => {
    const token = barToken("bar", remaining);
    const closes = inEnding || remaining <= 2;
    const shared = { kind: "bar", section: index, place: planned.length } as const;
    planned.push({ ...shared, lead: [...lead, token], length, closes, begins: lead.length > 0 });
  };
  const name: Token = { kind: "section", letter, primed, times };
  if (lengths.pickup > 0) {
    const shared = { kind: "upbeat", section: index, place: 0, begins: true, closes: false } as const;
    planned.push({ ...shared, lead: [name, { kind: "upbeat", once: false }], length: lengths.pickup });
  }
  for (let remaining = bars; remaining > endings; remaining--) {
    const lead = planned.length === 0 ? [name] : [];
    put(lead, remaining, remaining === 1 ? lengths.first : lengths.full, false);
  }
  for (const number of endings > 0 ? ([1, 2] as const) : []) {
    for (let remaining = endings; remaining > 0; remaining--) {
      const ending: readonly Token[] = remaining === endings ? [{ kind: "ending", number }] : [];
      const lead = planned.length === 0 ? [name, ...ending] : ending;
      const last = number === 1 ? lengths.first : lengths.last;
      put(lead, remaining, remaining === 1 ? last : lengths.full, true);
    }
  }
  return planned;
}
