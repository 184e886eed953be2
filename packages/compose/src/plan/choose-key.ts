/** @file The key of a tune: what was asked, what chords and motif imply, what mood and kind make likely. */
import { MOOD_WORDS, modeFamily, RHYTHMS, SCALES, type ScaleName } from "@melodist/analysis";
import { type ChordSymbol, type Mode, type PitchName, printPitchName } from "@melodist/score";
import type { TuneKey } from "@melodist/tokens";
import { INSTRUMENTS, type InstrumentRange } from "../instrument.data.ts";
import type { ComposeRequest } from "../request.ts";
import { chanceFor } from "./chance.ts";
import type { ChosenKind } from "./choose-kind.ts";
import { modesOfScale, refuseScale } from "./choose-scale.ts";
import { refuseScaleOn, tonicsWithin } from "./instrument-scale.ts";
import { keyOfChords } from "./key-of-chords.ts";
import { MOOD_CHOICES } from "./mood-choices.data.ts";
import type { Choice, Refusal } from "./plan.ts";
import { keyWords, nearestKey, readTonic } from "./read-texts.ts";
import { drawShare, percentOf, readShares, type Share } from "./shares.ts";

/** Material that is in some key already. */
export interface KeyGrounds {
  readonly chords: readonly ChordSymbol[];
  /** The key of the motif, where it states one or its notes show one. */
  readonly motif: TuneKey | undefined;
}

export interface ChosenKey {
  readonly key: TuneKey;
  readonly choices: readonly Choice[];
  readonly refusals: readonly Refusal[];
}

/** Settle the key. */
export function chooseKey(
  request: ComposeRequest,
  kind: ChosenKind,
  grounds: KeyGrounds,
  seed: number,
): ChosenKey {
  const implied = impliedKey(request, grounds, seed);
  const mode = chooseMode(request, kind, implied, seed);
  const tonic = chooseTonic(request, kind, mode.value, implied, seed);
  const chosen = { tonic: tonic.value, mode: mode.value };
  return {
    key: chosen,
    choices: [...(mode.choice === undefined ? [] : [mode.choice]), ...(tonic.choice ? [tonic.choice] : [])],
    refusals: refuseKey(request, chosen),
  };
}

/** A key that something else that was asked for is in, and what it is. */
interface ImpliedKey extends TuneKey {
  readonly source: "chords" | "motif" | "instrument";
}

function impliedKey(
  request: ComposeRequest,
  { motif, chords }: KeyGrounds,
  seed: number,
): ImpliedKey | undefined {
  if (motif !== undefined) return { ...motif, source: "motif" };
  const ofChords = keyOfChords(chords, request);
  if (ofChords !== undefined) return { ...ofChords, source: "chords" };
  const ofInstrument = usualKey(request, seed);
  return ofInstrument && { ...ofInstrument, source: "instrument" };
}

/** A key of an instrument that has few, in the mode or the scale that is asked for. */
function usualKey({ instrument, tonic, mode, scale }: ComposeRequest, seed: number): TuneKey | undefined {
  const { keys = "", notes }: InstrumentRange = INSTRUMENTS[instrument ?? "piano"];
  if (tonic !== undefined) return undefined;
  if (scale !== undefined) {
    const tonics = notes === undefined ? [] : tonicsWithin(notes, scale);
    const tonic = tonics[Math.floor(chanceFor("tonic", seed)() * tonics.length)];
    return tonic && { tonic, mode: mode ?? modesOfScale(scale)[0] ?? "major" };
  }
  const usual = readShares(keys).filter(({ name }) => mode === undefined || name.endsWith(mode));
  const [name, of] = drawShare(usual, chanceFor("tonic", seed))?.name.split(" ") ?? [];
  return name === undefined ? undefined : { tonic: readTonic(name), mode: of as Mode };
}

function refuseKey(request: ComposeRequest, { tonic: name, mode }: TuneKey): readonly Refusal[] {
  const { scale, tonic } = request;
  const againstScale =
    scale === undefined ? undefined : (refuseScale(scale, mode) ?? refuseScaleOn(request, scale, name));
  const other = nearestKey(name, mode);
  if (other === undefined) return againstScale === undefined ? [] : [againstScale];
  const asked = keyWords(name, mode);
  const refusal: Refusal = {
    wish: "tonic",
    asked: tonic ?? "",
    reason: {
      en: `${asked.en} would need more than seven sharps or flats: there is no such key`,
      zh: `${asked.zh}的调号要用七个以上的升降号，没有这个调`,
    },
    nearest: keyWords(other, mode),
  };
  return againstScale === undefined ? [refusal] : [refusal, againstScale];
}

