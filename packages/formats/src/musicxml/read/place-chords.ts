/** @file Chord symbols that stand in the middle of a note: the note is divided there, tied, so that both keep their time. */
import {
  compareDurations,
  type Duration,
  isTimed,
  type Mark,
  subtractDurations,
  type TimedEvent,
} from "@melodist/score";
import { type FindingLog, report } from "../finding.ts";
import { type Floating, type Item, lengthOfDivisions, type MeasureDraft } from "./part-reader.ts";

/** Chord symbols of one measure that are given places inside notes; a real measure has a handful. */
const MOST_PLACED = 200;

/** Put the chord symbols of a measure that wait for a place into its first stream. */
export function placeChords(measure: MeasureDraft, divisions: number, log: FindingLog): void {
  for (const floating of measure.floating.slice(0, MOST_PLACED))
    placeChord(floating, measure, divisions, log);
  for (const { mark } of measure.floating.slice(MOST_PLACED)) {
    report(log, "moved-chord-symbol", "one of very many chord symbols moves to the bar line");
    measure.closingMarks.push(mark);
  }
  measure.floating.length = 0;
}

function placeChord({ mark, at }: Floating, measure: MeasureDraft, divisions: number, log: FindingLog): void {
  const items = measure.streams[0]?.items ?? [];
  const timed = items.filter((item) => item.time !== undefined);
  const found =
    timed.find(({ time }) => time !== undefined && time.onset <= at && at < time.end) ?? timed.at(-1);
  if (found?.time === undefined || !isTimed(found.event)) {
    measure.closingMarks.push(mark);
    return;
  }
  const halves =
    found.time.onset < at && at < found.time.end ? divide(found, at, mark, divisions) : undefined;
  if (halves !== undefined) {
    items.splice(items.indexOf(found), 1, ...halves);
    return;
  }
  if (found.time.onset !== at)
    report(log, "moved-chord-symbol", "a chord symbol moves to the beginning of its note");
  found.event = { ...found.event, marks: [...found.event.marks, mark] };
}

/** A note as two; undefined inside a tuplet, or where the time lies outside the note. */
function divide(item: Item, at: number, mark: Mark, divisions: number): readonly [Item, Item] | undefined {
  const { event, time } = item;
  if (time === undefined || !isTimed(event) || time.ratio !== undefined) return undefined;
  const before = lengthOfDivisions(at - time.onset, divisions);
  if (before.num === 0 || compareDurations(before, event.length) >= 0) return undefined;
  const [first, second] = halves(event, before, mark);
  return [
    { event: first, source: undefined, time: { ...time, end: at } },
    {
      event: second,
      source: undefined,
      time: { ...time, onset: at, bracketStarts: 0, extending: new Set() },
    },
  ];
}

function halves(event: TimedEvent, before: Duration, mark: Mark): readonly [TimedEvent, TimedEvent] {
  const after = subtractDurations(event.length, before);
  const open = { open: event.slurs?.open ?? [], close: 0 };
  const close = { open: [], close: event.slurs?.close ?? 0 };
  const start = { beam: false, slurs: open.open.length > 0 ? open : undefined };
  const end = { slurs: close.close > 0 ? close : undefined, grace: undefined, marks: [mark] };
  if (event.kind === "rest") {
    const rest = { ...event, wholeMeasure: false };
    return [
      { ...rest, ...start, length: before },
      { ...rest, ...end, length: after },
    ];
  }
  if (event.kind === "note") {
    return [
      { ...event, ...start, length: before, tie: "full" },
      { ...event, ...end, length: after, lyrics: [], courtesy: false },
    ];
  }
  const [head, ...rest] = event.notes;
  const tied = [head, ...rest].map((note) => ({ ...note, length: before, tie: "full" as const }));
  const untied = [head, ...rest].map((note) => ({ ...note, length: after, courtesy: false, marks: [] }));
  return [
    { ...event, ...start, length: before, notes: [tied[0] ?? head, ...tied.slice(1)] },
    { ...event, ...end, length: after, notes: [untied[0] ?? head, ...untied.slice(1)], lyrics: [] },
  ];
}
