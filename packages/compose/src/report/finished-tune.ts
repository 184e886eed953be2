/** @file A finished tune with what is measured on it. */
import { analyseTune, type Melody, readMelody, type TuneAnalysis } from "@melodist/analysis";
import {
  eventPitches,
  type Measure,
  type MidiKey,
  measureDuration,
  measureLength,
  midiKey,
  type Score,
  unfold,
} from "@melodist/score";
import type { Plan } from "../plan/plan.ts";
import type { ComposeRequest } from "../request.ts";

export interface FinishedTune {
  readonly score: Score;
  readonly request: ComposeRequest;
  readonly plan: Plan;
  readonly melody: Melody;
  readonly analysis: TuneAnalysis;
  /** Every key that is sounded, grace notes too, ascending. */
  readonly keys: readonly MidiKey[];
}

export function finishedTune(request: ComposeRequest, plan: Plan, score: Score): FinishedTune {
  const events = score.voices.flatMap(({ measures }) => measures.flatMap((measure) => measure.events));
  const pitches = events.flatMap((event) => {
    const grace = "grace" in event ? (event.grace?.notes ?? []).flatMap((note) => note.pitches) : [];
    return [...grace, ...eventPitches(event)];
  });
  const keys = [...new Set(pitches.map(midiKey))].sort((a, b) => a - b);
  return { score, request, plan, melody: readMelody(score), analysis: analyseTune(score), keys };
}

/** Bars as played; a pick-up and the last bar that makes up for it are one. */
export function countPlayedBars(score: Score): number {
  const full = measureLength(score.meter);
  if (full === undefined) return 0;
  const measures = unfold(score).score.voices[0]?.measures ?? [];
  const wholes = measures.reduce((sum, { events }) => {
    const length = measureDuration(events);
    return sum + length.num / length.den;
  }, 0);
  return Math.floor((wholes * full.den) / full.num + 1e-6);
}

/**
 * Bars of each section as played, as repeat signs and double bars part them; a second ending belongs to the section before.
 *
 * @example
 * playedSections(score); // => [8, 8, 8, 8]
 */
export function playedSections(score: Score): readonly number[] {
  const full = measureLength(score.meter);
  if (full === undefined) return [];
  const sections: number[] = [];
  let length = 0;
  for (const { events, close } of withoutSecondEndings(score.voices[0]?.measures ?? [])) {
    const { num, den } = measureDuration(events);
    length += (num * full.den) / (den * full.num);
    if (close === undefined || close.style === "single") continue;
    sections.push(...new Array<number>(1 + close.repeatEnd).fill(Math.round(length)));
    length = 0;
  }
  return sections;
}

/** Measures but those of second endings, each of which lasts to the next line that parts sections. */
function withoutSecondEndings(measures: readonly Measure[]): readonly Measure[] {
  let isSecond = false;
  return measures.filter(({ ending, close }) => {
    isSecond = ending === undefined ? isSecond : (ending.numbers[0] ?? 1) > 1;
    const isKept = !isSecond;
    if (close !== undefined && close.style !== "single") isSecond = false;
    return isKept;
  });
}
