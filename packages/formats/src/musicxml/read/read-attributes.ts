/** @file `<attributes>`: divisions, key, meter, clef, transposition; of the header at the beginning, else a change. */
import type { Key, Meter, ScoreEvent } from "@melodist/score";
import { clefOctave, readClef, readTransposition } from "../clef.ts";
import { readKey } from "../key-signature.ts";
import { hasPatch, patchedEvent } from "../remainder/remainder.ts";
import { readMeter } from "../time-signature.ts";
import { childNumber, childOf, elementsOf, type XmlElement } from "../xml/xml-node.ts";
import { createStaff, type PartReader, type StaffReader, staffAt } from "./part-reader.ts";

/** A part of more staves than this is no instrument. */
const MOST_STAVES = 8;

/** Read an `<attributes>` element. */
export function readAttributes(of: XmlElement, reader: PartReader): void {
  const divisions = childNumber(of, "divisions");
  if (divisions !== undefined && divisions > 0 && divisions <= 1e6) reader.divisions = divisions;
  const staves = childNumber(of, "staves") ?? 1;
  while (reader.staves.length < Math.min(staves, MOST_STAVES)) addStaff(reader);
  for (const meter of elementsOf(of, "time")) addMeter(readMeter(meter), meter, of, reader);
  for (const key of elementsOf(of, "key")) addKey(readKey(key), key, of, reader);
  for (const [index, staff] of reader.staves.entries()) addStaffChange(of, index + 1, staff, reader);
}

/** A staff that appears later has its measures so far, empty. */
function addStaff(reader: PartReader): void {
  const staff = createStaff();
  for (const measure of reader.staves[0].measures) {
    staff.measures.push({ source: measure.source, streams: [], floating: [], closingMarks: [] });
  }
  reader.staves.push(staff);
}

/** The staves a key or meter holds for: the one it names, or all. */
function stavesOf(of: XmlElement, reader: PartReader): readonly StaffReader[] {
  const number = of.attributes["number"];
  return number === undefined ? reader.staves : [staffAt(reader, Number(number))];
}

function addMeter(meter: Meter, of: XmlElement, source: XmlElement, reader: PartReader): void {
  if (!reader.isBegun && reader.meter === undefined) reader.meter = meter;
  else addChange({ kind: "meter-change", meter, span: undefined }, stavesOf(of, reader), source, reader);
}

function addKey(key: Key, of: XmlElement, source: XmlElement, reader: PartReader): void {
  if (!reader.isBegun && reader.key === undefined) reader.key = key;
  else addChange({ kind: "key-change", key, span: undefined }, stavesOf(of, reader), source, reader);
}

function addChange(
  event: ScoreEvent,
  staves: readonly StaffReader[],
  source: XmlElement,
  reader: PartReader,
): void {
  for (const staff of staves) {
    staff.items.push({ event: patchedEvent(event, source, reader.log), source, time: undefined });
  }
}

/** Clef and transposition of one staff. */
function addStaffChange(of: XmlElement, number: number, staff: StaffReader, reader: PartReader): void {
  const clef = elementsOf(of, "clef").find((one) => Number(one.attributes["number"] ?? 1) === number);
  const transpose = childOf(of, "transpose");
  const isChange = reader.isBegun || hasPatch(of);
  const changes: Record<string, string> = {};
  if (clef !== undefined) {
    const name = readClef(clef);
    staff.octaveShift = clefOctave(name);
    if (!isChange && staff.clef === undefined) staff.clef = name;
    else changes["clef"] = name;
  }
  if (transpose !== undefined) {
    const semitones = readTransposition(transpose);
    if (!isChange && staff.transposition === undefined) staff.transposition = semitones;
    else changes["transpose"] = semitones;
  }
  if (Object.keys(changes).length === 0) return;
  addChange({ kind: "staff-change", properties: changes, span: undefined }, [staff], of, reader);
}
