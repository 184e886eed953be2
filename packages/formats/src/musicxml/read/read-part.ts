/**
 * @file A `<part>` as one voice a staff.
 *
 * A measure is walked in document order with a clock that notes move on and `<backup>` turns back. Notes of one voice
 * on one staff are a stream; the first stream of a measure holds its events, the others become overlays. Directions,
 * chord symbols and grace notes wait for the next note of their staff; those that no note follows belong to the bar
 * line.
 */
import {
  type Duration,
  type Grace,
  isTimed,
  type Mark,
  type Measure,
  type ScoreEvent,
} from "@melodist/score";
import { type FindingLog, report } from "../finding.ts";
import { boundaryElement, eventOf, hasWord, isWord, patched } from "../remainder/remainder.ts";
import { measureShape } from "../remainder/score-shape.ts";
import {
  childNumber,
  childOf,
  childText,
  elementsOf,
  isElement,
  type XmlElement,
  type XmlNode,
} from "../xml/xml-node.ts";
import {
  createPart,
  currentStream,
  type Item,
  type ItemTime,
  lengthOfDivisions,
  type MeasureDraft,
  type PartReader,
  type StaffReader,
  type Stream,
  staffAt,
} from "./part-reader.ts";
import { placeChords } from "./place-chords.ts";
import { readAttributes } from "./read-attributes.ts";
import { createEdge, lineBetween, readBarEdge } from "./read-bar-line.ts";
import { readChordSymbol, readDirection } from "./read-direction.ts";
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
import { settleLyrics, settleRemainders, settleTuplets } from "./settle.ts";

/** Read a part to its end. */
export function readPart(part: XmlElement, isFirst: boolean, log: FindingLog): PartReader {
  const reader = createPart(log, isFirst);
  log.part = part.attributes["id"];
  for (const [index, measure] of elementsOf(part, "measure").entries()) {
    log.measure = index + 1;
    readMeasure(measure, reader);
  }
  for (const staff of reader.staves) settleStaff(staff, log);
  log.measure = undefined;
  log.part = undefined;
  return reader;
}

function settleStaff(staff: StaffReader, log: FindingLog): void {
  const voices = new Map<string, Item[]>();
  for (const stream of staff.measures.flatMap((measure) => measure.streams)) {
    const items = voices.get(stream.voice) ?? [];
    items.push(...stream.items);
    voices.set(stream.voice, items);
  }
  for (const items of voices.values()) {
    settleTuplets(items, log);
    settleLyrics(items);
    settleRemainders(items, log);
  }
}

/** The measures of a staff, as a score has them. */
export function measuresOf(reader: PartReader, staff: StaffReader): readonly Measure[] {
  return staff.measures.map((draft, index) => {
    const [events = [], ...overlays] = draft.streams.map((stream) => stream.items.map((item) => item.event));
    const edge = reader.edges[index] ?? createEdge();
    const close = lineBetween(edge, reader.edges[index + 1], draft.closingMarks);
    const own = patched({ ending: edge.ending, close }, draft.source, measureShape, reader.log);
    return { ...own, events, overlays };
  });
}

function readMeasure(measure: XmlElement, reader: PartReader): void {
  if (hasWord(measure, "padding")) return readHeadOnly(measure, reader);
  openMeasure(measure, reader);
  const { children } = measure;
  for (let index = 0; index < children.length; ) index = readChild(children, index, reader);
  for (const staff of reader.staves) closeMeasure(staff, reader);
  if (reader.staves.length > 1) fillSilentStaves(reader);
}

/** A staff on which nothing happens keeps time with the others. */
function fillSilentStaves(reader: PartReader): void {
  const streams = reader.staves.flatMap((staff) => staff.measures.at(-1)?.streams ?? []);
  const end = Math.max(0, ...streams.map((stream) => stream.end));
  for (const staff of reader.staves) {
    const isSilent = staff.measures.at(-1)?.streams.every((stream) => stream.end === 0) ?? false;
    if (isSilent) fillGap(currentStream(staff), end, reader);
  }
}

