/** @file Directions and chord symbols: what stands before a note without being part of it. */
import type { Mark, ScoreEvent } from "@melodist/score";
import { report } from "../finding.ts";
import { readHarmony } from "../harmony.ts";
import { readTempo } from "../metronome.ts";
import { patchedEvent } from "../remainder/remainder.ts";
import { readJump, readSign } from "../sign.ts";
import { childNumber, childOf, elementsOf, textOf, type XmlElement } from "../xml/xml-node.ts";
import { type PartReader, staffAt } from "./part-reader.ts";

/** Read a `<direction>` or a `<sound>` that stands alone. */
export function readDirection(of: XmlElement, reader: PartReader): void {
  const staff = staffAt(reader, childNumber(of, "staff"));
  const tempo = readTempo(of);
  if (tempo !== undefined) {
    const natural: ScoreEvent = { kind: "tempo-change", tempo, span: undefined };
    const event = patchedEvent(natural, of, reader.log);
    const isHeader = event === natural && !reader.isBegun && reader.tempo === undefined;
    if (isHeader) reader.tempo = tempo;
    if (!isHeader || !reader.isFirst) staff.items.push({ event, source: of, time: undefined });
  }
  const types = elementsOf(of, "direction-type").flatMap((type) => elementsOf(type));
  const label = types.filter((type) => type.name === "rehearsal").map(textOf);
  if (label.length > 0) {
    const natural: ScoreEvent = { kind: "part", label: label.join(" "), span: undefined };
    staff.items.push({ event: patchedEvent(natural, of, reader.log), source: of, time: undefined });
  }
  const marks = readMarks(of, types, tempo !== undefined, reader);
  for (const mark of marks) staff.marks.push({ mark, at: undefined });
}

/** Words, dynamics and other signs; words beside a tempo belong to it. */
function readMarks(
  of: XmlElement,
  types: readonly XmlElement[],
  isTempo: boolean,
  reader: PartReader,
): readonly Mark[] {
  const jump = readJump(childOf(of, "sound"));
  const words = types
    .filter((type) => type.name === "words")
    .map(textOf)
    .join("");
  const spoken: Mark[] = [];
  if (jump !== undefined) spoken.push({ kind: "decoration", name: jump });
  else if (words !== "" && !isTempo) spoken.push({ kind: "annotation", place: placeOf(of), text: words });
  const signs = types
    .filter((type) => !HANDLED.has(type.name))
    .flatMap((type) => (type.name === "dynamics" ? elementsOf(type) : [type]));
  return [...spoken, ...signs.flatMap((sign) => readMark(sign, reader))];
}

/** Direction types that are read as words, part or tempo. */
const HANDLED: ReadonlySet<string> = new Set(["words", "rehearsal", "metronome"]);

function placeOf(of: XmlElement): "above" | "below" | "free" {
  const { placement } = of.attributes;
  return placement === "above" || placement === "below" ? placement : "free";
}

function readMark(of: XmlElement, reader: PartReader): readonly Mark[] {
  const name = of.name === "wedge" ? readWedge(of, reader) : readSign(of);
  if (name !== undefined) return [{ kind: "decoration", name }];
  report(reader.log, "dropped-sign", `a ${of.name} has no place in a score`);
  return [];
}

/** A wedge only says that it stops; which way it went is remembered. */
function readWedge(of: XmlElement, reader: PartReader): string | undefined {
  const number = of.attributes["number"] ?? "1";
  const opened = reader.wedges.get(number);
  const name = readSign(of);
  if (of.attributes["type"] !== "stop") {
    if (name !== undefined) reader.wedges.set(number, name);
    return name;
  }
  reader.wedges.delete(number);
  return opened === undefined ? name : opened.replace("(", ")");
}

/** Read a `<harmony>`; it knows its time, which need not be that of the next note. */
export function readChordSymbol(of: XmlElement, reader: PartReader): void {
  const staff = staffAt(reader, childNumber(of, "staff"));
  const mark = readHarmony(of);
  if (mark === undefined) report(reader.log, "dropped-sign", "a chord symbol without a root is left out");
  else staff.marks.push({ mark, at: reader.position + (childNumber(of, "offset") ?? 0) });
}
