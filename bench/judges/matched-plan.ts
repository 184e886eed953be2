/**
 * @file The plan of a tune that is to be judged beside a human one: of the same kind, meter, mode, pick-up, form and bars, in the same
 * key and register, with or without chord symbols as it has them. Of its notes nothing is told but whether it closes on a long tonic.
 *
 * What the composer guarantees by itself is guaranteed here: full bars, sections that return, the closing note. Range, density,
 * style and moods are neither told nor limited.
 */
import { type Melody, readMelody } from "@melodist/analysis";
import type { Plan } from "@melodist/compose";
import { compareDurations, type Duration, type PitchName, pitchClass, type Tempo } from "@melodist/score";
import {
  type CadencePlan,
  type Controls,
  checkPlan,
  encodeTune,
  feltBeat,
  outlineBars,
  planOfTune,
  type TunePlan,
  type Vocabulary,
} from "@melodist/tokens";
import { labelledControls } from "../../packages/cli/src/training/tune-controls.ts";
import type { SplitTune } from "../composing/split-tunes.ts";

/** Only printed: no judge hears it. */
const TEMPO: Tempo = { beats: [{ num: 1, den: 4 }], perMinute: 120, text: undefined };

/** @returns undefined where tokens cannot spell the tune, or no plan has its bars (free meters, changes of meter, lead-ins) */
export function matchedPlan(vocabulary: Vocabulary, tune: SplitTune, seed: number): Plan | undefined {
  const encoded = encodeTune(vocabulary, tune.score);
  if ("unsupported" in encoded) return undefined;
  const { frame } = encoded;
  const controls = told(labelledControls(vocabulary, encoded, tune));
  const { kept: _, ...shape } = planOfTune(vocabulary, encoded);
  if (outlineBars(encoded.outline).some(({ kind }) => kind === "lead-in")) return undefined;
  const names = shape.sections.map(({ letter, primed }) => `${letter}${primed}`);
  const plan: TunePlan = {
    ...shape,
    chords: controls.chords === true ? "free" : "none",
    returns: new Set(names).size < names.length ? "same" : "free",
  };
  if (checkPlan(vocabulary, plan).length > 0) return undefined;
  const cadence = closingCadence(vocabulary, plan);
  const closes = cadence !== undefined && closesOn(readMelody(tune.score), frame.key.tonic, cadence.shortest);
  const open = { compass: undefined, rhythm: undefined, subtitle: undefined, choices: [] };
  const whole = closes ? { ...plan, cadence } : plan;
  return { ...open, controls, tune: whole, frame, tempo: TEMPO, title: tune.id, seed };
}

function told({ rhythm, meter, mode, unit, pickup, form, chords }: Controls): Controls {
  const all = { rhythm, meter, mode, unit, pickup, form, chords };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

type ClosingCadence = CadencePlan & Required<Pick<CadencePlan, "shortest">>;

/** A tonic that lasts a beat; where the last bar has no room for a beat, as long as there is room. */
function closingCadence(vocabulary: Vocabulary, plan: TunePlan): ClosingCadence | undefined {
  const cadence = { degrees: [1], shortest: feltBeat(plan.meter) };
  const fault = checkPlan(vocabulary, { ...plan, cadence }).find(
    ({ kind }) => kind === "cadence-does-not-fit",
  );
  if (fault?.kind !== "cadence-does-not-fit") return cadence;
  return fault.longest === undefined ? undefined : { ...cadence, shortest: fault.longest };
}

function closesOn({ notes }: Melody, tonic: PitchName, shortest: Duration): boolean {
  const last = notes.at(-1);
  if (last === undefined || compareDurations(last.length, shortest) < 0) return false;
  return (last.midi - Math.floor(pitchClass(tonic))) % 12 === 0;
}