interface Settled<Value> {
  readonly value: Value;
  /** Undefined where it was asked for. */
  readonly choice?: Choice;
}

function chooseMode(
  { tonic, mode, scale, moods = [] }: ComposeRequest,
  { habits }: ChosenKind,
  implied: ImpliedKey | undefined,
  seed: number,
): Settled<Mode> {
  if (mode !== undefined) return { value: mode };
  if (scale !== undefined) return modeForScale(scale, implied?.mode);
  if (implied !== undefined) return because("mode", implied.mode, SOURCES[implied.source]);
  const usual = readShares(habits.modes);
  const mood = moods.find((name) => MOOD_CHOICES[name].family !== undefined);
  if (mood === undefined && tonic !== undefined) return because("mode", "major", BARE_KEY);
  if (mood === undefined) return drawn<Mode>("mode", usual, seed);
  const { family = "major" } = MOOD_CHOICES[mood];
  const fitting = usual.filter(({ name }) => modeFamily(name as Mode) === family);
  const value = drawShare(fitting, chanceFor("mode", seed))?.name ?? family;
  const { english, chinese } = MOOD_WORDS[mood];
  return because("mode", value as Mode, {
    en: `a ${english} tune is mostly in a ${family} mode`,
    zh: `${chinese}的曲子多用${family === "major" ? "大调" : "小调"}类调式`,
  });
}

const BARE_KEY = { en: "a key named by its note alone is major", zh: "只说音名的调是大调" };

function modeForScale(scale: ScaleName, implied: Mode | undefined): Settled<Mode> {
  const modes = modesOfScale(scale);
  const [usual = "major"] = modes;
  const value = implied !== undefined && modes.includes(implied) ? implied : usual;
  const words = SCALES.get(scale);
  return because("mode", value, {
    en: `the signature that ${words?.english} is written under`,
    zh: `${words?.chinese}通常用这个调号记谱`,
  });
}

function chooseTonic(
  { tonic }: ComposeRequest,
  kind: ChosenKind,
  mode: Mode,
  implied: ImpliedKey | undefined,
  seed: number,
): Settled<PitchName> {
  if (tonic !== undefined) return { value: readTonic(tonic) };
  if (implied === undefined) return drawTonic(kind, modeFamily(mode), seed);
  const why = SOURCES[implied.source];
  return { value: implied.tonic, choice: { wish: "tonic", value: printPitchName(implied.tonic), why } };
}

const FAMILY_WORDS = {
  major: { en: "major", zh: "大调", tonic: "G" },
  minor: { en: "minor", zh: "小调", tonic: "E" },
} as const;

function drawTonic(
  { habits, rhythm }: ChosenKind,
  family: "major" | "minor",
  seed: number,
): Settled<PitchName> {
  const words = FAMILY_WORDS[family];
  const usual = readShares(family === "major" ? habits.majorTonics : habits.minorTonics);
  const share = drawShare(usual, chanceFor("tonic", seed)) ?? { name: words.tonic, weight: 1 };
  const kind = rhythm === undefined ? { english: "", chinese: "曲" } : RHYTHMS[rhythm];
  const of = kind.english === "" ? "" : ` of this kind (${kind.english})`;
  const why = {
    en: `${percentOf(share, usual)} % of ${words.en} tunes${of}`,
    zh: `${words.zh}${kind.chinese}中占 ${percentOf(share, usual)}%`,
  };
  return { value: readTonic(share.name), choice: { wish: "tonic", value: share.name, why } };
}

function drawn<Value extends string>(wish: "mode", usual: readonly Share[], seed: number): Settled<Value> {
  const share = drawShare(usual, chanceFor(wish, seed)) ?? { name: "major", weight: 1 };
  return because(wish, share.name as Value, {
    en: `${percentOf(share, usual)} % of tunes of this kind`,
    zh: `这类曲子中占 ${percentOf(share, usual)}%`,
  });
}

function because<Value extends string>(
  wish: Choice["wish"],
  value: Value,
  why: Choice["why"],
): Settled<Value> {
  return { value, choice: { wish, value, why } };
}

const SOURCES: Readonly<Record<ImpliedKey["source"], Choice["why"]>> = {
  chords: { en: "the chords are in this key", zh: "由所给和弦推断" },
  motif: { en: "the motif is in this key", zh: "由所给动机推断" },
  instrument: { en: "usual on this instrument", zh: "这件乐器的常用调" },
};
