/** @file Sections that follow a finished tune: as many as the form or the number of bars that is asked for takes. */
import type { PlannedSection, SectionPlan } from "@melodist/tokens";
import type { Refusal } from "../plan/plan.ts";
import { nameOf, type Played, playedBars, readLetters } from "../plan/sections.ts";
import type { ComposeRequest } from "../request.ts";

export interface FurtherSections {
  readonly sections: readonly PlannedSection[];
  readonly refusals: readonly Refusal[];
}

type LengthWishes = Pick<ComposeRequest, "form" | "bars" | "barsPerSection">;

/**
 * Sections like the last one: by the form, by the number of bars, or one.
 *
 * @param own the sections that are there, at least one
 */
export function furtherSections(own: readonly PlannedSection[], wishes: LengthWishes): FurtherSections {
  const last = own.at(-1);
  if (last === undefined) return { sections: [], refusals: [] };
  const against = refuseSectionBars(last, wishes);
  const played = wishes.form === undefined ? undefined : readLetters(wishes.form);
  if (played === undefined) return withRefusals(byBars(own, last, wishes.bars), against);
  if (!beginsWith(played, own)) return { sections: [], refusals: [...against, refuseForm(own, wishes)] };
  const sections = byLetters(own, last, played);
  const total = playedBars([...own, ...sections]);
  const isOther = wishes.bars !== undefined && wishes.bars !== total;
  return { sections, refusals: [...against, ...(isOther ? [refuseBars(wishes.bars, own, total)] : [])] };
}

function withRefusals({ sections, refusals }: FurtherSections, more: readonly Refusal[]): FurtherSections {
  return { sections, refusals: [...more, ...refusals] };
}

function byBars(
  own: readonly PlannedSection[],
  last: PlannedSection,
  bars: number | undefined,
): FurtherSections {
  const there = playedBars(own);
  const each = playedBars([last]);
  const wanted = bars === undefined ? 1 : (bars - there) / each;
  const count = Math.max(1, Math.round(wanted));
  const sections = likeLast(own, last, count);
  const isReached = wanted === count;
  return { sections, refusals: isReached ? [] : [refuseBars(bars, own, there + count * each)] };
}

const LETTERS: readonly SectionPlan["letter"][] = ["A", "B", "C", "D", "E", "F"];

/** Letters that no section has, in order; behind them the last of all letters. */
function freeLetters(own: readonly PlannedSection[]): readonly SectionPlan["letter"][] {
  const used = new Set(own.map(({ letter }) => letter));
  return LETTERS.filter((letter) => !used.has(letter));
}

function likeLast(
  own: readonly PlannedSection[],
  last: PlannedSection,
  count: number,
): readonly PlannedSection[] {
  const free = freeLetters(own);
  return Array.from({ length: count }, (_, index) => ({
    ...last,
    letter: free[index] ?? "F",
    primed: false,
  }));
}

/** What is played behind the own sections; where those have repeat signs, equal neighbours get them as well. */
function byLetters(
  own: readonly PlannedSection[],
  last: PlannedSection,
  played: readonly Played[],
): readonly PlannedSection[] {
  const names = own.flatMap((section) => new Array<PlannedSection>(section.times).fill(section));
  const known = new Map(names.map((section, index) => [nameOf(played[index] ?? section), section]));
  const free = [...freeLetters(own)];
  const hasRepeats = own.some(({ times }) => times === 2);
  const sections: PlannedSection[] = [];
  let before = "";
  for (const asked of played.slice(names.length)) {
    const name = nameOf(asked);
    const like = known.get(name) ?? { ...last, letter: free.shift() ?? "F", primed: false };
    known.set(name, like);
    const repeated = sections.at(-1);
    if (hasRepeats && name === before && repeated?.times === 1)
      sections[sections.length - 1] = { ...like, times: 2 };
    else sections.push(once(like));
    before = name;
  }
  return sections;
}

/** A section played once has no endings to choose from. */
function once({ endings: _, ...section }: PlannedSection): PlannedSection {
  return { ...section, times: 1 };
}

/**
 * True when a form goes on from sections: it names alike what is alike, and differently what differs. A section that is
 * a variant of another may be called the same or not.
 */
function beginsWith(played: readonly Played[], own: readonly PlannedSection[]): boolean {
  const there = own.flatMap((section) => new Array<PlannedSection>(section.times).fill(section));
  if (played.length <= there.length) return false;
  return there.every((section, index) =>
    there.slice(0, index).every((other, before) => {
      if (section.letter === other.letter && section.primed !== other.primed) return true;
      const isSame = nameOf(section) === nameOf(other);
      const [one, two] = [played[index], played[before]];
      return one !== undefined && two !== undefined && isSame === (nameOf(one) === nameOf(two));
    }),
  );
}

/** The form as played, in letters. */
function printForm(sections: readonly PlannedSection[]): string {
  return sections.map((section) => nameOf(section).repeat(section.times)).join("");
}

function refuseForm(own: readonly PlannedSection[], { form = "" }: LengthWishes): Refusal {
  const there = printForm(own);
  const last = own.at(-1);
  const near = last === undefined ? there : printForm([...own, ...likeLast(own, last, 1)]);
  return {
    wish: "form",
    asked: form,
    reason: {
      en: `the tune is ${there} already, and the wish is for the whole`,
      zh: `这首曲子已是 ${there}，而这里要求的是全曲的曲式`,
    },
    nearest: { en: near, zh: near },
  };
}

function refuseBars(bars: number | undefined, own: readonly PlannedSection[], nearest: number): Refusal {
  const there = playedBars(own);
  return {
    wish: "bars",
    asked: String(bars),
    reason: {
      en: `the tune has ${there} bars as played already, the wish is for the whole, and only whole sections follow`,
      zh: `这首曲子演奏起来已有 ${there} 小节，这里要求的是全曲的小节数，而且只能续写整段`,
    },
    nearest: { en: `${nearest} bars`, zh: `${nearest} 小节` },
  };
}

function refuseSectionBars({ bars }: PlannedSection, { barsPerSection }: LengthWishes): readonly Refusal[] {
  if (barsPerSection === undefined || barsPerSection === bars) return [];
  return [
    {
      wish: "barsPerSection",
      asked: String(barsPerSection),
      reason: { en: "sections follow that are like the last one", zh: "续写的段落与末段等长" },
      nearest: { en: String(bars), zh: String(bars) },
    },
  ];
}
