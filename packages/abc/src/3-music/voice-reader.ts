/** @file The voice being written: what is in force, what waits for its note, and the measures so far. */
import type {
  BarLine,
  Chord,
  Duration,
  Ending,
  Grace,
  GraceNote,
  Lyric,
  Mark,
  Measure,
  Meter,
  Note,
  Rest,
  ScoreEvent,
  Span,
  StaffProperties,
  TieStyle,
} from "@melodist/score";
import { type Accidentals, createAccidentals } from "../accidentals.ts";
import { octaveShift } from "../staff-octave.ts";
import { type BodyStart, report, spanOf, type TuneReader } from "./reader.ts";

/** Events stay writable until the tune is read: what follows a note may lengthen, tie or slur it. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type OpenTimed = Writable<Note> | Writable<Chord> | Writable<Rest>;

/** A tuplet that is being filled. */
export interface OpenTuplet {
  readonly actual: number;
  readonly normal: number;
  readonly count: number;
  index: number;
}

/** A `>` or `<<` that waits for its second note. */
export interface Broken {
  readonly sign: string;
  /** Dots on the longer note. */
  readonly dots: number;
  readonly longFirst: boolean;
  readonly span: Span;
}

/** Grace notes that wait for their note. */
export interface OpenGrace {
  slashed: boolean;
  readonly notes: GraceNote[];
}

export interface VoiceReader {
  readonly id: string;
  properties: StaffProperties;
  unit: Duration;
  meter: Meter;
  readonly accidentals: Accidentals;
  /** Octaves that `octave=` adds. */
  octave: number;

  opening: BarLine | undefined;
  readonly measures: Measure[];
  ending: Ending | undefined;
  /** Streams of this measure that `&` has closed. */
  streams: ScoreEvent[][];
  events: ScoreEvent[];

  /** The measure holds something that is heard or takes place. */
  filled: boolean;

  /** The last timed event of this measure. */
  last: OpenTimed | undefined;
  /** The last timed event of all: a tie may stand behind a bar line. */
  lastOfAll: OpenTimed | undefined;
  /** White space has followed the last event. */
  spaced: boolean;
  /** Broken rhythm between the last event and the next. */
  broken: Broken | undefined;
  tuplet: OpenTuplet | undefined;
  openSlurs: number;

  /** Waiting for the next event. */
  marks: Mark[];
  grace: OpenGrace | undefined;
  slurs: TieStyle[];
  /** Where what waits began; -1 when nothing waits. */
  waitingFrom: number;
  /** Something of this line belongs to this voice. */
  lineOpen: boolean;
  /** A line of music ended and nothing has followed yet: the end of that line, or -1. */
  breakAt: number;

  /** Notes and chords of the line, null for a bar line: what `w:` is set to. */
  line: (Writable<Note> | Writable<Chord> | null)[];
  verse: number;
}

/** A voice with nothing in it. */
export function createVoice(id: string, start: BodyStart, properties: StaffProperties): VoiceReader {
  return {
    id,
    properties,
    unit: start.unit,
    meter: start.meter,
    accidentals: createAccidentals(start.key),
    octave: octaveShift(properties),
    opening: undefined,
    measures: [],
    ending: undefined,
    streams: [],
    events: [],
    filled: false,
    last: undefined,
    lastOfAll: undefined,
    spaced: false,
    broken: undefined,
    tuplet: undefined,
    openSlurs: 0,
    marks: [],
    grace: undefined,
    slurs: [],
    waitingFrom: -1,
    lineOpen: false,
    breakAt: -1,
    line: [],
    verse: 0,
  };
}

const NO_MARKS: readonly Mark[] = Object.freeze([]);
export const NO_LYRICS: readonly (Lyric | null)[] = Object.freeze([]);

/** Take the marks that wait for a note. */
export function takeMarks(voice: VoiceReader): readonly Mark[] {
  if (voice.marks.length === 0) return NO_MARKS;
  const { marks } = voice;
  voice.marks = [];
  return marks;
}

/** Take the grace notes that wait for a note. */
export function takeGrace(voice: VoiceReader): Grace | undefined {
  const { grace } = voice;
  voice.grace = undefined;
  return grace;
}

/** Marks that one note or bar line may carry. */
export const MOST_MARKS = 64;

/** Let a mark wait for its note; it stands from `start` to the reader. */
export function addMark(reader: TuneReader, voice: VoiceReader, mark: Mark, start: number): void {
  wait(voice, start);
  if (voice.marks.length < MOST_MARKS) voice.marks.push(mark);
  else report(reader, "too-many-marks", start, reader.pos, String(MOST_MARKS));
}

/** Remember where a prefix began: marks, grace notes and slurs are part of their note's span. */
export function wait(voice: VoiceReader, from: number): void {
  if (voice.waitingFrom < 0) voice.waitingFrom = from;
}

/** Where the event at `start` begins, counting what waited for it. */
export function takeStart(voice: VoiceReader, start: number): number {
  const from = voice.waitingFrom < 0 ? start : voice.waitingFrom;
  voice.waitingFrom = -1;
  return from;
}

/** The line of music before ended here, if something follows in this voice. */
export function breakLine(reader: TuneReader, voice: VoiceReader): void {
  if (voice.breakAt < 0) return;
  voice.events.push({ kind: "line-break", span: spanOf(reader, voice.breakAt, voice.breakAt) });
  voice.breakAt = -1;
}

/** Append an event that takes no time. */
export function addEvent(reader: TuneReader, voice: VoiceReader, event: ScoreEvent): void {
  breakLine(reader, voice);
  voice.lineOpen = true;
  voice.filled ||= event.kind === "spacer";
  voice.events.push(event);
}

/** Append a line of text that stands between lines of music: a directive, a comment, a title. */
export function addTextLine(reader: TuneReader, voice: VoiceReader, event: ScoreEvent): void {
  breakLine(reader, voice);
  voice.lineOpen = false;
  voice.events.push(event);
}

/** Break the line at a sign inside it; the start of a line needs no break. */
export function addBreak(voice: VoiceReader, at: number): void {
  if (voice.lineOpen) voice.breakAt = at;
  voice.lineOpen = false;
  voice.spaced = true;
}

/** Append an event that takes time: it may join a beam, and no tie reaches beyond it. */
export function addTimed(reader: TuneReader, voice: VoiceReader, event: OpenTimed): void {
  breakLine(reader, voice);
  voice.lineOpen = true;
  voice.filled = true;
  voice.accidentals.tied = undefined;
  const { last } = voice;
  if (last !== undefined && !voice.spaced) last.beam = true;
  voice.last = event;
  voice.lastOfAll = event;
  voice.spaced = false;
  voice.events.push(event);
}

/** Marks or grace notes that no note followed stand on a spacer of their own. */
export function settleWaiting(reader: TuneReader, voice: VoiceReader, end: number): void {
  if (voice.marks.length === 0 && voice.grace === undefined) return;
  const start = takeStart(voice, end);
  addEvent(reader, voice, {
    kind: "spacer",
    grace: takeGrace(voice),
    marks: takeMarks(voice),
    span: spanOf(reader, start, end),
  });
}
