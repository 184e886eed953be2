/** @file `<note>` elements of a measure, taken together where they are one event, and put into their streams. */
import type { Duration } from "@melodist/score";
import { report } from "../finding.ts";
import { hasWord } from "../remainder/remainder.ts";
import {
  childNumber,
  childOf,
  childText,
  elementsOf,
  isElement,
  type XmlElement,
  type XmlNode,
} from "../xml/xml-node.ts";
import { type ItemTime, type PartReader, staffAt } from "./part-reader.ts";
import {
  groupLength,
  type NoteGroup,
  type NotePiece,
  readEvent,
  readGrace,
  readPitch,
  readRatio,
  verseOf,
} from "./read-note.ts";
import { fillGap, streamOf } from "./streams.ts";
import { takeGrace, takeMarks } from "./waiting.ts";

/** Read a note with the rest of its chord, and what goes on from it; returns the index of the next child. */
export function readNotes(
  children: readonly XmlNode[],
  index: number,
  head: XmlElement,
  reader: PartReader,
): number {
  const first = takePiece(children, index, head);
  let next = index + first.length;
  if (childOf(head, "grace") !== undefined) {
    addGrace(first, reader);
    return next;
  }
  const pieces: NotePiece[] = [];
  for (
    let child = children[next];
    isElement(child, "note") && hasWord(child, "joined");
    child = children[next]
  ) {
    const piece = takePiece(children, next, child);
    pieces.push(piece);
    next += piece.length;
  }
  addEvent([first, ...pieces], reader);
  return next;
}

/** A note and the notes that sound with it. */
function takePiece(children: readonly XmlNode[], index: number, head: XmlElement): NotePiece {
  const members: XmlElement[] = [];
  for (let place = index + 1; place < children.length; place++) {
    const child = children[place];
    if (!isElement(child, "note") || childOf(child, "chord") === undefined) break;
    members.push(child);
  }
  return [head, ...members];
}

function addGrace(piece: NotePiece, reader: PartReader): void {
  const staff = staffAt(reader, childNumber(piece[0], "staff"));
  const note = readGrace(piece, staff.octaveShift);
  if (note === undefined) report(reader.log, "bad-note", "a grace note without a pitch is left out");
  else staff.grace.push(note);
  staff.isGraceSlashed ||= childOf(piece[0], "grace")?.attributes["slash"] === "yes";
}

function addEvent(group: NoteGroup, reader: PartReader): void {
  const [head] = group[0];
  const length = groupLength(group, reader.divisions);
  const count = countOf(group, length, reader.divisions);
  if (length === undefined || length.num === 0) {
    report(reader.log, "bad-note", "a note without a length that makes sense is left out");
    return;
  }
  const onset = reader.position;
  reader.position += count;
  if (childOf(head, "cue") !== undefined) {
    report(reader.log, "dropped-sign", "a cue note is left out");
    return;
  }
  reportPitchless(group[0], reader);
  const staff = staffAt(reader, childNumber(head, "staff"));
  const stream = streamOf(childText(head, "voice")?.trim() ?? "1", onset, staff, reader);
  fillGap(stream, onset, reader);
  for (const item of staff.items) stream.items.push(item);
  staff.items = [];
  const marks = takeMarks(staff, onset);
  const waiting = { marks, grace: takeGrace(staff), octaveShift: staff.octaveShift };
  const time = {
    onset,
    end: onset + count,
    ratio: readRatio(head),
    ...bracketsOf(group),
    ...extensionsOf(head, reader),
  };
  stream.items.push({ event: readEvent(group, length, reader, waiting), source: head, time });
  stream.end = onset + count;
  reader.isBegun = true;
}

/** Divisions that a group takes, by its durations or else by its note values. */
function countOf(group: NoteGroup, length: Duration | undefined, divisions: number): number {
  const counts = group.map(([head]) => childNumber(head, "duration"));
  const counted = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (counts.every((count) => count !== undefined && count >= 0 && count <= 1e9)) return counted;
  return length === undefined ? 0 : (length.num * 4 * divisions) / length.den;
}

function reportPitchless(piece: NotePiece, reader: PartReader): void {
  for (const of of piece) {
    if (childOf(of, "rest") !== undefined || readPitch(of, 0) !== undefined) continue;
    if (childOf(of, "unpitched") === undefined)
      report(reader.log, "bad-note", "a note without a pitch is left out");
    else report(reader.log, "unpitched-note", "a note of percussion has no pitch; a rest keeps its time");
  }
}

function bracketsOf(group: NoteGroup): Pick<ItemTime, "bracketStarts" | "bracketStops"> {
  const heads = group.map(([head]) => head);
  const brackets = heads
    .flatMap((head) => elementsOf(head, "notations"))
    .flatMap((all) => elementsOf(all, "tuplet"));
  const count = (type: string) => brackets.filter((bracket) => bracket.attributes["type"] === type).length;
  return { bracketStarts: count("start"), bracketStops: count("stop") };
}

function extensionsOf(of: XmlElement, reader: PartReader): Pick<ItemTime, "extending" | "stopping"> {
  const extending = new Set<number>();
  const stopping = new Set<number>();
  for (const lyric of elementsOf(of, "lyric")) {
    const extend = childOf(lyric, "extend");
    if (extend === undefined) continue;
    const isOver = extend.attributes["type"] === "stop";
    (isOver ? stopping : extending).add(verseOf(lyric, reader.verses));
  }
  return { extending, stopping };
}
