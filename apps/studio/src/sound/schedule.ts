/** @file A tune as a row of things to sound, in seconds at the marked tempo. */
import { keyFrequency, type Performance, type PerformedNote, secondsAt } from "@melodist/formats/browser";
import { addDurations, type Duration, isCompound, type Meter } from "@melodist/score";
import type { BarSelection } from "../store/cursor.ts";

/** Something that sounds. */
export interface Cue {
  readonly kind: "melody" | "chord" | "click";
  /** Seconds from the first beat. */
  readonly start: number;
  readonly length: number;
  /** Hz; a click has 0, but 1 where a bar begins. */
  readonly frequency: number;
  readonly gain: number;
  /** The name of the written note. */
  readonly at: string | undefined;
}

/** A bar as it is passed through. */
export interface PassedBar {
  readonly measure: number;
  readonly start: number;
  readonly end: number;
}

export interface Schedule {
  /** By start. */
  readonly cues: readonly Cue[];
  readonly bars: readonly PassedBar[];
  /** Seconds. */
  readonly length: number;
  /** Beats a minute at the beginning, and the beat in whole notes. */
  readonly beatsPerMinute: number;
  readonly beat: Duration;
}

/** Loudness of chords beside the melody. */
const CHORD_GAIN = 0.45;

/** Make the schedule of a performance. */
export function schedule(performance: Performance, meter: Meter): Schedule {
  const seconds = (onset: Duration) => secondsAt(performance.tempos, onset);
  const bars = performance.measures.map(({ index, onset, length }) => ({
    measure: index,
    start: seconds(onset),
    end: seconds(addDurations(onset, length)),
  }));
  const cues = [
    ...performance.notes.map((note) => toCue(note, performance, seconds)),
    ...clicks(performance, seconds),
  ];
  const beat = beatOf(meter);
  return {
    cues: cues.sort((a, b) => a.start - b.start),
    bars,
    length: seconds(performance.length),
    beatsPerMinute: Math.round((performance.tempos[0]?.wholesPerMinute ?? 30) / (beat.num / beat.den)),
    beat,
  };
}

function toCue(note: PerformedNote, performance: Performance, seconds: (onset: Duration) => number): Cue {
  const isVoice = performance.parts[note.part]?.kind === "voice";
  const start = seconds(note.onset);
  const { source } = note;
  return {
    kind: isVoice ? "melody" : "chord",
    start,
    length: seconds(addDurations(note.onset, note.length)) - start,
    frequency: keyFrequency(note.key + note.cents / 100),
    gain: (note.velocity / 100) ** 1.5 * (isVoice ? 0.8 : CHORD_GAIN),
    at:
      source === undefined || note.kind === "grace"
        ? undefined
        : `v${note.part}-m${source.measure}-s${source.stream}-e${source.event}`,
  };
}

/** What is counted: a dotted note in compound meters. */
function beatOf(meter: Meter): Duration {
  if (meter.kind === "free") return { num: 1, den: 4 };
  if (isCompound(meter)) return { num: 3, den: meter.unit };
  return { num: 1, den: meter.unit };
}

function clicks(performance: Performance, seconds: (onset: Duration) => number): readonly Cue[] {
  return performance.measures.flatMap(({ onset, length, meter, position }) => {
    const beat = beatOf(meter);
    const step = beat.num / beat.den;
    const from = position.num / position.den;
    const to = from + length.num / length.den;
    const row: Cue[] = [];
    for (let count = Math.ceil(from / step - 1e-9); count * step < to - 1e-9; count++) {
      const start = seconds(addWholes(onset, count * step - from));
      row.push({
        kind: "click",
        start,
        length: 0.05,
        frequency: count === 0 ? 1 : 0,
        gain: 1,
        at: undefined,
      });
    }
    return row;
  });
}

/** A click need not be exact to more than a thousandth of a whole note. */
function addWholes(onset: Duration, wholes: number): Duration {
  return addDurations(onset, { num: Math.round(wholes * 960), den: 960 });
}

/** The stretch of time in which some bars are passed through for the first time. */
export function stretchOf(
  { bars, length }: Schedule,
  wanted: BarSelection | undefined,
): { from: number; to: number } {
  const first =
    wanted === undefined
      ? -1
      : bars.findIndex(({ measure }) => measure >= wanted.from && measure <= wanted.to);
  const start = bars[first];
  if (wanted === undefined || start === undefined) return { from: 0, to: length };
  let to = start.end;
  for (let at = first; at < bars.length; at++) {
    const bar = bars[at];
    if (bar === undefined || bar.measure < wanted.from || bar.measure > wanted.to) break;
    to = bar.end;
  }
  return { from: start.start, to };
}
