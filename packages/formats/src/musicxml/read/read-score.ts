/** @file A MusicXML document as a score: header, parts, and what only shows when all parts are read. */
import { MelodistError } from "@melodist/errors";
import {
  FREE_METER,
  type Key,
  type Measure,
  NO_KEY,
  type Score,
  type StaffProperties,
  type Voice,
} from "@melodist/score";
import type { FindingLog } from "../finding.ts";
import { readHeaderText } from "../identification.ts";
import { patched } from "../remainder/remainder.ts";
import { scoreShape, voiceShape } from "../remainder/score-shape.ts";
import { childOf, childText, elementsOf, type XmlElement } from "../xml/xml-node.ts";
import type { PartReader, StaffReader } from "./part-reader.ts";
import { openingLine } from "./read-bar-line.ts";
import { measuresOf, readPart } from "./read-part.ts";

/** Parts of a score and measures of a part: more than any orchestra or opera has. */
const MOST_PARTS = 500;
const MOST_MEASURES = 100_000;

function isTooLong(part: XmlElement): boolean {
  return elementsOf(part, "measure").length > MOST_MEASURES;
}

function tooLarge(): MelodistError {
  return new MelodistError("the file has too many parts or measures to be a score", {
    code: "too-large",
    hint: `A score may have ${MOST_PARTS} parts of ${MOST_MEASURES} measures.`,
  });
}

/** Read a `<score-partwise>` element. @throws MelodistError `too-large` beyond 500 parts or 100,000 measures */
export function readScoreElement(root: XmlElement, log: FindingLog): Score {
  const listed = new Map(
    elementsOf(childOf(root, "part-list"), "score-part").map((part) => [part.attributes["id"], part]),
  );
  const written = elementsOf(root, "part");
  if (written.length > MOST_PARTS || written.some(isTooLong)) throw tooLarge();
  const parts = written.map((part, index) => ({
    reader: readPart(part, index === 0, log),
    listed: listed.get(part.attributes["id"]),
  }));
  const first = parts[0]?.reader;
  const header = {
    ...readHeaderText(root),
    meter: first?.meter ?? FREE_METER,
    tempo: first?.tempo,
    key: first?.key ?? NO_KEY,
  };
  const count = parts.reduce((sum, { reader }) => sum + reader.staves.length, 0);
  const voices: Voice[] = [];
  for (const part of parts) {
    for (const staff of part.reader.staves) {
      const id = count === 1 ? "" : String(voices.length + 1);
      voices.push(readVoice(part, staff, id, header.key));
    }
  }
  return { ...patched(header, root, scoreShape, log), voices };
}

interface ListedPart {
  readonly reader: PartReader;
  readonly listed: XmlElement | undefined;
}

function readVoice({ reader, listed }: ListedPart, staff: StaffReader, id: string, key: Key): Voice {
  const head = { id, properties: propertiesOf(staff, listed), opening: openingLine(reader.edges[0]) };
  const measures = withOwnKey(measuresOf(reader, staff), reader.key, key);
  return { ...(listed === undefined ? head : patched(head, listed, voiceShape, reader.log)), measures };
}

function propertiesOf(staff: StaffReader, listed: XmlElement | undefined): StaffProperties {
  const properties: Record<string, string> = {};
  const name = childText(listed, "part-name") ?? "";
  const subname = childText(listed, "part-abbreviation") ?? "";
  if (name !== "") properties["name"] = name;
  if (subname !== "") properties["subname"] = subname;
  if (staff.clef !== undefined && staff.clef !== "treble") properties["clef"] = staff.clef;
  if (staff.transposition !== undefined) properties["transpose"] = staff.transposition;
  return properties;
}

/** A part for a transposing instrument has a key of its own from the first measure on. */
function withOwnKey(measures: readonly Measure[], own: Key | undefined, key: Key): readonly Measure[] {
  const [first, ...rest] = measures;
  if (first === undefined || own === undefined || isSameKey(own, key)) return measures;
  return [
    { ...first, events: [{ kind: "key-change", key: own, span: undefined }, ...first.events] },
    ...rest,
  ];
}

function isSameKey(a: Key, b: Key): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
