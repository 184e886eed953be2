/**
 * @file The plan of a tune that is to be judged beside a human one: of the same kind, meter, mode, pick-up, form and bars, in the same
 * key and register, with or without chord symbols as it has them. Of its notes nothing is told but whether it closes on a long tonic.
 *
 * What the composer guarantees by itself is guaranteed here: full bars, sections that return, the closing note. Range, density,
 * style and moods are neither told nor limited.
 */
import { type Melody, readMelody } from "@melodist/analysis";
import type { Plan } from "@melodist/compose";
import { compareDurations, type Duration, pitchClass, type Tempo } from "@melodist/score";
import {
  type Controls,
  checkPlan,
  encodeTune,
  feltBeat,
  planOfTune,
  type TunePlan,
  type Vocabulary,
} from "@melodist/tokens";
import { labelledControls } from "../../packages/cli/src/training/tune-controls.ts";
import type { SplitTune } from "../composing/split-tunes.ts";

/** Only printed: no judge hears it. */
const TEMPO: Tempo = { beats: [{ num: 1, den: 4 }], perMinute: 120, text: undefined };

/** @returns undefined where tokens cannot spell the tune, or no plan has its bars (free meters, changes of meter) */
export function matchedPlan(vocabulary: Vocabulary, tune: SplitTune, seed: number): Plan | undefined {
  const encoded = encodeTune(vocabulary, tune.score);
  if ("unsupported" in encoded) return undefined;
  const { frame } = encoded;
  const controls = told(labelledControls(vocabulary, encoded, tune));
  const { kept: _, ...shape } = planOfTune(vocabulary, encoded);
  const names = shape.sections.map(({ letter, primed }) => `${letter}${primed}`);
  const shortest = feltBeat(frame.meter);
  const closes = closesOn(readMelody(tune.score), pitchClass(frame.key.tonic), shortest);
  const plan: TunePlan = {
    ...shape,
    chords: controls.chords === true ? "free" : "none",
    returns: new Set(names).size < names.length ? "same" : "free",
    ...(closes ? { cadence: { degrees: [1], shortest } } : {}),
  };
  if (checkPlan(vocabulary, plan).length > 0) return undefined;
  const open = { compass: undefined, rhythm: undefined, subtitle: undefined, choices: [] };
  return { ...open, controls, tune: plan, frame, tempo: TEMPO, title: tune.id, seed };
}

function told({ rhythm, meter, mode, unit, pickup, form, chords }: Controls): Controls {
  const all = { rhythm, meter, mode, unit, pickup, form, chords };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function closesOn({ notes }: Melody, tonic: number, shortest: Duration): boolean {
  const last = notes.at(-1);
  if (last === undefined || compareDurations(last.length, shortest) < 0) return false;
  return (last.midi - Math.floor(tonic)) % 12 === 0;
}
