/** @file Given chords laid over the bars of a form, and what stands against them. */
import { SCALES, type ScaleName } from "@melodist/analysis";
import {
  type ChordSymbol,
  chordIntervals,
  type Duration,
  duration,
  type Meter,
  measureLength,
  pitchClass,
  scaleDuration,
  ZERO,
} from "@melodist/score";
import { degreeChord, feltBeat, type PlacedChord, type SectionPlan, type TuneKey } from "@melodist/tokens";
import type { Refusal } from "./plan.ts";
import type { ChordBar } from "./read-chords.ts";
import { playedBars } from "./sections.ts";

export interface LaidChords {
  /** For every bar in writing order, pick-ups included. */
  readonly bars: readonly (readonly PlacedChord[])[];
  /** As they were, or with passes written out that have chords of their own. */
  readonly sections: readonly SectionPlan[];
  readonly refusals: readonly Refusal[];
}

export interface ChordGround {
  readonly key: TuneKey;
  readonly meter: Meter;
  readonly unit: Duration;
  readonly sections: readonly SectionPlan[];
  readonly hasPickup: boolean;
}

/**
 * Lay a progression over a form. One shorter than a section begins anew with each section; one that is as long as the
 * tune as written, or as played, runs through it.
 */
export function layChords(progression: readonly ChordBar[], ground: ChordGround): LaidChords {
  const played = playedBars(ground.sections);
  if (progression.length > played)
    return { bars: [], sections: ground.sections, refusals: [tooLong(progression, played)] };
  const sections = sectionsFor(progression, ground.sections);
  const bars: (readonly PlacedChord[])[] = [];
  let at = 0;
  for (const section of sections) {
    if (ground.hasPickup) bars.push([]);
    const from = progression.length <= section.bars ? 0 : at;
    for (let bar = 0; bar < section.bars; bar++) {
      bars.push(placeInBar(progression[(from + bar) % progression.length] ?? [], ground));
    }
    at += section.bars;
  }
  return { bars, sections, refusals: [] };
}

/** A progression longer than the tune as written has other chords for the second pass: that is written out. */
function sectionsFor(
  progression: readonly ChordBar[],
  sections: readonly SectionPlan[],
): readonly SectionPlan[] {
  const writtenBars = sections.reduce((sum, { bars }) => sum + bars, 0);
  if (progression.length <= writtenBars) return sections;
  return sections.flatMap((section): readonly SectionPlan[] => {
    const once = { ...section, times: 1 as const };
    return section.times === 2 ? [once, once] : [once];
  });
}

function tooLong(progression: readonly ChordBar[], played: number): Refusal {
  return {
    wish: "chords",
    asked: "",
    reason: {
      en: `the progression has ${progression.length} bars, and the tune as played only ${played}`,
      zh: `和弦进行有 ${progression.length} 小节，而曲子演奏下来只有 ${played} 小节`,
    },
    nearest: {
      en: `${progression.length} bars for the tune, or the first ${played} bars of chords`,
      zh: `把曲子改为 ${progression.length} 小节，或只用前 ${played} 小节的和弦`,
    },
  };
}

/** Spread chords over the beats of a bar; more chords than beats divide it evenly. */
function placeInBar(chords: ChordBar, { key, meter, unit }: ChordGround): readonly PlacedChord[] {
  const beat = feltBeat(meter);
  const whole = measureLength(meter) ?? beat;
  const beats = Math.max(1, Math.round(whole.num / whole.den / (beat.num / beat.den)));
  return chords.map((chord, index) => {
    const onset =
      chords.length <= beats
        ? scaleDuration(beat, Math.round((index * beats) / chords.length), 1)
        : scaleDuration(whole, index, chords.length);
    return { onset: inUnits(onset, unit), chord: degreeChord(key, chord) };
  });
}

function inUnits(length: Duration, unit: Duration): Duration {
  return length.num === 0 ? ZERO : duration(length.num * unit.den, length.den * unit.num);
}

/** Chords of which no note is in the scale: nothing could be sung to them. */
export function refuseChordsInScale(
  progression: readonly ChordBar[],
  scale: ScaleName | undefined,
  { tonic }: TuneKey,
): readonly Refusal[] {
  if (scale === undefined) return [];
  const notes = new Set(SCALES.get(scale)?.semitones);
  const home = pitchClass(tonic);
  const isForeign = (chord: ChordSymbol): boolean =>
    !chordIntervals(chord).some((interval) =>
      notes.has((pitchClass(chord.root) - home + interval + 24) % 12),
    );
  const foreign = new Set(
    progression
      .flat()
      .filter(isForeign)
      .map(({ text }) => text),
  );
  if (foreign.size === 0) return [];
  const names = [...foreign].join(" ");
  const words = SCALES.get(scale);
  return [
    {
      wish: "chords",
      asked: names,
      reason: {
        en: `no note of ${names} is in the scale ${words?.english}`,
        zh: `${names} 的音都不在${words?.chinese}里`,
      },
      nearest: { en: "other chords, or no scale", zh: "换和弦，或不限定音阶" },
    },
  ];
}
