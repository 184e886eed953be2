/** @file The state of reading one part: staves, streams of the measure at hand, and what waits for its note. */
import {
  type Duration,
  duration,
  type GraceNote,
  type Key,
  type Lyric,
  type Mark,
  type Meter,
  type ScoreEvent,
  type Tempo,
} from "@melodist/score";
import type { FindingLog } from "../finding.ts";
import type { TimeRatio } from "../note-value.ts";
import type { XmlElement } from "../xml/xml-node.ts";
import type { BarEdge } from "./read-bar-line.ts";

/** An event on its way into the score. */
export interface Item {
  event: ScoreEvent;
  /** The element that speaks for it and may hold what MusicXML cannot say. */
  readonly source: XmlElement | undefined;
  /** Only for notes and rests. */
  readonly time: ItemTime | undefined;
}

/** What of a note concerns its neighbours. */
export interface ItemTime {
  /** Divisions from the beginning of the measure. */
  readonly onset: number;
  readonly end: number;
  readonly ratio: TimeRatio | undefined;
  /** Brackets that begin or end at it. */
  readonly bracketStarts: number;
  readonly bracketStops: number;
  /** Verses whose syllable is drawn out from here on, or no further. */
  readonly extending: ReadonlySet<number>;
  readonly stopping: ReadonlySet<number>;
}

/** One row of notes of a measure. */
export interface Stream {
  /** Voice of the part it belongs to. */
  readonly voice: string;
  readonly items: Item[];
  /** Divisions from the beginning of the measure to the end of its last note. */
  end: number;
}

/** A chord symbol that stands at a time of its own. */
export interface Floating {
  readonly mark: Mark;
  readonly at: number;
}

export interface MeasureDraft {
  readonly source: XmlElement;
  readonly streams: Stream[];
  readonly floating: Floating[];
  /** Signs at the end of the measure that no note follows. */
  readonly closingMarks: Mark[];
}

/** A mark that waits for its note; chord symbols know their time. */
export interface PendingMark {
  readonly mark: Mark;
  readonly at: number | undefined;
}

export interface StaffReader {
  /** Undefined until a clef is read. */
  clef: string | undefined;
  transposition: string | undefined;
  /** Octaves that the figure of the clef moves what is written to what sounds. */
  octaveShift: number;
  readonly measures: MeasureDraft[];
  marks: PendingMark[];
  grace: GraceNote[];
  isGraceSlashed: boolean;
  /** Events that take no time and stand before the next note. */
  items: Item[];
  /** The stream of the last note, to which what no note follows belongs. */
  current: Stream | undefined;
}

export interface PartReader {
  readonly log: FindingLog;
  /** The tempo of the first part's beginning is the header's. */
  readonly isFirst: boolean;
  readonly staves: [StaffReader, ...StaffReader[]];
  key: Key | undefined;
  meter: Meter | undefined;
  tempo: Tempo | undefined;
  /** A note has been read: what is said from now on is a change. */
  isBegun: boolean;
  /** Parts of a crotchet that durations count. */
  divisions: number;
  /** Divisions from the beginning of the measure. */
  position: number;
  /** The last backup; a voice that goes on since then stays in its stream even on another staff. */
  readonly since: Map<string, Stream>;
  /** Opened by our word: a stream whatever its voice. */
  forced: Stream | undefined;
  /** Edges of each measure, left and right. */
  readonly edges: BarEdge[];
  readonly wedges: Map<string, string>;
  readonly verses: Map<string, number>;
}

export function createStaff(): StaffReader {
  return {
    clef: undefined,
    transposition: undefined,
    octaveShift: 0,
    measures: [],
    marks: [],
    grace: [],
    isGraceSlashed: false,
    items: [],
    current: undefined,
  };
}

export function createPart(log: FindingLog, isFirst: boolean): PartReader {
  return {
    log,
    isFirst,
    staves: [createStaff()],
    key: undefined,
    meter: undefined,
    tempo: undefined,
    isBegun: false,
    divisions: 1,
    position: 0,
    since: new Map(),
    forced: undefined,
    edges: [],
    wedges: new Map(),
    verses: new Map(),
  };
}

/** The staff of a number from 1; the first for a number that makes no sense. */
export function staffAt(reader: PartReader, number: number | undefined): StaffReader {
  return reader.staves[(number ?? 1) - 1] ?? reader.staves[0];
}

/** Whole notes in a number of divisions, which may have decimals. */
export function lengthOfDivisions(count: number, divisions: number): Duration {
  const grain = Number.isInteger(count) && Number.isInteger(divisions) ? 1 : 1_000;
  return duration(Math.round(count * grain), Math.round(divisions * grain) * 4);
}

/** The stream that what takes no time belongs to when no note follows. */
export function currentStream(staff: StaffReader): Stream {
  const measure = staff.measures.at(-1);
  if (staff.current !== undefined && measure?.streams.includes(staff.current)) return staff.current;
  const stream: Stream = { voice: "", items: [], end: 0 };
  measure?.streams.push(stream);
  staff.current = stream;
  return stream;
}

/** Lyrics with a verse put in its place. */
export function withVerse(
  lyrics: readonly (Lyric | null)[],
  verse: number,
  lyric: Lyric,
): readonly (Lyric | null)[] {
  const longer = Array.from(
    { length: Math.max(lyrics.length, verse + 1) },
    (_, index) => lyrics[index] ?? null,
  );
  longer[verse] = lyric;
  return longer;
}
