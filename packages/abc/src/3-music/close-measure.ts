/** @file The end of a measure: what a bar line, a split or the next ending makes of what has been read. */
import type { BarLine, Mark } from "@melodist/score";
import { endAccidentals } from "../accidentals.ts";
import { dropBroken } from "./joins.ts";
import { report, type TuneReader } from "./reader.ts";
import { breakLine, MOST_MARKS, takeMarks, type VoiceReader } from "./voice-reader.ts";

/** A bar line before its marks are known. */
export type WrittenBar = Omit<BarLine, "marks">;

/** The bar line between the bars of a rest of several. */
export const PLAIN_BAR: WrittenBar = { style: "single", repeatEnd: 0, repeatStart: 0, span: undefined };
/** No line at all: an ending begins inside the measure. */
export const SPLIT: WrittenBar = { style: "split", repeatEnd: 0, repeatStart: 0, span: undefined };

const NO_OVERLAYS: readonly never[] = Object.freeze([]);

/** True when the measure holds something that is heard or takes place. */
export function hasContent(voice: VoiceReader): boolean {
  return voice.filled || voice.streams.length > 0;
}

/**
 * End the measure with a bar line. Two bar lines with nothing between them (`:|` at the end of a line, `|:` at
 * the start of the next) become one.
 */
export function closeMeasure(reader: TuneReader, voice: VoiceReader, written: WrittenBar): void {
  const split = written.style === "split";
  const full = hasContent(voice);
  dropBroken(reader, voice);
  if (full && !split) breakLine(reader, voice);
  const { style, repeatEnd, repeatStart, span } = written;
  const bar: BarLine = { style, repeatEnd, repeatStart, marks: split ? [] : takeBarMarks(voice), span };
  if (!split) endAccidentals(voice.accidentals);
  voice.lineOpen ||= !split && (full || standsAtLineEnd(voice));
  voice.last = undefined;
  if (full) pushMeasure(voice, bar);
  else joinBar(reader, voice, bar);
}

function pushMeasure(voice: VoiceReader, close: BarLine): void {
  const { streams, ending } = voice;
  const events = streams[0] ?? voice.events;
  const overlays = streams.length === 0 ? NO_OVERLAYS : [...streams.slice(1), voice.events];
  voice.measures.push({ ending, events, overlays, close });
  if (streams.length > 0) voice.streams = [];
  voice.events = [];
  voice.filled = false;
  voice.ending = undefined;
  if (close.style !== "split") voice.line.push(null);
}

/** A bar line behind another one, or before the first measure. */
function joinBar(reader: TuneReader, voice: VoiceReader, bar: BarLine): void {
  const last = voice.measures.at(-1);
  const before = last === undefined ? voice.opening : last.close;
  if (before !== undefined && before.marks.length + bar.marks.length > MOST_MARKS)
    report(reader, "too-many-marks", reader.pos, reader.pos, String(MOST_MARKS));
  const joined = before === undefined ? bar : mergeBars(before, bar);
  if (last === undefined) voice.opening = joined;
  else voice.measures[voice.measures.length - 1] = { ...last, close: joined };
}

/** True when a bar line or ending added now still belongs to the line before. */
export function standsAtLineEnd(voice: VoiceReader): boolean {
  return voice.events.length === 0 && voice.breakAt < 0;
}

/** Marks of the bar line itself; a chord symbol waits for the note behind it. */
function takeBarMarks(voice: VoiceReader): readonly Mark[] {
  const marks = takeMarks(voice);
  if (marks.length === 0) return marks;
  voice.marks = marks.filter(isHarmony);
  return marks.filter((mark) => !isHarmony(mark));
}

function isHarmony(mark: Mark): boolean {
  return mark.kind === "chord-symbol" || mark.kind === "no-chord";
}

/** Which style shows when two bar lines fall together, strongest last. */
const STRENGTH: readonly BarLine["style"][] = [
  "split",
  "invisible",
  "dotted",
  "single",
  "double",
  "heavy-left",
  "final",
  "repeat",
];

function mergeBars(a: BarLine, b: BarLine): BarLine {
  const style = STRENGTH.indexOf(a.style) >= STRENGTH.indexOf(b.style) ? a.style : b.style;
  const marks: readonly Mark[] = [...a.marks, ...b.marks].slice(0, MOST_MARKS);
  const repeatEnd = Math.max(a.repeatEnd, b.repeatEnd);
  const repeatStart = Math.max(a.repeatStart, b.repeatStart);
  const span =
    a.span !== undefined && b.span !== undefined
      ? { start: a.span.start, end: b.span.end }
      : (a.span ?? b.span);
  return { style, repeatEnd, repeatStart, marks, span };
}
