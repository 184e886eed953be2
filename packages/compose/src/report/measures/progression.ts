/** @file Chords that were given bar for bar: which of them stand where they were asked for. */
import { type ChordSymbol, isTimed, pitchClass, type Measure as ScoreMeasure } from "@melodist/score";
import { degreeChord, type PlannedSection, symbolOf, type TuneKey } from "@melodist/tokens";
import type { Bilingual } from "../../bilingual.ts";
import { counted } from "../../counted.ts";
import { type ChordBar, readChords } from "../../plan/read-chords.ts";
import type { FinishedTune } from "../finished-tune.ts";
import { type ReportLine, same } from "../report-line.ts";
import { line } from "./measure.ts";

/** Bar for bar, as played: what stands there is what was asked, or the nearest that the model has a word for. */
export function measureProgression(
  { analysis, score, plan }: FinishedTune,
  chords: readonly string[],
): ReportLine {
  const bars = compareBars(score.voices[0]?.measures ?? [], readChords(chords).bars, plan);
  const count = (of: readonly ComparedBar[]): number => of.reduce((sum, { passes }) => sum + passes, 0);
  const played = count(bars);
  const given = count(bars.filter(({ there, asked }) => equalChords(there, asked)));
  const isRight = bars.every(
    ({ there, asked, plain }) => equalChords(there, asked) || equalChords(there, plain),
  );
  const simpler = isRight ? simplerChords(bars) : [];
  const agreement = Math.round(100 * (analysis.harmony?.ratio ?? 0));
  const achieved: Bilingual = {
    en: `${given} of ${counted(played, "bar")} as given${simpler.map(([from, to]) => `, ${from} as ${to}`).join("")}; ${agreement} % of the melody's time is chord tones`,
    zh: `${played} 小节中 ${given} 小节如所给${simpler.map(([from, to]) => `，${from} 简化为 ${to}`).join("")}；旋律 ${agreement}% 的时间为和弦音`,
  };
  const kept = given === played ? "yes" : isRight ? "partly" : "no";
  return line("chords", same(chords.join(" | ")), achieved, kept);
}

/** A bar as it is written. */
interface ComparedBar {
  readonly asked: ChordBar;
  /** As near to what was asked as the model's words come. */
  readonly plain: ChordBar;
  readonly there: ChordBar;
  /** How often it is played. */
  readonly passes: number;
}

/** The bars in writing order; a pick-up is none. */
function compareBars(
  measures: readonly ScoreMeasure[],
  progression: readonly ChordBar[],
  { tune: { sections, pickup }, frame }: Pick<FinishedTune["plan"], "tune" | "frame">,
): readonly ComparedBar[] {
  const asked = askedBars(progression, sections);
  const there = chordsOfBars(measures, sections, (pickup?.num ?? 0) > 0);
  const passes = sections.flatMap(({ bars, times }) => new Array<number>(bars).fill(times));
  return asked.map((bar, index) => ({
    asked: bar,
    plain: bar.map((chord) => plainChord(frame.key, chord)),
    there: there[index] ?? [],
    passes: passes[index] ?? 1,
  }));
}

function plainChord(key: TuneKey, chord: ChordSymbol): ChordSymbol {
  return symbolOf(key, degreeChord(key, chord));
}

/** The chords that each bar was asked to have, in writing order without pick-ups, as a progression is laid over a form. */
function askedBars(
  progression: readonly ChordBar[],
  sections: readonly PlannedSection[],
): readonly ChordBar[] {
  let at = 0;
  return sections.flatMap(({ bars }) => {
    const from = progression.length <= bars ? 0 : at;
    at += bars;
    return Array.from({ length: bars }, (_, bar) => progression[(from + bar) % progression.length] ?? []);
  });
}

/** The chords in each bar, in writing order without pick-ups. */
function chordsOfBars(
  measures: readonly ScoreMeasure[],
  sections: readonly PlannedSection[],
  hasPickups: boolean,
): readonly ChordBar[] {
  let at = 0;
  return sections.flatMap(({ bars }) => {
    const from = at + Number(hasPickups);
    at = from + bars;
    return measures.slice(from, at).map(chordsIn);
  });
}

function chordsIn({ events }: ScoreMeasure): ChordBar {
  const marks = events.flatMap((event) => (isTimed(event) ? event.marks : []));
  return marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [mark.chord] : []));
}

/** True for chords of the same sound, however they are spelled. */
function equalChords(some: ChordBar, others: ChordBar): boolean {
  return (
    some.length === others.length && some.every((chord, index) => soundOf(chord) === soundOf(others[index]))
  );
}

function soundOf(chord: ChordSymbol | undefined): string {
  if (chord === undefined) return "";
  const { root, quality, degrees, bass } = chord;
  return JSON.stringify([pitchClass(root), quality, degrees, bass && pitchClass(bass)]);
}

/** What was asked and what stands for it, each once. */
function simplerChords(bars: readonly ComparedBar[]): readonly (readonly [asked: string, plain: string])[] {
  const pairs = bars.flatMap(({ asked, plain }) =>
    asked.flatMap((chord, index): readonly (readonly [string, string])[] => {
      const near = plain[index];
      return near === undefined || soundOf(near) === soundOf(chord) ? [] : [[chord.text, near.text]];
    }),
  );
  return [...new Map(pairs)];
}
