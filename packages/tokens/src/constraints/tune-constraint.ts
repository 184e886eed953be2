/** @file The constraint that carries out a plan, and what is wrong with a plan that cannot be carried out. */
import { MelodistError } from "@melodist/errors";
import { type Duration, scaleDuration, ZERO } from "@melodist/score";
import { readAtoms, soundingUnits } from "../codec/event-atoms.ts";
import { feltBeat } from "../codec/felt-beat.ts";
import { meterFigures } from "../codec/tune-frame.ts";
import { melodyTokens, setChords } from "../tasks/chord-line.ts";
import { signId } from "../tasks/task-sequence.ts";
import { findId, idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { barBeats } from "./bar-beats.ts";
import { layRow, type RowBar } from "./bar-row.ts";
import { type BarWish, type CadenceGoal, type ChordPlace, shapeBar } from "./bar-shape.ts";
import { allowOnly, type Constraint, intersect } from "./constraint.ts";
import { layOut, type PlannedBar } from "./lay-out.ts";
import { allowedNotes, limitMask } from "./limits.ts";
import { placeChords } from "./place-chords.ts";
import type { PlanFault } from "./plan-fault.ts";
import { markReturns } from "./returns.ts";
import { toTicks, UNIT_TICKS, wholesToTicks } from "./ticks.ts";
import { type TokenGroups, tokenGroups } from "./token-groups.ts";
import { type TrackStep, trackConstraint } from "./track.ts";
import type { TunePlan } from "./tune-plan.ts";

/** A tune of more bars than this is refused: no context holds it. */
const MOST_BARS_OF_TUNE = 256;

/**
 * What is wrong with a plan; nothing when it can be carried out.
 *
 * @example
 * checkPlan(vocabulary, { meter: meter(4, 4), unit: duration(1, 8), sections: [] }); // => [{ kind: "no-sections" }]
 */
export function checkPlan(vocabulary: Vocabulary, plan: TunePlan): readonly PlanFault[] {
  return layPlan(vocabulary, plan).faults;
}

/**
 * The constraint on a tune's body, from its first section token to `end`.
 *
 * Wishes about time (meter, form, chords, returns, kept bars, motif, cadence) are worked out together into one track,
 * where every allowed token leads to a place from which the bar can be completed; wishes about pitches and signs only
 * take away some of the notes, never all, and never a length. So there is no dead end.
 *
 * @throws MelodistError `invalid-setting` when the plan has faults; ask `checkPlan` first
 */
export function tuneConstraint(vocabulary: Vocabulary, plan: TunePlan): Constraint<readonly unknown[]> {
  const { steps, faults } = layPlan(vocabulary, plan);
  const [fault] = faults;
  if (fault !== undefined) {
    throw new MelodistError(`the plan cannot be carried out: ${fault.kind}`, {
      code: "invalid-setting",
      hint: "Check the plan before a tune is composed by it.",
    });
  }
  const groups = tokenGroups(vocabulary);
  return intersect([trackConstraint(groups, steps), allowOnly(limitMask(groups, plan))]);
}

interface LaidPlan {
  readonly steps: readonly TrackStep[];
  readonly faults: readonly PlanFault[];
}

function layPlan(vocabulary: Vocabulary, plan: TunePlan): LaidPlan {
  const layout = layOut(plan);
  if ("kind" in layout) return { steps: [], faults: [layout] };
  const { bars } = layout;
  if (bars.length > MOST_BARS_OF_TUNE) {
    return { steps: [], faults: [{ kind: "too-many-bars", most: MOST_BARS_OF_TUNE }] };
  }
  const groups = tokenGroups(vocabulary);
  const wide = [
    ...meterFaults(vocabulary, plan),
    ...pitchFaults(groups, plan),
    ...lengthFaults(plan, bars.length),
  ];
  const chords = bars.map((bar, index) => chordsAt(vocabulary, plan, index, bar.length));
  const rows = bars.map((_, index) => rowBar(vocabulary, plan, bars, index, chords[index]));
  const named = plan.returns === "same" ? markReturns(rows, bars, plan.sections) : rows;
  const { steps, stuck } = layRow(groups, named, [signId(vocabulary, "end")]);
  const faults = [
    ...wide,
    ...chords.flatMap((row, bar) =>
      row === undefined ? [{ kind: "chord-does-not-fit", bar } as const] : [],
    ),
    ...keptFaults(vocabulary, plan, bars),
    ...stuck.map((bar) => stuckFault(groups, plan, named, bar)),
  ];
  return { steps, faults };
}

function meterFaults(vocabulary: Vocabulary, { meter, unit }: TunePlan): readonly PlanFault[] {
  const figures = findId(vocabulary, { kind: "meter", figures: meterFigures(meter) });
  const length = findId(vocabulary, { kind: "unit", length: unit });
  return figures === undefined || length === undefined ? [{ kind: "odd-meter" }] : [];
}

function pitchFaults(groups: TokenGroups, plan: TunePlan): readonly PlanFault[] {
  const notes = allowedNotes(groups, plan);
  if (notes.length === 0) return [{ kind: "no-pitches" }];
  const { cadence } = plan;
  const ends = notes.some(({ degree, alter }) => alter === 0 && cadence?.degrees.includes(degree));
  return cadence === undefined || ends ? [] : [{ kind: "cadence-out-of-reach" }];
}

function lengthFaults({ chords, motif }: TunePlan, bars: number): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  if (typeof chords === "object" && chords.length > bars) faults.push({ kind: "too-many-chords", bars });
  if (motif !== undefined && motif.length > bars) faults.push({ kind: "motif-too-long", bars });
  return faults;
}

