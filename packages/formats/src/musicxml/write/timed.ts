/** @file Notes, chords and rests as `<note>` elements, with everything that is attached to them. */
import {
  type ChordNote,
  type Duration,
  equalPitches,
  type Grace,
  type Mark,
  type Pitch,
  type Rest,
  type TimedEvent,
} from "@melodist/score";
import { wordInstruction } from "../remainder/remainder.ts";
import { isDirectionSign, writeNotationSigns } from "../sign.ts";
import { type Attributes, element, leaf, type XmlElement, type XmlNode } from "../xml/xml-node.ts";
import { accidentalName, showAccidental } from "./accidentals.ts";
import { beamElements } from "./beams.ts";
import { type Verses, writeLyrics } from "./lyrics.ts";
import { type Piece, piecesOf, piecesOfLength } from "./pieces.ts";
import { closeSlur, isTiedOver, openSlur, type StreamState, tiedPitches } from "./stream.ts";
import { flagCount } from "../note-value.ts";

/** What a note is written with besides its event. */
export interface TimedContext {
  /** Parts of a crotchet that `<duration>` counts. */
  readonly divisions: number;
  /** 1 for the measure's own events, 2 and up for its overlays. */
  readonly voice: number;
  /** Octaves that the figure of the clef moves what is written to what sounds. */
  readonly octaveShift: number;
  readonly state: StreamState;
  readonly beams: readonly XmlElement[];
  /** Lyrics of the note that follows, and pitches that a tie can lead to. */
  readonly nextVerses: Verses;
  readonly nextPitches: readonly Pitch[];
}

/** Length of a note in divisions. */
export function durationOf(length: Duration, divisions: number): number {
  return Math.round((length.num * 4 * divisions) / length.den);
}

/** What the pieces of one event share and what only one of them has. */
interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly piece: Piece;
}

/** Write an event that takes time; the first element is the one that speaks for it. */
export function writeTimed(event: TimedEvent, context: TimedContext): readonly [XmlElement, ...XmlElement[]] {
  const pieces = piecesOf(event);
  const [head, ...rest] = pieces.flatMap((piece, index) => {
    const place = { piece, isFirst: index === 0, isLast: index === pieces.length - 1 };
    if (event.kind === "rest") return [writeRest(event, place, context)];
    const notes: readonly ChordNote[] = event.kind === "chord" ? event.notes : [{ ...event, marks: [] }];
    const elements = notes.map((note, member) => writeMember(event, note, member, place, context));
    context.state.tied = notes.map((note) => note.pitch);
    return elements;
  });
  context.state.tied = tiedPitches(event);
  if (head === undefined) throw new Error("an event without notes");
  return [head, ...rest];
}

function writeRest(event: Rest, place: Place, context: TimedContext): XmlElement {
  const rest = element("rest", [], { measure: event.wholeMeasure ? "yes" : undefined });
  return writeNote([rest], place.piece, context, {
    joined: !place.isFirst,
    tail: [...notationsOf(event, place, context.state, [])],
    attributes: { "print-object": event.visible ? undefined : "no" },
  });
}

/** One note of a chord, or the only note of a note. */
function writeMember(
  event: Exclude<TimedEvent, Rest>,
  note: ChordNote,
  member: number,
  place: Place,
  context: TimedContext,
): XmlElement {
  const { state } = context;
  const isHead = member === 0;
  const isTied = isTiedOver(state, note.pitch);
  const start = tieStart(note, place, context.nextPitches);
  const ties = [isTied ? element("tied", [], { type: "stop" }) : undefined, start];
  const shown = showAccidental(state.accidentals, note.pitch, isTied);
  const isCourtesy = note.courtesy && place.isFirst;
  const name = shown ?? (isCourtesy ? accidentalName(note.pitch) : undefined);
  const signs = place.isFirst ? note.marks.flatMap(decorationName) : [];
  const notations = isHead
    ? notationsOf(event, place, state, ties, signs)
    : wrapNotations([...ties, ...writeNotationSigns(signs)]);
  return writeNote(
    [isHead ? undefined : element("chord"), writePitch(note.pitch, context.octaveShift)],
    memberPiece(event, note, isHead, place),
    context,
    {
      joined: isHead && !place.isFirst,
      ties: [
        isTied ? element("tie", [], { type: "stop" }) : undefined,
        start?.attributes["type"] === "start" ? element("tie", [], { type: "start" }) : undefined,
      ],
      accidental: name === undefined ? undefined : leaf("accidental", name, courtesyAttributes(isCourtesy)),
      beams: isHead && place.isFirst ? context.beams : [],
      tail: [
        ...notations,
        ...(isHead && place.isFirst ? writeLyrics(event.lyrics, state.hyphens, context.nextVerses) : []),
      ],
    },
  );
}

/** A tie to the next piece or the next note; one that finds no such pitch is left to ring. */
function tieStart(note: ChordNote, place: Place, next: readonly Pitch[]): XmlElement | undefined {
  if (!place.isLast) return element("tied", [], { type: "start" });
  if (note.tie === undefined) return undefined;
  const isMet = next.some((pitch) => equalPitches(pitch, note.pitch));
  return element("tied", [], {
    type: isMet ? "start" : "let-ring",
    "line-type": note.tie === "dotted" ? "dotted" : undefined,
  });
}

function courtesyAttributes(isCourtesy: boolean): Attributes {
  return { cautionary: isCourtesy ? "yes" : undefined };
}

