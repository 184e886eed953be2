/** @file Controls as tokens, in one fixed order. */
import { type Duration, scaleDuration } from "@melodist/score";
import { meterFigures } from "../codec/tune-frame.ts";
import { MOST_BARS } from "../vocabulary/inventory.data.ts";
import type { LabelName, Task, Token } from "../vocabulary/token.ts";
import { findId, idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { ControlName, Controls, SectionPlan } from "./controls.ts";

/** Controls in tokens, and those that the vocabulary has no word for. */
export interface EncodedControls {
  readonly tokens: readonly number[];
  /** Named where any of their values had to be left out. */
  readonly unknown: readonly ControlName[];
}

/**
 * Spell a task and its controls: what stands before `body`.
 *
 * @example
 * encodeControls(vocabulary, "compose", { rhythm: "jig", mode: "dorian" }); // task:compose rhythm:jig mode:dorian
 */
export function encodeControls(vocabulary: Vocabulary, task: Task, controls: Controls): EncodedControls {
  const tokens = [idOf(vocabulary, { kind: "task", task })];
  const unknown: ControlName[] = [];
  for (const [name, wanted] of spelledControls(controls)) {
    const ids = wanted.map((token) => findId(vocabulary, token));
    if (ids.includes(undefined)) unknown.push(name);
    for (const id of ids) if (id !== undefined) tokens.push(id);
  }
  return { tokens, unknown };
}

/** Every control's tokens, in the order of the prefix. */
function spelledControls(controls: Controls): readonly (readonly [ControlName, readonly Token[]])[] {
  const { rhythm, meter, mode, scale, unit, pickup, form, style, composer } = controls;
  const { lowest, highest, density, chords, moods, vocal } = controls;
  const labels = (label: LabelName, value: string | undefined): readonly Token[] =>
    value === undefined ? [] : [{ kind: "label", label, value }];
  const yesOrNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? "yes" : "no");
  return [
    ["rhythm", labels("rhythm", rhythm)],
    ["meter", meter === undefined ? [] : [{ kind: "meter", figures: meterFigures(meter) }]],
    ["mode", labels("mode", mode)],
    ["scale", labels("scale", scale)],
    ["unit", unit === undefined ? [] : [{ kind: "unit", length: unit }]],
    ["pickup", pickup === undefined || unit === undefined ? [] : [pickupToken(pickup, unit)]],
    ["form", (form ?? []).flatMap(planTokens)],
    ["style", labels("style", style)],
    ["composer", labels("composer", composer)],
    ["lowest", lowest === undefined ? [] : [{ kind: "range", end: "low", step: lowest }]],
    ["highest", highest === undefined ? [] : [{ kind: "range", end: "high", step: highest }]],
    ["density", labels("density", density?.toString())],
    ["chords", labels("chords", yesOrNo(chords))],
    ["moods", (moods ?? []).flatMap((mood) => labels("mood", mood))],
    ["vocal", labels("vocal", yesOrNo(vocal))],
  ];
}

function pickupToken(pickup: Duration, unit: Duration): Token {
  return { kind: "pickup", units: scaleDuration(pickup, unit.den, unit.num) };
}

/** Sections of more bars than the vocabulary counts are told as the longest. */
function planTokens({ bars, letter, primed, times }: SectionPlan): readonly Token[] {
  return [
    { kind: "section", letter, primed, times },
    { kind: "bars", count: Math.min(bars, MOST_BARS) },
  ];
}
