/**
 * @file What MusicXML has no word for, kept beside it.
 *
 * A score says a few things that MusicXML cannot: the unit length a tune was spelled with, the order in which signs were
 * written, that two tied notes are one note of five quavers. So that a score read back is the same score, the writer
 * reads what it has written, compares, and leaves the fields that differ in a processing instruction:
 *
 *     <note><?melodist {"beam":true}?>…
 *
 * Other programs pass instructions by. What MusicXML can say is never in one, so a file that was edited elsewhere is read
 * as it stands there.
 */
import { isTimed, type Measure, type ScoreEvent } from "@melodist/score";
import { type FindingLog, report } from "../finding.ts";
import type { XmlElement, XmlInstruction, XmlNode } from "../xml/xml-node.ts";
import { FORBIDDEN } from "../xml/xml-text.ts";
import { eventPatchShapes, eventShape } from "./score-shape.ts";
import { MISFIT, type Shape } from "./shape.ts";

const TARGET = "melodist";

/** Instructions of one word. */
type Word =
  /** In a note: it goes on from the one before; together they are one event. */
  | "joined"
  /** In a measure: the signs and grace notes before this stand by themselves. */
  | "spacer"
  /** In a measure: what follows is a further stream of it. */
  | "overlay"
  /** In a measure or line break: the score does not have it; it is there for those who draw. */
  | "padding";

/** Before the data of an event that has no element of its own. */
const EVENT = "event ";

/** Before the data of a measure that shares its `<measure>` with the next. */
const BOUNDARY = "bar ";

/** Fields of a record, by name. */
type PatchFields = Readonly<Record<string, unknown>>;

/** An instruction of one word. */
export function wordInstruction(word: Word): XmlInstruction {
  return { kind: "instruction", target: TARGET, body: word };
}

/** True for an instruction of this one word. */
export function isWord(node: XmlNode, word: Word): boolean {
  return isOurs(node) && node.body === word;
}

/** True when an element holds an instruction of one word. */
export function hasWord(of: XmlElement, word: Word): boolean {
  return of.children.some((child) => isWord(child, word));
}

function isOurs(node: XmlNode): node is XmlInstruction {
  return typeof node === "object" && node.kind === "instruction" && node.target === TARGET;
}

/** JSON without spans, and without what would end the instruction or cannot stand in XML. */
function toJson(value: unknown): string {
  const json = JSON.stringify(value, (name, entry: unknown) => (isSpan(name, entry) ? undefined : entry));
  return json.replaceAll(">", "\\u003e").replace(FORBIDDEN, escapeCharacter);
}

