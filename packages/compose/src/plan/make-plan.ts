/** @file From a request to a plan, or to the reasons why there is none. Pure: the same request and seed give the same plan. */
import { MOOD_WORDS, SCALES } from "@melodist/analysis";
import {
  addDurations,
  compareDurations,
  type Duration,
  type Meter,
  measureLength,
  printDuration,
  printMeter,
  WHOLE,
  ZERO,
} from "@melodist/score";
import {
  type Controls,
  checkPlan,
  type DensityLevel,
  densityLevel,
  encodeControls,
  feltBeat,
  type PlannedSection,
  type SectionPlan,
  type TuneFrame,
  type TunePlan,
  usualUnit,
  type Vocabulary,
} from "@melodist/tokens";
import { lyricsShape } from "../lyrics/split-text.ts";
import { type ComposeRequest, DENSITY_WORDS, MOST_BARS } from "../request.ts";
import { chanceFor } from "./chance.ts";
import { chooseForm, playedBars } from "./choose-form.ts";
import { chooseKey } from "./choose-key.ts";
import { type ChosenKind, chooseKind } from "./choose-kind.ts";
import { chooseRegister, type Register } from "./choose-register.ts";
import { scaleClass } from "./choose-scale.ts";
import { chooseTempo } from "./choose-tempo.ts";
import { explainFault } from "./explain-fault.ts";
import { fromReference } from "./from-reference.ts";
import { type LaidChords, layChords, refuseChordsInScale } from "./lay-chords.ts";
import { layMotif, pickupOfMotif } from "./lay-motif.ts";
import { MOOD_CHOICES } from "./mood-choices.data.ts";
import type { Choice, Plan, Refusal, WishName } from "./plan.ts";
import { type ChordBar, readChords } from "./read-chords.ts";
import { inKeyOf, type Motif, readMotif } from "./read-motif.ts";
import { readLength, readMeter } from "./read-texts.ts";
import { drawShare, readShares } from "./shares.ts";
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
  const register = chooseRegister(request, key.key, { isSung, centre: motif?.centre });
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
  const controls = told(ground, density.value);
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
    title: titleFor(request, kind.rhythm, key.key),
    rhythm: kind.rhythm,
    choices: [...choices, ...unknownToModel(vocabulary, controls, request)],
    seed,
  };
  return { kind: "planned", plan };
}

/** What every step of planning may give besides its value. */
interface Part {
  readonly choices?: readonly Choice[];
  readonly refusals?: readonly Refusal[];
}

