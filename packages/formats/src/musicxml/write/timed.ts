/** @file Notes, chords and rests as `<note>` elements, with everything that is attached to them. */
import type { ChordNote, Pitch, Rest, TimedEvent } from "@melodist/score";
import { writeNotationSigns } from "../sign.ts";
import { element, leaf, type XmlElement } from "../xml/xml-node.ts";
import { accidentalName, showAccidental } from "./accidentals.ts";
import type { Ahead } from "./look-ahead.ts";
import { writeLyrics } from "./lyrics.ts";
import { leadNotations, noteSigns, type Place, wrapNotations } from "./notations.ts";
import { writeNote, writePitch } from "./note-element.ts";
import { type Piece, piecesOf, piecesOfLength } from "./pieces.ts";
import { isTiedOver, type StreamState, soundAlike, tiedPitches } from "./stream.ts";

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
  readonly next: Ahead;
}

type Sounding = Exclude<TimedEvent, Rest>;

/** Write an event that takes time; the first element is the one that speaks for it. */
export function writeTimed(event: TimedEvent, context: TimedContext): readonly [XmlElement, ...XmlElement[]] {
  const pieces = piecesOf(event);
  const [head, ...rest] = pieces.flatMap((piece, index) => {
    const place = { piece, isFirst: index === 0, isLast: index === pieces.length - 1 };
    return event.kind === "rest" ? [writeRest(event, place, context)] : writePiece(event, place, context);
  });
  context.state.tied = tiedPitches(event);
  if (head === undefined) throw new Error("an event without notes");
  return [head, ...rest];
}

function writeRest(event: Rest, place: Place, context: TimedContext): XmlElement {
  const parts = {
    isJoined: !place.isFirst,
    head: [element("rest", [], { measure: event.wholeMeasure ? "yes" : undefined })],
    piece: place.piece,
    notations: leadNotations(event, place, context.state, [], []),
    attributes: { "print-object": event.visible ? undefined : "no" },
  };
  return writeNote(parts, context.voice, context.divisions);
}

/** All notes of a chord, or the only one, in one of the written notes it takes. */
function writePiece(event: Sounding, place: Place, context: TimedContext): readonly XmlElement[] {
  const [head, ...others]: readonly ChordNote[] =
    event.kind === "chord" ? event.notes : [{ ...event, marks: [] }];
  if (head === undefined) return [];
  const written = [
    writeLead(event, head, place, context),
    ...others.map((note) => writeMember(event, note, place, context)),
  ];
  context.state.tied = [head, ...others].map((note) => note.pitch);
  return written;
}

/** The first note: it carries what belongs to all of them. */
function writeLead(event: Sounding, note: ChordNote, place: Place, context: TimedContext): XmlElement {
  const { state, beams, next } = context;
  const joins = joinsOf(note, place, context);
  const signs = place.isFirst ? noteSigns(note.marks) : [];
  const parts = {
    isJoined: !place.isFirst,
    head: [writePitch(note.pitch, context.octaveShift)],
    piece: place.piece,
    ties: joins.ties,
    accidental: joins.accidental,
    beams: place.isFirst ? beams : [],
    notations: leadNotations(event, place, state, joins.tied, signs),
    lyrics: place.isFirst ? writeLyrics(event.lyrics, state.hyphens, next.verses) : [],
  };
  return writeNote(parts, context.voice, context.divisions);
}

/** A further note of a chord. */
function writeMember(event: Sounding, note: ChordNote, place: Place, context: TimedContext): XmlElement {
  const { ties, tied, accidental } = joinsOf(note, place, context);
  const signs = place.isFirst ? noteSigns(note.marks) : [];
  const parts = {
    head: [element("chord"), writePitch(note.pitch, context.octaveShift)],
    piece: memberPiece(event, note, place),
    ties,
    accidental,
    notations: wrapNotations([...tied, ...writeNotationSigns(signs)]),
  };
  return writeNote(parts, context.voice, context.divisions);
}

/** It may be of its own length where one written note says so; the first note of the chord keeps the time. */
function memberPiece(event: Sounding, note: ChordNote, place: Place): Piece {
  if (!place.isFirst || !place.isLast) return place.piece;
  const own = piecesOfLength(note.length, event.tuplet);
  return own.length === 1 ? own[0] : place.piece;
}

/** How a note hangs together with those before and after it: ties as heard and as drawn, and its accidental. */
interface Joins {
  readonly ties: readonly XmlElement[];
  readonly tied: readonly XmlElement[];
  readonly accidental: XmlElement | undefined;
}

function joinsOf(note: ChordNote, place: Place, { state, next }: TimedContext): Joins {
  const isTied = isTiedOver(state, note.pitch);
  const onward = tieOnward(note, place, next.pitches);
  const stop = isTied ? ["stop"] : [];
  const types = [...stop, ...(onward === undefined ? [] : [onward])];
  const isDotted = place.isLast && note.tie === "dotted";
  return {
    ties: types.filter((type) => type !== "let-ring").map((type) => element("tie", [], { type })),
    tied: types.map((type) =>
      element("tied", [], { type, "line-type": isDotted && type !== "stop" ? "dotted" : undefined }),
    ),
    accidental: writeAccidental(note, place, showAccidental(state.accidentals, note.pitch, isTied)),
  };
}

/** A tie to the next piece or the next note; one that finds no such pitch is left to ring. */
function tieOnward(note: ChordNote, place: Place, next: readonly Pitch[]): "start" | "let-ring" | undefined {
  if (!place.isLast) return "start";
  if (note.tie === undefined) return undefined;
  return next.some((pitch) => soundAlike(pitch, note.pitch)) ? "start" : "let-ring";
}

function writeAccidental(note: ChordNote, place: Place, shown: string | undefined): XmlElement | undefined {
  const isCourtesy = note.courtesy && place.isFirst;
  if (!isCourtesy) return shown === undefined ? undefined : leaf("accidental", shown);
  return leaf("accidental", accidentalName(note.pitch), { cautionary: "yes" });
}
