/**
 * @file A `<part>` as one voice a staff.
 *
 * A measure is walked in document order with a clock that notes move on and `<backup>` turns back. Notes of one voice
 * on one staff are a stream; the first stream of a measure holds its events, the others become overlays. Directions,
 * chord symbols and grace notes wait for the next note of their staff; those that no note follows belong to the bar
 * line.
 */
import type { Measure } from "@melodist/score";
import type { FindingLog } from "../finding.ts";
import { boundaryElement, eventOf, hasWord, isWord, patched } from "../remainder/remainder.ts";
import { measureShape } from "../remainder/score-shape.ts";
import { childNumber, elementsOf, isElement, type XmlElement, type XmlNode } from "../xml/xml-node.ts";
import { createPart, currentStream, type Item, type PartReader, type StaffReader } from "./part-reader.ts";
import { readAttributes } from "./read-attributes.ts";
import { createEdge, lineBetween, readBarEdge } from "./read-bar-line.ts";
import { readChordSymbol, readDirection } from "./read-direction.ts";
import { readNotes } from "./read-notes.ts";
import { settleLyrics, settleRemainders, settleTuplets } from "./settle.ts";
import { fillGap } from "./streams.ts";
import { closeMeasure, settleWaiting, takeSpacer } from "./waiting.ts";

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
    for (const item of stream.items) items.push(item);
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
