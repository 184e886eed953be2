/** @file One stream of a measure: its events in order, as elements and instructions. */
import { assertNever } from "@melodist/errors";
import {
  isTimed,
  type Key,
  keyAlterations,
  type Pitch,
  type ScoreEvent,
  type Spacer,
  type TimedEvent,
  type Voice,
} from "@melodist/score";
import { clefOctave, writeClef, writeTransposition } from "../clef.ts";
import { writeKey } from "../key-signature.ts";
import { readTempo, writeTempo } from "../metronome.ts";
import { eventInstruction, leaveEvent, wordInstruction } from "../remainder/remainder.ts";
import { writeMeter } from "../time-signature.ts";
import { element, leaf, type XmlElement, type XmlInstruction, type XmlNode } from "../xml/xml-node.ts";
import { beamsOf } from "./beams.ts";
import { writeGrace } from "./grace.ts";
import { isSounding, lookAhead, NOTHING_AHEAD } from "./look-ahead.ts";
import { marksBefore, writeMark } from "./marks.ts";
import { durationOf } from "./note-element.ts";
import type { PartState } from "./part-state.ts";
import { piecesOf } from "./pieces.ts";
import { createStream } from "./stream.ts";
import { type TimedContext, writeTimed } from "./timed.ts";

/** Which stream of which measure. */
export interface StreamPlace {
  readonly measure: number;
  /** 0 for the measure's own events. */
  readonly stream: number;
  readonly events: readonly ScoreEvent[];
  /** Nothing stands before it in its `<measure>`. */
  readonly isBarStart: boolean;
}

/** The node that speaks for an event. */
export type Anchor = XmlElement | XmlInstruction;

type Untimed = Exclude<ScoreEvent, TimedEvent>;

export interface WrittenStream {
  readonly nodes: readonly XmlNode[];
  readonly anchors: readonly Anchor[];
  /** Pitches that its last note ties over the bar line. */
  readonly tied: readonly Pitch[];
}

/** How long a stream is in divisions, as written. */
export function streamLength(events: readonly ScoreEvent[], divisions: number): number {
  const pieces = events.filter(isTimed).flatMap(piecesOf);
  return pieces.reduce((sum, piece) => sum + durationOf(piece.length, divisions), 0);
}

/** Write a stream. */
export function writeStream(voice: Voice, place: StreamPlace, part: PartState): WrittenStream {
  const nodes: XmlNode[] = [];
  const anchors: Anchor[] = [];
  const state = place.stream === 0 ? part.main : createStream(part.key);
  state.tied = part.tiedOver;
  const beams = beamsOf(place.events);
  let isBegun = false;
  for (const [index, event] of place.events.entries()) {
    const context: TimedContext = {
      divisions: part.divisions,
      voice: place.stream + 1,
      octaveShift: part.octaveShift,
      state,
      beams: beams[index] ?? [],
      next: isSounding(event) ? lookAhead(voice, { ...place, event: index }) : NOTHING_AHEAD,
    };
    const anchor = isTimed(event)
      ? addTimed(event, context, nodes)
      : addUntimed(
          event,
          { context, part, isLineStart: !isBegun && place.isBarStart && place.measure > 0 },
          nodes,
        );
    anchors.push(anchor);
    if (isTimed(event)) {
      isBegun = true;
      part.isBegun = true;
    }
  }
  return { nodes, anchors, tied: state.tied };
}

function addTimed(event: TimedEvent, context: TimedContext, nodes: XmlNode[]): Anchor {
  for (const mark of marksBefore(event.marks)) nodes.push(mark);
  if (event.grace !== undefined) nodes.push(...writeGrace(event.grace, context));
  const [head, ...rest] = writeTimed(event, context);
  nodes.push(head, ...rest);
  return head;
}

interface UntimedContext {
  readonly context: TimedContext;
  readonly part: PartState;
  /** The measure begins here, and others before it: a new line of music can begin too. */
  readonly isLineStart: boolean;
}

/** Add an event that takes no time; most have an element of their own. */
function addUntimed(event: Untimed, of: UntimedContext, nodes: XmlNode[]): Anchor {
  if (event.kind === "spacer") return addSpacer(event, of.context, nodes);
  const written = writeUntimed(event, of) ?? eventInstruction(event);
  nodes.push(written);
  return written;
}

/** Signs and grace notes as elsewhere, and then the word that they belong to no note. */
function addSpacer(event: Spacer, context: TimedContext, nodes: XmlNode[]): XmlInstruction {
  const word = wordInstruction("spacer");
  for (const mark of event.marks) nodes.push(writeMark(mark));
  if (event.grace !== undefined) nodes.push(...writeGrace(event.grace, context));
  nodes.push(word);
  return word;
}

function writeUntimed(event: Exclude<Untimed, Spacer>, of: UntimedContext): XmlElement | undefined {
  switch (event.kind) {
    case "meter-change":
      return element("attributes", [writeMeter(event.meter)]);
    case "key-change":
      return writeKeyChange(event.key, of);
    case "tempo-change":
      return writeTempoChange(event, of.part);
    case "staff-change":
      return writeStaffChange(event, of.part);
    case "part":
      return element("direction", [element("direction-type", [leaf("rehearsal", event.label)])], {
        placement: "above",
      });
    case "line-break":
      return of.isLineStart ? element("print", [], { "new-system": "yes" }) : undefined;
    case "unit-change":
    case "field":
      return undefined;
    default:
      return assertNever(event);
  }
}

function writeKeyChange(key: Key, { context, part }: UntimedContext): XmlElement {
  context.state.accidentals.key = keyAlterations(key);
  if (context.voice === 1) part.key = key;
  return element("attributes", [writeKey(key)]);
}

/** A tempo that says nothing readers would recognise has no element. */
function writeTempoChange(
  event: Extract<Untimed, { kind: "tempo-change" }>,
  part: PartState,
): XmlElement | undefined {
  const written = writeTempo(event.tempo);
  if (readTempo(written) === undefined) return undefined;
  if (part.lacksTempo && !part.isBegun) leaveEvent(written, event);
  return written;
}

/** Clef and transposition; other properties have no element. */
function writeStaffChange(
  event: Extract<Untimed, { kind: "staff-change" }>,
  part: PartState,
): XmlElement | undefined {
  const { clef, transpose } = event.properties;
  if (clef !== undefined) part.octaveShift = clefOctave(clef);
  const children = [clef === undefined ? undefined : writeClef(clef), writeTransposition(transpose)];
  if (children.every((child) => child === undefined)) return undefined;
  const written = element("attributes", children);
  if (!part.isBegun) leaveEvent(written, event);
  return written;
}
