/** @file A plan that an existing tune follows: to go on with it, or to write another by its form. */
import { scaleDuration, ZERO } from "@melodist/score";
import type { EncodedTune } from "../codec/encode-tune.ts";
import { readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { outlineBars, placeBars, type SectionOutline, sectionBars } from "../codec/outline.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { checkPlan } from "./tune-constraint.ts";
import type { PlannedSection, TunePlan } from "./tune-plan.ts";

/**
 * Meter, unit, mode and sections of a tune, with their pick-ups and endings; all its bars are kept.
 *
 * Add sections, take away kept bars, and what is new can be composed. A tune that does not follow its own plan (bars
 * that do not add up, changes of meter) is found out by `checkPlan`.
 */
export function planOfTune(vocabulary: Vocabulary, { outline, frame }: EncodedTune): TunePlan {
  return {
    meter: frame.meter,
    unit: frame.unit,
    mode: frame.key.mode,
    sections: outline.map((section) => plannedSection(vocabulary, section, frame)),
    kept: new Map(outlineBars(outline).map(({ tokens }, bar) => [bar, tokens])),
  };
}

/**
 * Bars, from 0, that are not as long as the tune's meter has them. Those that close a section or an ending are not among them: what
 * a pick-up takes from a bar, people make up for in many ways.
 */
export function oddBars(vocabulary: Vocabulary, tune: EncodedTune): readonly number[] {
  const leads = placeBars(tune.outline).map(({ lead }) => lead);
  const closes = (bar: number): boolean =>
    leads[bar + 1]?.some(({ kind }) => kind === "section" || kind === "ending") ?? true;
  return checkPlan(vocabulary, planOfTune(vocabulary, tune)).flatMap((fault) =>
    fault.kind === "kept-bar-does-not-fit" && !closes(fault.bar) ? [fault.bar] : [],
  );
}

function plannedSection(
  vocabulary: Vocabulary,
  section: SectionOutline,
  { unit }: EncodedTune["frame"],
): PlannedSection {
  const [head] = section.body;
  const isPickup = head !== undefined && head.kind !== "bar";
  const units = isPickup ? soundingUnits(readAtoms(vocabulary, head.tokens).atoms) : ZERO;
  const planned = {
    ...section.name,
    bars: sectionBars(section),
    pickup: scaleDuration(units, unit.num, unit.den),
    ...(head?.kind === "lead-in" ? { leadsIn: true } : {}),
  };
  return section.first === undefined ? planned : { ...planned, endings: section.first.length };
}
