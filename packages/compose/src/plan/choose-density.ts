/** @file How many notes a tune has. */
import { MOOD_WORDS } from "@melodist/analysis";
import { type Meter, measureLength, WHOLE } from "@melodist/score";
import { type DensityLevel, densityLevel } from "@melodist/tokens";
import { lyricsShape } from "../lyrics/split-text.ts";
import { type ComposeRequest, DENSITY_WORDS } from "../request.ts";
import type { ChosenKind } from "./choose-kind.ts";
import { wordedSections } from "./choose-length.ts";
import { MOOD_CHOICES } from "./mood-choices.data.ts";
import type { Choice } from "./plan.ts";
import type { Settled } from "./settled.ts";

export function chooseDensity(
  request: ComposeRequest,
  { habits }: ChosenKind,
  meter: Meter,
  bars: number,
): Settled<DensityLevel | undefined> {
  const { density, moods = [], lyrics } = request;
  if (density !== undefined) return { value: levelOf(DENSITY_WORDS.indexOf(density) + 1), choices: [] };
  if (lyrics !== undefined) return densityForWords(lyrics, meter, bars / (wordedSections(request) ?? 1));
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