/** Why a request cannot be fulfilled; nothing when it can. */
export function checkRequest(vocabulary: Vocabulary, request: ComposeRequest): readonly Refusal[] {
  const planned = makePlan(vocabulary, request);
  return planned.kind === "refused" ? planned.refusals : [];
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

interface Settled<Value> {
  readonly value: Value;
  readonly choices: readonly Choice[];
}

/** A motif that states its meter asks for it, unless another is asked for. */
function inMeterOf(motif: Motif | undefined, request: ComposeRequest): ComposeRequest {
  if (motif?.meter === undefined || request.meter !== undefined) return request;
  return { ...request, meter: printMeter({ ...motif.meter, symbol: undefined }) };
}

function chooseMeter({ meter }: ComposeRequest, { habits }: ChosenKind, seed: number): Settled<Meter> {
  if (meter !== undefined) return { value: readMeter(meter), choices: [] };
  const usual = readShares(habits.meters);
  const drawn = drawShare(usual, chanceFor("meter", seed))?.name ?? "4/4";
  const why = { en: "usual for this kind of tune", zh: "这类曲子的常见拍号" };
  return { value: readMeter(drawn), choices: [{ wish: "meter", value: drawn, why }] };
}

/** The kind's unit where its meters are as usual; otherwise the meter's. */
function unitFor({ habits }: ChosenKind, meter: Meter): Duration {
  const isUsual = readShares(habits.meters).some(({ name }) => name === printMeter(meter));
  return isUsual ? readLength(habits.unit) : usualUnit(meter);
}

/** Bars as played that words or chords fill, where nothing else says how long the tune is. */
function fittingBars(
  { lyrics }: ComposeRequest,
  chords: readonly ChordBar[],
  meter: Meter,
): number | undefined {
  const shape = lyrics === undefined ? undefined : lyricsShape(lyrics);
  if (shape !== undefined) return Math.min(MOST_BARS, shape.lines * barsPerLine(shape.perLine, meter));
  return chords.length >= SHORTEST_TUNE ? chords.length : undefined;
}

/** One, two or four bars for a line of so many syllables: a syllable takes a crotchet or somewhat less. */
function barsPerLine(syllables: number, meter: Meter): number {
  const bar = measureLength(meter) ?? WHOLE;
  const bars = (syllables * bar.den) / (4 * bar.num) / SYLLABLES_A_CROTCHET;
  return bars <= 1.2 ? 1 : bars <= 3 ? 2 : 4;
}

const SYLLABLES_A_CROTCHET = 1.1;

const SHORTEST_TUNE = 8;

function choosePickup(
  { pickup, chords, lyrics }: ComposeRequest,
  { habits }: ChosenKind,
  { meter, unit }: TuneFrame,
  motif: Motif | undefined,
  seed: number,
): Settled<Duration> {
  const full = measureLength(meter) ?? ZERO;
  const own = motif && pickupOfMotif(motif, full);
  if (own !== undefined) return { value: own, choices: [] };
  if (typeof pickup === "string") return { value: readLength(pickup), choices: [] };
  const isNone = pickup === false || motif !== undefined;
  if (pickup !== true && isNone) return { value: ZERO, choices: [] };
  const usual = readShares(habits.pickups).filter(({ name }) =>
    isPickup(readLength(name), full, pickup === true),
  );
  const drawn = drawShare(usual, chanceFor("pickup", seed))?.name;
  const value = drawn === undefined ? (pickup === true ? unit : ZERO) : readLength(drawn);
  const why = { en: "usual for this kind of tune", zh: "这类曲子的常见弱起" };
  const isWorthTelling = value.num > 0 || chords !== undefined || lyrics !== undefined;
  return { value, choices: isWorthTelling ? [{ wish: "pickup", value: printDuration(value), why }] : [] };
}

/** Shorter than half a bar, and there at all if it is wanted. */
function isPickup(length: Duration, full: Duration, isWanted: boolean): boolean {
  return (length.num > 0 || !isWanted) && compareDurations(addDurations(length, length), full) <= 0;
}

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

function chooseDensity(
  { density, moods = [], lyrics }: ComposeRequest,
  { habits }: ChosenKind,
  meter: Meter,
  bars: number,
): Settled<DensityLevel | undefined> {
  if (density !== undefined) return { value: levelOf(DENSITY_WORDS.indexOf(density) + 1), choices: [] };
  if (lyrics !== undefined) return densityForWords(lyrics, meter, bars);
  const deciding = moods.filter((mood) => MOOD_CHOICES[mood].density !== undefined);
  if (deciding.length === 0) return { value: undefined, choices: [] };
  const shift = deciding.reduce((sum, mood) => sum + (MOOD_CHOICES[mood].density ?? 0), 0);
  return asDensity(levelOf(habits.density + Math.sign(shift)), {
    en: deciding.map((mood) => MOOD_WORDS[mood].english).join(", "),
    zh: deciding.map((mood) => MOOD_WORDS[mood].chinese).join("、"),
  });
}

/** Somewhat more notes than syllables: some are held over several. */
const NOTES_A_SYLLABLE = 1.25;

function densityForWords(lyrics: string, meter: Meter, bars: number): Settled<DensityLevel | undefined> {
  const shape = lyricsShape(lyrics);
  const bar = measureLength(meter) ?? WHOLE;
  if (shape === undefined || bars === 0) return { value: undefined, choices: [] };
  const perWhole = (NOTES_A_SYLLABLE * shape.lines * shape.perLine * bar.den) / (bars * bar.num);
  return asDensity(densityLevel(perWhole), { en: "a note for each syllable", zh: "每个音节一个音" });
}

function asDensity(value: DensityLevel, why: Choice["why"]): Settled<DensityLevel> {
  return { value, choices: [{ wish: "density", value: DENSITY_WORDS[value - 1] ?? "medium", why }] };
}

function levelOf(level: number): DensityLevel {
  return Math.max(1, Math.min(5, level)) as DensityLevel;
}

/** What the last steps of planning stand on. */
interface Ground {
  readonly request: ComposeRequest;
  readonly kind: ChosenKind;
  readonly frame: TuneFrame;
  readonly register: Register;
  readonly sections: readonly SectionPlan[];
  readonly pickup: Duration;
  readonly chords: LaidChords;
  readonly seed: number;
}

function guaranteed(
  vocabulary: Vocabulary,
  ground: Ground,
  motif: readonly (readonly number[])[] | undefined,
): TunePlan {
  const { request, frame, register, sections, pickup, chords } = ground;
  const { meter, unit, key } = frame;
  const notes = request.scale === undefined ? undefined : SCALES.get(request.scale)?.semitones;
  const plan: TunePlan = {
    meter,
    unit,
    mode: key.mode,
    sections: withEndings(ground),
    pickup,
    chords: chords.bars.length > 0 ? chords.bars : request.chords === true ? "free" : "none",
    returns: returnsAnywhere(sections) ? "same" : "free",
    lowest: register.lowest,
    highest: register.highest,
    cadence: { degrees: [1], shortest: feltBeat(meter) },
    ...(notes === undefined ? {} : { scale: notes }),
    ...(motif === undefined ? {} : { motif }),
    ...(request.lyrics === undefined ? {} : { graces: false, ornaments: false }),
  };
  return withRoomToEnd(vocabulary, plan);
}

/** A last bar that is too short for a whole beat ends with the longest note that it has room for. */
function withRoomToEnd(vocabulary: Vocabulary, plan: TunePlan): TunePlan {
  const fault = checkPlan(vocabulary, plan).find(({ kind }) => kind === "cadence-does-not-fit");
  if (fault?.kind !== "cadence-does-not-fit" || fault.longest === undefined) return plan;
  return { ...plan, cadence: { degrees: [1], shortest: fault.longest } };
}

/** Some repeats of some kinds of tunes have two endings; not where chords are given bar by bar. */
function withEndings({ sections, kind, chords, seed }: Ground): readonly PlannedSection[] {
  const hasEndings = chanceFor("form", seed ^ 1)() * 100 < kind.habits.endings && chords.bars.length === 0;
  return sections.map((section) => {
    return hasEndings && section.times === 2 && section.bars >= 4 ? { ...section, endings: 1 } : section;
  });
}

/** True when a section comes again behind another. */
function returnsAnywhere(sections: readonly SectionPlan[]): boolean {
  const names = sections.map(({ letter, primed }) => `${letter}${primed}`);
  return new Set(names).size < names.length;
}

/** Everything that the model is told. */
function told(
  { request, kind, frame, register, sections, pickup, chords }: Ground,
  density: DensityLevel | undefined,
): Controls {
  const { style, after, moods, scale, lyrics } = request;
  const { compass } = register;
  return {
    ...(kind.rhythm === undefined ? {} : { rhythm: kind.rhythm }),
    meter: frame.meter,
    mode: frame.key.mode,
    ...(scale === undefined ? {} : { scale: scaleClass(scale) }),
    unit: frame.unit,
    pickup,
    form: sections,
    ...(style === undefined ? {} : { style }),
    ...(after === undefined ? {} : { composer: after }),
    ...(compass === undefined ? {} : { lowest: register.lowest, highest: register.highest }),
    ...(density === undefined ? {} : { density }),
    chords: chords.bars.length > 0 || request.chords === true,
    ...(moods === undefined ? {} : { moods }),
    ...(lyrics === undefined ? {} : { vocal: true }),
  };
}

/** Controls and the wishes they come from. */
const TOLD_BY: Readonly<Partial<Record<keyof Controls, WishName>>> = {
  rhythm: "rhythm",
  style: "style",
  composer: "after",
  moods: "moods",
  scale: "scale",
};

/** Wishes that this model has no word for: it is not told them. */
function unknownToModel(
  vocabulary: Vocabulary,
  controls: Controls,
  request: ComposeRequest,
): readonly Choice[] {
  return encodeControls(vocabulary, "compose", controls).unknown.flatMap((name): readonly Choice[] => {
    const wish = TOLD_BY[name];
    if (wish === undefined || request[wish] === undefined) return [];
    const why = {
      en: "this model has no word for it, and was not told",
      zh: "这个模型没有对应的词，无法告知",
    };
    return [{ wish, value: String(request[wish]), why }];
  });
}
