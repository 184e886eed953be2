/** @file How fast: figures, a word, or what is usual, made faster or slower by moods. */
import { MOOD_WORDS } from "@melodist/analysis";
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
export function chooseTempo(
  { tempoBpm, tempo, moods = [] }: ComposeRequest,
  { pace }: Habits,
  meter: Meter,
): ChosenTempo {
  const beat = tempoBeat(meter);
  if (tempoBpm !== undefined) return { tempo: inFigures(beat, tempoBpm), choices: [] };
  const usual = (pace * beat.den) / beat.num;
  if (tempo !== undefined) {
    const value = rounded(usual * TEMPO_FACTORS[tempo]);
    const why = { en: `${tempo} for this kind of tune`, zh: "按这类曲子折算" };
    return { tempo: inFigures(beat, value), choices: [{ wish: "tempoBpm", value: String(value), why }] };
  }
  const deciding = moods.filter((mood) => MOOD_CHOICES[mood].pace !== undefined);
  const value = rounded(deciding.reduce((fast, mood) => fast * (MOOD_CHOICES[mood].pace ?? 1), usual));
  const why =
    deciding.length === 0
      ? { en: "usual for this kind of tune", zh: "这类曲子的常见速度" }
      : {
          en: `usual for this kind of tune, changed for ${deciding.map((mood) => MOOD_WORDS[mood].english).join(", ")}`,
          zh: `在常见速度上按“${deciding.map((mood) => MOOD_WORDS[mood].chinese).join("、")}”调整`,
        };
  return { tempo: inFigures(beat, value), choices: [{ wish: "tempoBpm", value: String(value), why }] };
}

function inFigures(beat: Duration, perMinute: number): Tempo {
  return { beats: [beat], perMinute, text: undefined };
}

/** To the metronome's even figures. */
function rounded(perMinute: number): number {
  return 2 * Math.round(perMinute / 2);
}
