/**
 * @file Chord symbols played as accompanists do: a bass and a chord by turns, in the pattern of the meter.
 *
 * A chord lasts until the next one, or N.C., whenever that comes. The bass takes the root when a chord
 * begins and then alternates with the fifth; under a slash it stays. A chord that begins between two
 * bass notes brings its own along; one so short that no stroke of the pattern falls into it is struck once.
 */
import {
  addDurations,
  type ChordSymbol,
  compareDurations,
  type Duration,
  duration,
  measureLength,
  scaleDuration,
  subtractDurations,
} from "@melodist/score";
import { type ChordVoicing, voiceChord } from "./chord-voicing.ts";
import type { PerformedMeasure, PerformedNote } from "./performance.ts";
import { type Strum, strumPattern } from "./strum-pattern.ts";

/** A chord symbol, or N.C., where it takes effect. */
export interface ChordMark {
  readonly onset: Duration;
  readonly chord: ChordSymbol | undefined;
  /** Semitones from the written to the sounding chord. */
  readonly shift: number;
}

const BASS_VELOCITY = 68;
const CHORD_VELOCITY = 54;

/** Chords further apart than this are damped halfway, so that they do not cover the melody. */
const DAMPED_FROM = duration(1, 8);

/** A measure so many times as long as its bar is not counted in bars; its chords are struck once. */
const MOST_BARS_IN_MEASURE = 64;

/** A stroke at its place in the tune. */
interface Stroke {
  readonly onset: Duration;
  readonly kind: Strum["kind"] | "both";
}

/** The reign of one chord: `from` included, `to` not. */
interface Reign {
  readonly from: Duration;
  readonly to: Duration;
  readonly mark: ChordMark;
}

/**
 * The notes of an accompanist.
 *
 * @param measures as they are played
 * @param marks by onset; of several at one place the last counts
 * @param end of the last measure
 * @param part the index of the accompanist's part
 */
export function accompany(
  measures: readonly PerformedMeasure[],
  marks: readonly ChordMark[],
  end: Duration,
  part: number,
): readonly PerformedNote[] {
  const pattern = measures.flatMap(patternStrokes);
  let next = 0;
  return reignsOf(marks, end).flatMap((reign) => {
    const inside: Stroke[] = [];
    for (let stroke = pattern[next]; stroke !== undefined; stroke = pattern[++next]) {
      if (compareDurations(stroke.onset, reign.to) >= 0) break;
      if (compareDurations(stroke.onset, reign.from) >= 0) inside.push(stroke);
    }
    return playReign(reign, inside, part);
  });
}

/** The strokes of the pattern that fall into a measure; a measure longer than its bar begins anew. */
function patternStrokes(measure: PerformedMeasure): readonly Stroke[] {
  const bar = measureLength(measure.meter);
  if (bar === undefined || bar.num === 0) return [];
  const end = addDurations(measure.position, measure.length);
  const bars = Math.ceil((end.num * bar.den) / (end.den * bar.num));
  if (bars > MOST_BARS_IN_MEASURE) return [];
  const pattern = strumPattern(measure.meter);
  const strokes: Stroke[] = [];
  for (let count = 0; count < bars; count++) {
    for (const { kind, position } of pattern) {
      const inBar = addDurations(position, scaleDuration(bar, count, 1));
      if (compareDurations(inBar, measure.position) < 0 || compareDurations(inBar, end) >= 0) continue;
      strokes.push({ kind, onset: addDurations(measure.onset, subtractDurations(inBar, measure.position)) });
    }
  }
  return strokes;
}

function reignsOf(marks: readonly ChordMark[], end: Duration): readonly Reign[] {
  return marks
    .map((mark, place) => ({ mark, from: mark.onset, to: marks[place + 1]?.onset ?? end }))
    .filter(({ from, to }) => compareDurations(from, to) < 0);
}

function playReign(
  { from, to, mark }: Reign,
  inside: readonly Stroke[],
  part: number,
): readonly PerformedNote[] {
  if (mark.chord === undefined) return [];
  const voicing = voiceChord(mark.chord, mark.shift);
  const first = inside[0];
  const strokes: readonly Stroke[] =
    first === undefined
      ? [{ kind: "both", onset: from }]
      : [first.kind === "bass" ? first : { ...first, kind: "both" }, ...inside.slice(1)];
  let basses = 0;
  return strokes.flatMap((stroke, place) => {
    const gap = subtractDurations(strokes[place + 1]?.onset ?? to, stroke.onset);
    const isRoot = stroke.kind === "chord" || basses++ % 2 === 0;
    return playStroke(stroke, gap, voicing, isRoot).map((note) => ({ ...note, part }));
  });
}

function playStroke(
  { onset, kind }: Stroke,
  gap: Duration,
  voicing: ChordVoicing,
  isRoot: boolean,
): readonly Omit<PerformedNote, "part">[] {
  const plain = { onset, cents: 0, source: undefined, syllable: undefined };
  const bass = {
    ...plain,
    length: gap,
    key: isRoot ? voicing.bass : voicing.otherBass,
    velocity: BASS_VELOCITY,
    kind: "bass" as const,
  };
  const damped = compareDurations(gap, DAMPED_FROM) > 0 ? scaleDuration(gap, 1, 2) : gap;
  const chord = voicing.tones.map((key) => ({
    ...plain,
    length: damped,
    key,
    velocity: CHORD_VELOCITY,
    kind: "chord" as const,
  }));
  if (kind === "bass") return [bass];
  return kind === "chord" ? chord : [bass, ...chord];
}