function openMeasure(source: XmlElement, reader: PartReader): void {
  reader.position = 0;
  reader.since.clear();
  reader.forced = undefined;
  reader.edges.push(createEdge());
  for (const staff of reader.staves) {
    staff.measures.push({ source, streams: [], floating: [], closingMarks: [] });
    staff.current = undefined;
  }
}

/** A measure of ours ends inside a `<measure>`: what has been read is all of it. */
function divideMeasure(boundary: XmlElement, reader: PartReader): void {
  const [staff] = reader.staves;
  const draft = staff.measures.pop();
  if (draft === undefined) return;
  staff.measures.push({ ...draft, source: boundary });
  closeMeasure(staff, reader);
  openMeasure(draft.source, reader);
}

/** A measure that only fills up still carries the header of its part. */
function readHeadOnly(measure: XmlElement, reader: PartReader): void {
  for (const child of elementsOf(measure)) {
    if (child.name === "attributes") readAttributes(child, reader);
    else if (child.name === "direction") readDirection(child, reader);
  }
}

/** Read a child of a measure (with the rest of its chord); returns the index of the next. */
function readChild(children: readonly XmlNode[], index: number, reader: PartReader): number {
  const node = children[index];
  if (node === undefined) return index + 1;
  if (isElement(node, "note")) return readNotes(children, index, node, reader);
  if (isElement(node)) readElement(node, reader);
  else readInstruction(node, reader);
  return index + 1;
}

function readElement(of: XmlElement, reader: PartReader): void {
  switch (of.name) {
    case "attributes":
      return readAttributes(of, reader);
    case "direction":
    case "sound":
      return readDirection(of, reader);
    case "harmony":
      return readChordSymbol(of, reader);
    case "barline":
      return readBarEdge(of, reader.edges.at(-1) ?? createEdge());
    case "print":
      return readPrint(of, reader);
    case "backup":
      return moveClock(of, -1, reader);
    case "forward":
      return moveClock(of, 1, reader);
    default:
  }
}

/** A new line of music; the first one needs no sign. */
function readPrint(of: XmlElement, reader: PartReader): void {
  const isBreak = of.attributes["new-system"] === "yes" || of.attributes["new-page"] === "yes";
  if (!isBreak || reader.edges.length === 1 || hasWord(of, "padding")) return;
  reader.staves[0].items.push({
    event: { kind: "line-break", span: undefined },
    source: of,
    time: undefined,
  });
}

function moveClock(of: XmlElement, direction: 1 | -1, reader: PartReader): void {
  const count = childNumber(of, "duration") ?? 0;
  if (direction < 0) {
    for (const staff of reader.staves) settleWaiting(staff, reader);
    reader.since.clear();
    reader.forced = undefined;
  }
  reader.position = Math.max(0, reader.position + direction * Math.max(0, Math.min(count, 1e9)));
}

function readInstruction(node: XmlNode, reader: PartReader): void {
  const [staff] = reader.staves;
  const boundary = boundaryElement(node);
  if (boundary !== undefined) {
    divideMeasure(boundary, reader);
    return;
  }
  if (isWord(node, "overlay")) {
    openOverlay(staff, reader);
    return;
  }
  const event = isWord(node, "spacer") ? takeSpacer(staff) : eventOf(node, reader.log);
  if (event === undefined) return;
  if (event.kind === "spacer") takeSpacer(staff);
  staff.items.push({ event, source: undefined, time: undefined });
}

function openOverlay(staff: StaffReader, reader: PartReader): void {
  const measure = staff.measures.at(-1);
  settleWaiting(staff, reader);
  if (measure?.streams.length === 0) currentStream(staff);
  reader.forced = { voice: `overlay ${measure?.streams.length ?? 0}`, items: [], end: 0 };
  measure?.streams.push(reader.forced);
  staff.current = reader.forced;
}

/** What waited as an event of its own. */
function takeSpacer(staff: StaffReader): ScoreEvent {
  const marks = staff.marks.map(({ mark }) => mark);
  staff.marks = [];
  return { kind: "spacer", grace: takeGrace(staff), marks, span: undefined };
}

