/** @file How fast: figures, a word, or what is usual, made faster or slower by moods. */
import { MOOD_WORDS, type MoodName, type Rhythm } from "@melodist/analysis";
import { type Duration, dottedBeat, duration, type Meter, type Tempo } from "@melodist/score";
import type { ComposeRequest } from "../request.ts";
import type { Habits } from "./habits.data.ts";
import { MOOD_CHOICES } from "./mood-choices.data.ts";
import type { Choice } from "./plan.ts";

export interface ChosenTempo {
  readonly tempo: Tempo;
  readonly choices: readonly Choice[];
}

/** Times the usual tempo. */
const TEMPO_FACTORS = { "very slow": 0.55, slow: 0.75, moderate: 1, fast: 1.25, "very fast": 1.5 } as const;

/** The note that tempos count: a crotchet, in compound meters a dotted one, in 2/2 a minim. */
export function tempoBeat(meter: Meter): Duration {
  if (meter.kind === "free") return duration(1, 4);
  const dotted = dottedBeat(meter);
  if (dotted !== undefined) return dotted;
  return meter.unit <= 2 ? duration(1, meter.unit) : duration(1, 4);
}

/** Settle the tempo. */
export function chooseTempo(request: ComposeRequest, { pace }: Habits, meter: Meter): ChosenTempo {
  const beat = tempoBeat(meter);
  const { tempoBpm, tempo } = request;
  if (tempoBpm !== undefined) return { tempo: inFigures(beat, tempoBpm), choices: [] };
  const deciding = decidingMoods(request);
  const value = rounded((paceFor(request, deciding, pace) * beat.den) / beat.num);
  const why = reasonFor(tempo, deciding);
  return { tempo: inFigures(beat, value), choices: [{ wish: "tempoBpm", value: String(value), why }] };
}

/** Moods that change the tempo; beside a word for it, those that say the same. */
function decidingMoods({ tempo, moods = [] }: ComposeRequest): readonly MoodName[] {
  const asked = tempo === undefined ? 0 : Math.sign(TEMPO_FACTORS[tempo] - 1);
  return moods.filter((mood) => {
    const own = Math.sign((MOOD_CHOICES[mood].pace ?? 1) - 1);
    return own !== 0 && (tempo === undefined || own === asked);
  });
}

/** Times the usual tempo: words and moods together make no tune slower or faster. */
const LEAST_FACTOR = 0.5;
const MOST_FACTOR = 1.5;

/** Whole notes a minute, from the usual ones. */
function paceFor({ tempo, rhythm }: ComposeRequest, deciding: readonly MoodName[], usual: number): number {
  const word: number = tempo === undefined ? 1 : TEMPO_FACTORS[tempo];
  const factor = deciding.reduce((product, mood) => product * factorOf(mood, rhythm), word);
  const pace = usual * Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, factor));
  return rhythm === undefined ? withinBounds(pace, deciding) : pace;
}

function factorOf(mood: MoodName, rhythm: Rhythm | undefined): number {
  const { pace = 1, paces = {} } = MOOD_CHOICES[mood];
  return (rhythm && paces[rhythm]) ?? pace;
}

/** A kind that was only drawn yields to moods; these leave it alone where they contradict each other. */
function withinBounds(pace: number, deciding: readonly MoodName[]): number {
  const least = deciding.flatMap((mood) => MOOD_CHOICES[mood].leastPace ?? []);
  const most = deciding.flatMap((mood) => MOOD_CHOICES[mood].mostPace ?? []);
  return least.length > 0 && most.length > 0 ? pace : Math.max(...least, Math.min(...most, pace));
}

function reasonFor(tempo: ComposeRequest["tempo"], deciding: readonly MoodName[]): Choice["why"] {
  const en = tempo === undefined ? "usual for this kind of tune" : `${tempo} for this kind of tune`;
  const zh = tempo === undefined ? "这类曲子的常见速度" : "按这类曲子折算";
  if (deciding.length === 0) return { en, zh };
  const moods = deciding.map((mood) => MOOD_WORDS[mood]);
  return {
    en: `${en}, changed for ${moods.map(({ english }) => english).join(", ")}`,
    zh: `${zh}，并按“${moods.map(({ chinese }) => chinese).join("、")}”调整`,
  };
}

function inFigures(beat: Duration, perMinute: number): Tempo {
  return { beats: [beat], perMinute, text: undefined };
}

/** To the metronome's even figures. */
function rounded(perMinute: number): number {
  return 2 * Math.round(perMinute / 2);
}
