/**
 * @file Keys and tempi of a recording, put at the bar lines where a score can show them.
 *
 * A change inside a bar takes effect at the next. Measures in which nothing changes share one object, so a
 * change is seen by comparing neighbours.
 */
import { duration, isCompound, type Key, key, type Meter, nameAtFifths, type Tempo } from "@melodist/score";
import { estimateKey } from "./estimate-key.ts";
import { type GridMeasure, tickToSteps } from "./measure-grid.ts";
import type { MidiRecording } from "./midi-recording.ts";
import type { RecordedVoice } from "./recorded-voices.ts";

/** The tempo of a MIDI file that gives none: 120 crotchets a minute. */
const USUAL_CROTCHET = 500_000;

/** The key of each measure; estimated from the notes when the file gives none. */
export function measureKeys(
  recording: MidiRecording,
  voices: readonly RecordedVoice[],
  measures: readonly GridMeasure[],
): readonly Key[] {
  const marks = recording.keys.map(({ tick, fifths, isMinor }) => ({
    tick,
    sign: signedKey(fifths, isMinor),
  }));
  const first = marks[0]?.sign ?? estimateKey(pitchClassWeights(voices));
  return atMeasures(first, marks, recording.ticksPerCrotchet, measures);
}

/** The tempo of each measure. */
export function measureTempos(recording: MidiRecording, measures: readonly GridMeasure[]): readonly Tempo[] {
  const meter = measures[0]?.meter;
  const marks = recording.tempos.map(({ tick, microsecondsPerCrotchet }) => ({
    tick,
    sign: toTempo(microsecondsPerCrotchet, meter),
  }));
  return atMeasures(toTempo(USUAL_CROTCHET, meter), marks, recording.ticksPerCrotchet, measures);
}

/** What is in force at the beginning of each measure, of signs that are given at ticks. */
function atMeasures<Sign>(
  first: Sign,
  marks: readonly { readonly tick: number; readonly sign: Sign }[],
  ticksPerCrotchet: number,
  measures: readonly GridMeasure[],
): readonly Sign[] {
  const ordered = marks.toSorted((a, b) => a.tick - b.tick);
  let sign = first;
  let next = 0;
  return measures.map(({ start }) => {
    for (let mark = ordered[next]; mark !== undefined; mark = ordered[++next]) {
      if (Math.round(tickToSteps(mark.tick, ticksPerCrotchet)) > start) break;
      sign = mark.sign;
    }
    return sign;
  });
}

function signedKey(fifths: number, isMinor: boolean): Key {
  const signature = Math.min(7, Math.max(-7, fifths));
  const tonic = nameAtFifths(signature + (isMinor ? 3 : 0));
  return key(tonic.letter, tonic.alter, isMinor ? "minor" : "major");
}

/** Beats a minute to a hundredth, dotted beats in compound meters. */
function toTempo(microsecondsPerCrotchet: number, under: Meter | undefined): Tempo {
  const crotchets = 60e6 / Math.max(1, microsecondsPerCrotchet);
  const isDotted = under !== undefined && isCompound(under) && under.kind === "measured" && under.unit === 8;
  const perMinute = Math.round((isDotted ? crotchets / 1.5 : crotchets) * 100) / 100;
  return { beats: [isDotted ? duration(3, 8) : duration(1, 4)], perMinute, text: undefined };
}

/** How long each pitch class sounds, in ticks, C first. */
function pitchClassWeights(voices: readonly RecordedVoice[]): readonly number[] {
  const weights = new Array<number>(12).fill(0);
  for (const { notes } of voices) {
    for (const { key: played, on, off } of notes)
      weights[played % 12] = (weights[played % 12] ?? 0) + off - on;
  }
  return weights;
}