function takeGrace(staff: StaffReader): Grace | undefined {
  const { grace: notes, isGraceSlashed: slashed } = staff;
  staff.grace = [];
  staff.isGraceSlashed = false;
  return notes.length === 0 ? undefined : { slashed, notes };
}

/** Read a note with the rest of its chord, and what goes on from it; returns the index of the next child. */
function readNotes(
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
  stream.items.push(...staff.items);
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

/** The stream a note belongs to; one that sounds at once with it cannot take it in. */
function streamOf(voice: string, onset: number, staff: StaffReader, reader: PartReader): Stream {
  if (reader.forced !== undefined) return reader.forced;
  const measure = staff.measures.at(-1);
  const known = reader.since.get(voice) ?? measure?.streams.find((stream) => stream.voice === voice);
  const stream =
    known !== undefined && known.end <= onset ? known : openStream(voice, known, measure, reader);
  reader.since.set(voice, stream);
  staff.current = stream;
  return stream;
}

function openStream(
  voice: string,
  overlapping: Stream | undefined,
  measure: MeasureDraft | undefined,
  reader: PartReader,
): Stream {
  if (overlapping !== undefined)
    report(reader.log, "overlapping-notes", `notes of voice ${voice} sound at once`);
  const number = measure?.streams.length ?? 0;
  const stream = { voice: overlapping === undefined ? voice : `${voice} again ${number}`, items: [], end: 0 };
  measure?.streams.push(stream);
  return stream;
}

/** Time that nothing is written for becomes an invisible rest. */
function fillGap(stream: Stream, onset: number, reader: PartReader): void {
  if (onset <= stream.end) return;
  const event: ScoreEvent = {
    kind: "rest",
    length: lengthOfDivisions(onset - stream.end, reader.divisions),
    beam: false,
    tuplet: undefined,
    slurs: undefined,
    grace: undefined,
    marks: [],
    span: undefined,
    visible: false,
    wholeMeasure: false,
  };
  stream.items.push({ event, source: undefined, time: undefined });
  stream.end = onset;
}

/** Marks for the note at hand; a chord symbol of another time goes its own way. */
function takeMarks(staff: StaffReader, onset: number): readonly Mark[] {
  const { marks } = staff;
  staff.marks = [];
  const floating = staff.measures.at(-1)?.floating;
  return marks.flatMap(({ mark, at }) => {
    if (at === undefined || at === onset) return [mark];
    floating?.push({ mark, at });
    return [];
  });
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

/** What no note follows before the clock is turned back: it stands with the last note of its staff. */
function settleWaiting(staff: StaffReader, reader: PartReader): void {
  if (staff.current !== undefined) fillGap(staff.current, reader.position, reader);
  const measure = staff.measures.at(-1);
  const marks = takeMarks(staff, Number.NaN);
  const last = staff.current?.items.findLast((item) => item.time !== undefined);
  if (last !== undefined && isTimed(last.event)) {
    last.event = { ...last.event, marks: [...last.event.marks, ...marks] };
  } else measure?.closingMarks.push(...marks);
  settleItems(staff);
}

/** Events of no length, and grace notes behind the last note. */
function settleItems(staff: StaffReader): void {
  if (staff.grace.length > 0) {
    const event: ScoreEvent = { kind: "spacer", grace: takeGrace(staff), marks: [], span: undefined };
    staff.items.push({ event, source: undefined, time: undefined });
  }
  if (staff.items.length === 0) return;
  currentStream(staff).items.push(...staff.items);
  staff.items = [];
}

/** Signs that end something belong to the last note; the others stand on the bar line. */
function closeMeasure(staff: StaffReader, reader: PartReader): void {
  if (staff.current !== undefined) fillGap(staff.current, reader.position, reader);
  const measure = staff.measures.at(-1);
  measure?.closingMarks.push(...takeMarks(staff, Number.NaN));
  settleItems(staff);
  if (measure !== undefined) placeChords(measure, reader.divisions, reader.log);
}