/** A chord's further notes may be of their own length where one written note says so; the first keeps the time. */
function memberPiece(event: TimedEvent, note: ChordNote, isHead: boolean, place: Place): Piece {
  const isAlone = place.isFirst && place.isLast;
  if (event.kind !== "chord" || !isAlone || isHead) return place.piece;
  const own = piecesOfLength(note.length, event.tuplet);
  return own.length === 1 ? own[0] : place.piece;
}

interface NoteParts {
  readonly joined: boolean;
  readonly ties?: readonly (XmlElement | undefined)[];
  readonly accidental?: XmlElement | undefined;
  readonly beams?: readonly XmlElement[];
  readonly tail: readonly XmlElement[];
  readonly attributes?: Attributes;
}

/** A `<note>` with its children in the order that MusicXML wants. */
function writeNote(
  head: readonly (XmlNode | undefined)[],
  piece: Piece,
  context: TimedContext,
  parts: NoteParts,
): XmlElement {
  return element(
    "note",
    [
      parts.joined ? wordInstruction("joined") : undefined,
      ...head,
      leaf("duration", durationOf(piece.length, context.divisions)),
      ...(parts.ties ?? []),
      leaf("voice", context.voice),
      ...typeElements(piece),
      parts.accidental,
      piece.ratio === undefined ? undefined : writeRatio(piece.ratio),
      ...(parts.beams ?? []),
      ...parts.tail,
    ],
    parts.attributes,
  );
}

function typeElements({ value }: Piece): readonly XmlElement[] {
  if (value === undefined) return [];
  return [leaf("type", value.type), ...Array.from({ length: value.dots }, () => element("dot"))];
}

function writeRatio(ratio: NonNullable<Piece["ratio"]>): XmlElement {
  return element("time-modification", [
    leaf("actual-notes", ratio.actual),
    leaf("normal-notes", ratio.normal),
  ]);
}

function writePitch(pitch: Pitch, octaveShift: number): XmlElement {
  return element("pitch", [
    leaf("step", pitch.letter),
    pitch.alter === 0 ? undefined : leaf("alter", pitch.alter),
    leaf("octave", pitch.octave + octaveShift),
  ]);
}

/** Ties, slurs, tuplet brackets and signs of an event's head note. */
function notationsOf(
  event: TimedEvent,
  place: Place,
  state: StreamState,
  ties: readonly (XmlElement | undefined)[],
  ownSigns: readonly string[] = [],
): readonly XmlElement[] {
  const signs = place.isFirst ? [...event.marks.flatMap(decorationName), ...ownSigns] : [];
  return wrapNotations([...ties, ...writeSlurs(event, place, state), ...tupletEdges(event, place), ...writeNotationSigns(signs)]);
}

/** A note may end one slur and begin the next: those that are open end first, then one opened here. */
function writeSlurs({ slurs }: TimedEvent, place: Place, state: StreamState): readonly XmlElement[] {
  const open = place.isFirst ? (slurs?.open ?? []) : [];
  const close = place.isLast ? (slurs?.close ?? 0) : 0;
  const closedBefore = Math.min(close, state.slurs.length);
  const stop = () => element("slur", [], { type: "stop", number: String(closeSlur(state)) });
  return [
    ...Array.from({ length: closedBefore }, stop),
    ...open.map((style) => {
      const lineType = style === "dotted" ? "dotted" : undefined;
      return element("slur", [], { type: "start", number: String(openSlur(state)), "line-type": lineType });
    }),
    ...Array.from({ length: close - closedBefore }, stop),
  ];
}

function tupletEdges({ tuplet }: TimedEvent, place: Place): readonly XmlElement[] {
  if (tuplet === undefined) return [];
  const isStart = tuplet.index === 0 && place.isFirst;
  const isStop = tuplet.index === tuplet.count - 1 && place.isLast;
  return [
    ...(isStart ? [element("tuplet", [], { type: "start", number: "1" })] : []),
    ...(isStop ? [element("tuplet", [], { type: "stop", number: "1" })] : []),
  ];
}

function wrapNotations(children: readonly (XmlElement | undefined)[]): readonly XmlElement[] {
  return children.every((child) => child === undefined) ? [] : [element("notations", children)];
}

function decorationName(mark: Mark): readonly string[] {
  return mark.kind === "decoration" && !isDirectionSign(mark.name) ? [mark.name] : [];
}

/** Grace notes before the note they lead to. */
export function writeGrace(grace: Grace, context: TimedContext): readonly XmlElement[] {
  const values = grace.notes.map((note) => piecesOfLength(note.length, undefined)[0].value ?? EIGHTH);
  const flags = values.map(flagCount);
  const isBeamed = flags.length > 1 && flags.every((count) => count > 0);
  return grace.notes.flatMap((note, index) =>
    note.pitches.map((pitch, member) => {
      const shown = showAccidental(context.state.accidentals, pitch, false);
      const value = values[index] ?? EIGHTH;
      return element("note", [
        element("grace", [], { slash: grace.slashed ? "yes" : undefined }),
        member === 0 ? undefined : element("chord"),
        writePitch(pitch, context.octaveShift),
        leaf("voice", context.voice),
        leaf("type", value.type),
        ...Array.from({ length: value.dots }, () => element("dot")),
        shown === undefined ? undefined : leaf("accidental", shown),
        ...(isBeamed && member === 0 ? beamElements(flags, index) : []),
      ]);
    }),
  );
}

const EIGHTH = { type: "eighth", dots: 0 };
