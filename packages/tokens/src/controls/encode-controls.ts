/** @file Controls as tokens, in one fixed order, and back. */
import { type Duration, type Mode, scaleDuration } from "@melodist/score";
import { meterFigures, readFigures } from "../codec/tune-frame.ts";
import { MODES, MOST_BARS } from "../vocabulary/inventory.data.ts";
import type { LabelName, Task, Token } from "../vocabulary/token.ts";
import { findId, idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { ControlName, Controls, DensityLevel, SectionPlan } from "./controls.ts";

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

/** What a prefix asks for; reading stops at the first token that is no control. */
export function decodeControls(
  vocabulary: Vocabulary,
  tokens: Iterable<number>,
): { readonly task: Task | undefined; readonly controls: Controls } {
  let task: Task | undefined;
  let controls: Controls = {};
  for (const id of tokens) {
    const token = vocabulary.meanings[id];
    if (token?.kind === "task") task = token.task;
    else if (token === undefined || token.kind === "sign") break;
    else controls = withControl(controls, token);
  }
  return { task, controls };
}

function withControl(controls: Controls, token: Token): Controls {
  switch (token.kind) {
    case "label":
      return withLabel(controls, token.label, token.value);
    case "meter":
      return { ...controls, meter: readFigures(token.figures) };
    case "unit":
      return { ...controls, unit: token.length };
    case "pickup":
      return withPickup(controls, token.units);
    case "section": {
      const { letter, primed, times } = token;
      return { ...controls, form: [...(controls.form ?? []), { letter, primed, times, bars: 0 }] };
    }
    case "bars": {
      const last = controls.form?.at(-1);
      if (last === undefined) return controls;
      return { ...controls, form: [...(controls.form ?? []).slice(0, -1), { ...last, bars: token.count }] };
    }
    case "range":
      return token.end === "low" ? { ...controls, lowest: token.step } : { ...controls, highest: token.step };
    default:
      return controls;
  }
}

function withPickup(controls: Controls, units: Duration): Controls {
  const { unit } = controls;
  return unit === undefined ? controls : { ...controls, pickup: scaleDuration(units, unit.num, unit.den) };
}

function withLabel(controls: Controls, label: LabelName, value: string): Controls {
  switch (label) {
    case "mode": {
      const mode: Mode | undefined = MODES.find((name) => name === value);
      return mode === undefined ? controls : { ...controls, mode };
    }
    case "density":
      return { ...controls, density: Number(value) as DensityLevel };
    case "chords":
    case "vocal":
      return { ...controls, [label]: value === "yes" };
    case "mood":
      return { ...controls, moods: [...(controls.moods ?? []), value] };
    default:
      return { ...controls, [label]: value };
  }
}