/** Chords given for a bar; none where the choice is the model's, undefined where they do not fit. */
function chordsAt(vocabulary: Vocabulary, { chords }: TunePlan, bar: number, length: number) {
  return typeof chords === "object" ? placeChords(vocabulary, chords[bar] ?? [], length) : [];
}

/** The chord that the last bar comes home to. */
function lastChord(vocabulary: Vocabulary, { chords = "free", cadence }: TunePlan) {
  const chord = chords === "free" ? cadence?.chord : undefined;
  return chord && placeChords(vocabulary, [{ onset: ZERO, chord }], UNIT_TICKS);
}

function rowBar(
  vocabulary: Vocabulary,
  plan: TunePlan,
  bars: readonly PlannedBar[],
  index: number,
  places: readonly ChordPlace[] = [],
): RowBar {
  const bar = bars[index];
  const isLast = index === bars.length - 1;
  const given = typeof plan.chords === "object" ? places : isLast ? lastChord(vocabulary, plan) : undefined;
  const wish: BarWish = {
    length: bar?.length ?? 0,
    chords: given,
    chordPlaces: given === undefined ? chordPlaces(plan, bar) : [],
    cadence: isLast && plan.cadence !== undefined ? cadenceGoal(plan) : undefined,
    endsSounding: beginsWithHold(vocabulary, plan.kept?.get(index + 1)),
  };
  return {
    lead: (bar?.lead ?? []).map((token) => idOf(vocabulary, token)),
    kept: plan.kept?.get(index),
    wish,
    mayHold: bar?.begins === false,
    opening: openingOf(vocabulary, plan, index),
    repeats: undefined,
  };
}

/** Where the model may set chords: on beats. */
function chordPlaces({ chords = "free", meter, unit }: TunePlan, bar: PlannedBar | undefined) {
  if (chords !== "free" || bar === undefined) return [];
  return barBeats({ length: bar.length, meter, unit, isPickup: bar.kind !== "bar" });
}

function cadenceGoal({ cadence, meter, unit }: TunePlan): CadenceGoal {
  const { place } = cadence ?? {};
  return {
    degrees: cadence?.degrees ?? [],
    beat: wholesToTicks(feltBeat(meter), unit) ?? UNIT_TICKS,
    shortest: Math.ceil(wholesToTicks(cadence?.shortest ?? unit, unit) ?? UNIT_TICKS),
    place: place && wholesToTicks(place, unit),
  };
}

/** True when a bar goes on with the last note of the bar before. */
export function beginsWithHold(vocabulary: Vocabulary, tokens: readonly number[] | undefined): boolean {
  return tokens !== undefined && readAtoms(vocabulary, tokens).atoms[0]?.kind === "hold";
}

/** The part of the motif that falls into a bar, with the chords that are given there. */
function openingOf(vocabulary: Vocabulary, { motif, chords }: TunePlan, index: number): readonly number[] {
  const opening = motif?.[index] ?? [];
  if (chords === undefined || chords === "free") return opening;
  const melody = melodyTokens(vocabulary, opening);
  return chords === "none" ? melody : setChords(vocabulary, melody, chords[index] ?? []);
}

/** Kept bars must be as long as the bars they stand in. */
function keptFaults(
  vocabulary: Vocabulary,
  { kept }: TunePlan,
  bars: readonly PlannedBar[],
): readonly PlanFault[] {
  return [...(kept ?? [])].flatMap(([bar, tokens]): PlanFault[] => {
    const ticks = toTicks(soundingUnits(readAtoms(vocabulary, tokens).atoms));
    return ticks !== undefined && ticks === bars[bar]?.length ? [] : [{ kind: "kept-bar-does-not-fit", bar }];
  });
}

function stuckFault(
  groups: TokenGroups,
  { unit }: TunePlan,
  rows: readonly RowBar[],
  bar: number,
): PlanFault {
  const row = rows[bar];
  if (row === undefined || row.opening.length > 0) return { kind: "motif-does-not-fit", bar };
  if (row.wish.cadence === undefined) return { kind: "bar-cannot-be-filled", bar };
  const easier = { ...row.wish, cadence: { ...row.wish.cadence, shortest: 1 } };
  const { finalLengths } = shapeBar(groups, easier);
  const lengths = finalLengths.flatMap((fitting) => fitting.map(({ ticks }) => ticks));
  return { kind: "cadence-does-not-fit", longest: longestOf(lengths, unit) };
}

/** In whole notes. */
function longestOf(ticks: readonly number[], unit: Duration): Duration | undefined {
  return ticks.length === 0 ? undefined : scaleDuration(unit, Math.max(...ticks), UNIT_TICKS);
}
