/** @file New bars put behind a tune: what is there stays, in every voice and to the last sign. */
import {
  addDurations,
  type BarLine,
  compareDurations,
  type Duration,
  equalDurations,
  type Measure,
  measureDuration,
  measureLength,
  plainRest,
  type Score,
  type ScoreEvent,
  subtractDurations,
  sumDurations,
  type Voice,
} from "@melodist/score";
import type { BarPlaces } from "./bar-places.ts";
import { splitEvents } from "./split-events.ts";

export interface Added {
  /** The last bar that is there is not full: what follows in it is new. */
  readonly isLastBegun: boolean;
  /** Sections may end and repeats begin among the bars that are there. */
  readonly hasNewLines: boolean;
}

/**
 * Put the bars that follow a tune into its melody's voice; the other voices rest meanwhile.
 *
 * The order of parts (`P:`) goes, since it knows nothing of what is new.
 *
 * @param written the whole as its outline writes it: a measure for each bar, the first of them the tune's own
 */
export function addBars(score: Score, places: BarPlaces, written: Score, added: Added): Score {
  const [line] = written.voices;
  const own = score.voices[places.voice];
  const last = places.measures.at(-1)?.at(-1);
  if (line === undefined || own === undefined || last === undefined) return score;
  const melody = withBars(own, places, line, added);
  const voices = score.voices.map((voice, index) =>
    index === places.voice ? melody : resting(voice, melody, { last, full: measureLength(score.meter) }),
  );
  return { ...score, parts: undefined, voices };
}

/** The melody's voice with the measures of the line behind its own. */
function withBars(own: Voice, places: BarPlaces, line: Voice, { isLastBegun, hasNewLines }: Added): Voice {
  const rows = places.measures;
  const lastBar = rows.length - 1;
  const last = rows[lastBar]?.at(-1) ?? 0;
  const begun = (rows[lastBar] ?? []).map((index) => measureDuration(own.measures[index]?.events ?? []));
  const [, rest] = splitEvents(line.measures[lastBar]?.events ?? [], sumDurations(begun));
  const lines = newLines(rows, line, hasNewLines);
  const endings = hasNewLines ? newEndings(rows, line) : new Map<number, Measure["ending"]>();
  const there = own.measures.slice(0, last + 1).map((measure, index) => {
    const full = isLastBegun && index === last ? filled(measure, rest) : measure;
    return { ...closed(full, lines.get(index)), ending: endings.get(index) ?? measure.ending };
  });
  const others = own.measures.slice(last + 1);
  return {
    ...own,
    opening: hasNewLines ? (line.opening ?? own.opening) : own.opening,
    measures: [...there, ...line.measures.slice(rows.length), ...others],
  };
}

/** The lines that close measures which are there otherwise than before: the last, and those that part new sections. */
function newLines(
  rows: BarPlaces["measures"],
  line: Voice,
  hasNewLines: boolean,
): ReadonlyMap<number, BarLine> {
  const lines = new Map<number, BarLine>();
  for (const [bar, indices] of rows.entries()) {
    const close = line.measures[bar]?.close;
    const isNew = bar === rows.length - 1 || (hasNewLines && close?.style !== "single");
    const index = indices.at(-1);
    if (isNew && close !== undefined && index !== undefined) lines.set(index, close);
  }
  return lines;
}

/** First endings of new repeats that begin among the bars that are there. */
function newEndings(rows: BarPlaces["measures"], line: Voice): ReadonlyMap<number, Measure["ending"]> {
  return new Map(
    rows.flatMap(([first], bar) => (first === undefined ? [] : [[first, line.measures[bar]?.ending]])),
  );
}

/** A measure with another line at its end, if there is one; the signs of the old one stay. */
function closed(measure: Measure, close: BarLine | undefined): Measure {
  if (close === undefined) return measure;
  return { ...measure, close: { ...close, marks: measure.close?.marks ?? [] } };
}

/** A measure with more events; its overlays are silent meanwhile. */
function filled(measure: Measure, events: readonly ScoreEvent[]): Measure {
  const length = addDurations(measureDuration(measure.events), measureDuration(events));
  return {
    ...measure,
    events: [...measure.events, ...events],
    overlays: measure.overlays.map((overlay) => padded(overlay, length, false)),
  };
}

interface Rests {
  /** The melody's last measure that was there. */
  readonly last: number;
  /** The length of a bar; undefined in free meter. */
  readonly full: Duration | undefined;
}

/** A voice that keeps what it has and rests where the melody is new. */
function resting(voice: Voice, melody: Voice, { last, full }: Rests): Voice {
  const measures = melody.measures.map(({ ending, events, close }, index): Measure => {
    const there = voice.measures[index];
    const length = measureDuration(events);
    if (there === undefined) return { ending, events: restsOf(length, full), overlays: [], close };
    const row = index === last ? padded(there.events, length, true) : there.events;
    return { ...closed(there, close), ending, events: row };
  });
  return {
    ...voice,
    opening: melody.opening ?? voice.opening,
    measures: [...measures, ...voice.measures.slice(melody.measures.length)],
  };
}

/** Events with a rest behind them for what they are short of a length. */
function padded(events: readonly ScoreEvent[], length: Duration, visible: boolean): readonly ScoreEvent[] {
  const there = measureDuration(events);
  if (compareDurations(there, length) >= 0) return events;
  return [...events, { ...plainRest(subtractDurations(length, there)), visible }];
}

function restsOf(length: Duration, full: Duration | undefined): readonly ScoreEvent[] {
  if (length.num === 0) return [];
  const wholeMeasure = full !== undefined && equalDurations(length, full);
  return [{ ...plainRest(length), wholeMeasure }];
}
