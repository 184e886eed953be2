/** @file From a request to a plan, or to the reasons why there is none. Pure: the same request and seed give the same plan. */
import type { Duration } from "@melodist/score";
import { checkPlan, type SectionPlan, type TuneFrame, type Vocabulary } from "@melodist/tokens";
import type { ComposeRequest } from "../request.ts";
import { chooseDensity } from "./choose-density.ts";
import { chooseForm } from "./choose-form.ts";
import { chooseKey } from "./choose-key.ts";
import { chooseKind } from "./choose-kind.ts";
import { fittingBars } from "./choose-length.ts";
import { chooseMeter, inMeterOf, unitFor } from "./choose-meter.ts";
import { choosePickup } from "./choose-pickup.ts";
import { chooseRegister } from "./choose-register.ts";
import { chooseTempo } from "./choose-tempo.ts";
import { explainFault } from "./explain-fault.ts";
import { fromReference } from "./from-reference.ts";
import { type Ground, guaranteed } from "./guaranteed.ts";
import { type LaidChords, layChords, refuseChordsInScale } from "./lay-chords.ts";
import { layMotif, refuseMotif } from "./lay-motif.ts";
import type { Plan, Refusal } from "./plan.ts";
import { type ChordBar, readChords } from "./read-chords.ts";
import { inKeyOf, type Motif, readMotif } from "./read-motif.ts";
import { playedBars } from "./sections.ts";
import type { Part } from "./settled.ts";
import { told, unknownToModel } from "./told.ts";
import { titleFor } from "./tune-title.ts";

/** A plan, or why there is none. */
export type Planned =
  | { readonly kind: "planned"; readonly plan: Plan }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

/** The seed where none is given. */
export const USUAL_SEED = 1;

/**
 * Settle everything about a tune but its notes.
 *
 * @param vocabulary the model's: it says which meters and composers can be asked for
 * @example
 * makePlan(vocabulary, { rhythm: "jig", tonic: "D" }); // => { kind: "planned", plan: { … } }
 */
export function makePlan(vocabulary: Vocabulary, asked: ComposeRequest): Planned {
  const seed = asked.seed ?? USUAL_SEED;
  const referenced = fromReference(asked);
  const material = readMaterial(referenced.request);
  const request = inMeterOf(material.motif, referenced.request);
  const kind = chooseKind(request, seed);
  const meter = chooseMeter(request, kind, seed);
  const key = chooseKey(request, kind, { chords: material.chords.flat(), motif: material.motif?.key }, seed);
  const motif = material.motif && inKeyOf(material.motif, key.key);
  const isSung = kind.habits.isSung || request.lyrics !== undefined;
  const register = chooseRegister(request, key.key, { isSung, motif }, seed);
  const { homeOctave } = register;
  const frame = { key: key.key, homeOctave, meter: meter.value, unit: unitFor(kind, meter.value) };
  const form = chooseForm(
    request,
    { ...kind.habits, isSung },
    fittingBars(request, material.chords, meter.value),
    seed,
  );
  const pickup = choosePickup(request, kind, frame, motif, seed);
  const chords = layMaterialChords(material.chords, request, frame, form.sections, pickup.value);
  const laid = motif === undefined ? undefined : layMotif(vocabulary, motif, frame, pickup.value);
  const tempo = chooseTempo(request, kind.habits, meter.value);
  const density = chooseDensity(request, kind, meter.value, playedBars(form.sections));
  const { sections } = chords;
  const ground: Ground = { request, frame, register, sections, pickup: pickup.value, chords, seed, kind };
  const tune = guaranteed(vocabulary, ground, laid?.bars);
  const controls = told(vocabulary, ground, density.value);
  const settled: readonly Part[] = [
    referenced,
    material,
    kind,
    meter,
    key,
    register,
    form,
    pickup,
    chords,
    laid ?? {},
  ];
  const against = [
    ...settled.flatMap(({ refusals = [] }) => refusals),
    ...refuseChordsInScale(material.chords, request.scale, key.key),
    ...(motif === undefined ? [] : refuseMotif(motif, request, key.key, register.compass)),
  ];
  const faults = against.length > 0 ? [] : checkPlan(vocabulary, tune);
  const refusals = [...against, ...faults.map((fault) => explainFault(vocabulary, fault, request))];
  if (refusals.length > 0) return { kind: "refused", refusals };
  const choices = [...settled, tempo, density].flatMap((part: Part) => part.choices ?? []);
  const plan: Plan = {
    controls,
    tune,
    frame,
    compass: register.compass,
    tempo: tempo.tempo,
    ...titleFor(request, kind.rhythm, key.key, seed),
    rhythm: kind.rhythm,
    choices: [...choices, ...unknownToModel(vocabulary, controls, request)],
    seed,
  };
  return { kind: "planned", plan };
}

interface Material {
  readonly chords: readonly ChordBar[];
  readonly motif: Motif | undefined;
  readonly refusals: readonly Refusal[];
}

function readMaterial(request: ComposeRequest): Material {
  const chords = Array.isArray(request.chords) ? readChords(request.chords) : { bars: [], refusals: [] };
  const motif = request.motif === undefined ? undefined : readMotif(request.motif, request);
  const isEmpty = request.motif !== undefined && motif === undefined;
  return { chords: chords.bars, motif, refusals: [...chords.refusals, ...(isEmpty ? [NO_MOTIF] : [])] };
}

const NO_MOTIF: Refusal = {
  wish: "motif",
  asked: "",
  reason: { en: "there is no note in the motif", zh: "动机里没有音符" },
  nearest: { en: "notes as ABC has them, such as DEFA dcBA", zh: "ABC 记谱的音符，如 DEFA dcBA" },
};

function layMaterialChords(
  progression: readonly ChordBar[],
  { chords }: ComposeRequest,
  frame: TuneFrame,
  sections: readonly SectionPlan[],
  pickup: Duration,
): LaidChords {
  if (!Array.isArray(chords) || progression.length === 0) return { bars: [], sections, refusals: [] };
  return layChords(progression, { ...frame, sections, hasPickup: pickup.num > 0 });
}
