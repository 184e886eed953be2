/**
 * @file One voice played from its first measure to its last.
 *
 * Onsets are sums of exact lengths, so nothing drifts. Left to the player: fermatas, slurs, and the
 * ornaments that signs stand for (trills, rolls, turns), which are played plain.
 */
import {
  addDurations,
  type Duration,
  isTimed,
  type Mark,
  type Measure,
  type Meter,
  type Score,
  type ScoreEvent,
  type Voice,
  ZERO,
} from "@melodist/score";
import type { ChordMark } from "./accompany.ts";
import { barPosition, playedLength } from "./bar-position.ts";
import { tempoSpeed } from "./choose-tempo.ts";
import { markedLoudness } from "./loudness.ts";
import type { KeyMark, PerformedMeasure, PerformedNote } from "./performance.ts";
import { soundingShift } from "./sounding-pitch.ts";
import { strike } from "./strike.ts";
import type { TempoChange } from "./tempo-map.ts";
import { startWalk, type VoiceOptions, type VoiceWalk } from "./voice-walk.ts";

/** All that a voice contributes to a performance. */
export interface VoicePerformance {
  /** In the order they were struck. */
  readonly notes: readonly PerformedNote[];
  readonly chords: readonly ChordMark[];
  readonly tempos: readonly TempoChange[];
  readonly keys: readonly KeyMark[];
  readonly measures: readonly PerformedMeasure[];
  readonly length: Duration;
}

/** Play a voice whose repeats are already unfolded. */
export function performVoice(score: Score, voice: Voice, options: VoiceOptions): VoicePerformance {
  const walk = startWalk(score, voice, options);
  readMarks(walk, voice.opening?.marks ?? [], ZERO);
  let onset: Duration = ZERO;
  for (const [place, measure] of voice.measures.entries()) {
    playMeasure(walk, measure, options.order[place] ?? place, onset);
    onset = addDurations(onset, walk.measure.length);
  }
  const { notes, chords, tempos, keys, measures } = walk;
  return { notes, chords, tempos, keys, measures, length: onset };
}

function playMeasure(walk: VoiceWalk, measure: Measure, index: number, onset: Duration): void {
  const length = playedLength(measure);
  const meter = meterOf(measure, walk.meter);
  const position = barPosition(length, meter, walk.before);
  walk.measure = { index, onset, length, meter, position };
  walk.measures.push(walk.measure);
  walk.passes.set(index, (walk.passes.get(index) ?? 0) + 1);
  const written = walk.options.written.measures[index] ?? measure;
  // Unfolding puts what must be in force again before the measure's own events.
  const restored = measure.events.length - written.events.length;
  for (const [stream, events] of [measure.events, ...measure.overlays].entries()) {
    playStream(walk, events, stream, stream === 0 ? restored : 0);
  }
  readMarks(walk, measure.close?.marks ?? [], addDurations(onset, length));
  walk.before = { position, length, isSplit: measure.close?.style === "split" };
}

/** The meter a measure is in: the last change before its first sound. */
function meterOf(measure: Measure, before: Meter): Meter {
  let meter = before;
  for (const event of measure.events) {
    if (isTimed(event)) break;
    if (event.kind === "meter-change") meter = event.meter;
  }
  return meter;
}

function playStream(walk: VoiceWalk, events: readonly ScoreEvent[], stream: number, restored: number): void {
  let onset = walk.measure.onset;
  for (const [index, event] of events.entries()) {
    if (isTimed(event) || event.kind === "spacer") readMarks(walk, event.marks, onset);
    else readChange(walk, event, onset);
    if (!isTimed(event)) continue;
    if (event.kind !== "rest") {
      const source = { measure: walk.measure.index, stream, event: index - restored, span: event.span };
      strike(walk, event, onset, source);
    }
    onset = addDurations(onset, event.length);
  }
}

/** Chord symbols and dynamics, wherever they hang. */
function readMarks(walk: VoiceWalk, marks: readonly Mark[], onset: Duration): void {
  for (const mark of marks) {
    if (mark.kind === "chord-symbol") walk.chords.push({ onset, chord: mark.chord, shift: walk.shift });
    if (mark.kind === "no-chord") walk.chords.push({ onset, chord: undefined, shift: 0 });
  }
  walk.loudness = markedLoudness(marks) ?? walk.loudness;
}

function readChange(walk: VoiceWalk, event: ScoreEvent, onset: Duration): void {
  if (event.kind === "meter-change") walk.meter = event.meter;
  if (event.kind === "key-change") walk.keys.push({ onset, key: event.key });
  if (event.kind === "staff-change") {
    walk.properties = { ...walk.properties, ...event.properties };
    walk.shift = soundingShift(walk.properties);
  }
  if (event.kind === "tempo-change") {
    const wholesPerMinute = tempoSpeed(event.tempo, walk.meter);
    if (wholesPerMinute !== undefined) walk.tempos.push({ onset, wholesPerMinute });
  }
}