/** A position in some source text; a property of a staff may have the same name, but is text. */
function isSpan(name: string, value: unknown): boolean {
  return name === "span" && typeof value !== "string";
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The instruction that stands for an event. */
export function eventInstruction(event: ScoreEvent): XmlInstruction {
  return { kind: "instruction", target: TARGET, body: EVENT + toJson(event) };
}

/** The instruction that a measure ends here, though its `<measure>` goes on. */
export function boundaryInstruction({ ending, close }: Pick<Measure, "ending" | "close">): XmlInstruction {
  const body = BOUNDARY + toJson({ ending: ending ?? null, close: close ?? null });
  return { kind: "instruction", target: TARGET, body };
}

/**
 * The measure that ends at an instruction, as an element that says about it what a `<measure>` would.
 *
 * @returns undefined for any other node
 */
export function boundaryElement(node: XmlNode): XmlElement | undefined {
  if (!isOurs(node) || !node.body.startsWith(BOUNDARY)) return undefined;
  const patch: XmlInstruction = { ...node, body: node.body.slice(BOUNDARY.length) };
  return { kind: "element", name: "measure", attributes: {}, children: [patch] };
}

/** Leave in an element what it fails to say of `wanted`. */
export function leaveRemainder(element: XmlElement, natural: object, wanted: object): void {
  const fields = differences(natural, wanted);
  if (fields !== undefined) leavePatch(element, fields);
}

function leavePatch(element: XmlElement, fields: object): void {
  element.children.unshift({ kind: "instruction", target: TARGET, body: toJson(fields) });
}

/** Leave at an event's place what it fails to say of `wanted`; an event that takes no time is given whole. */
export function leaveEventRemainder(
  anchor: XmlElement | XmlInstruction,
  natural: ScoreEvent,
  wanted: ScoreEvent,
): void {
  const fields = differences(natural, wanted);
  if (fields === undefined) return;
  if (anchor.kind === "instruction") anchor.body = eventInstruction(wanted).body;
  else leavePatch(anchor, isTimed(wanted) && wanted.kind === natural.kind ? fields : wanted);
}

/** Say in an element that it stands for this event and no other. */
export function leaveEvent(anchor: XmlElement, event: ScoreEvent): void {
  leavePatch(anchor, event);
}

/** The fields of `wanted` that `natural` lacks or has otherwise; undefined when there are none. Spans do not count. */
function differences(natural: object, wanted: object): PatchFields | undefined {
  const before = natural as PatchFields;
  const differing = Object.entries(wanted).filter(
    ([name, value]) => !isSpan(name, value) && !isEqual(before[name], value),
  );
  if (differing.length === 0) return undefined;
  return Object.fromEntries(differing.map(([name, value]) => [name, value ?? null]));
}

/** True when two values of plain data say the same; a missing field is an undefined one. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return differences(a, b) === undefined && differences(b, a) === undefined;
}

/** True when an element holds data of ours. */
export function hasPatch(of: XmlElement): boolean {
  return of.children.some((child) => isOurs(child) && child.body.startsWith("{"));
}

/** The data that our instruction in an element holds; undefined when there is none that can be read. */
function patchIn(of: XmlElement, log: FindingLog): unknown {
  const found = of.children.find(
    (child): child is XmlInstruction => isOurs(child) && child.body.startsWith("{"),
  );
  return found === undefined ? undefined : parseJson(found.body, log);
}

function parseJson(body: string, log: FindingLog): unknown {
  try {
    return JSON.parse(body);
  } catch {
    report(log, "bad-instruction", "an instruction of ours is not JSON; it is skipped");
    return undefined;
  }
}

/** Change what an element says by the instruction inside it. */
export function patched<T extends object>(
  natural: T,
  of: XmlElement,
  shape: Shape<Partial<T>>,
  log: FindingLog,
): T {
  const value = patchIn(of, log);
  if (value === undefined) return natural;
  const fields = shape(value);
  if (fields !== MISFIT) return { ...natural, ...fields };
  report(log, "bad-instruction", "an instruction of ours makes no sense; it is skipped");
  return natural;
}

/** Change an event by the instruction in its element; one that names a kind gives the whole event. */
export function patchedEvent(natural: ScoreEvent, of: XmlElement, log: FindingLog): ScoreEvent {
  const value = patchIn(of, log);
  if (value === undefined) return natural;
  const event = readEvent(natural, value);
  if (event !== MISFIT) return event;
  report(log, "bad-instruction", "an instruction of ours makes no sense; it is skipped");
  return natural;
}

function readEvent(natural: ScoreEvent, value: unknown): ScoreEvent | typeof MISFIT {
  if (typeof value === "object" && value !== null && "kind" in value) return eventShape(value);
  return natural.kind === "line-break" ? MISFIT : patchedFields(natural, value);
}

function patchedFields(natural: ScoreEvent, value: unknown): ScoreEvent | typeof MISFIT {
  const shape = Object.entries(eventPatchShapes).find(([kind]) => kind === natural.kind)?.[1];
  const fields = shape?.(value) ?? MISFIT;
  return fields === MISFIT ? MISFIT : ({ ...natural, ...fields } as ScoreEvent);
}

/** The event that an instruction between elements stands for; undefined for anything else. */
export function eventOf(node: XmlNode, log: FindingLog): ScoreEvent | undefined {
  if (!isOurs(node) || !node.body.startsWith(EVENT)) return undefined;
  const event = eventShape(parseJson(node.body.slice(EVENT.length), log));
  if (event !== MISFIT) return event;
  report(log, "bad-instruction", "an instruction of ours stands for no event; it is skipped");
  return undefined;
}
