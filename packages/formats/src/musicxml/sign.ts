/** @file Decorations as MusicXML elements and back: beside a note in its notations, or before it as a direction. */
import { NEAREST, SIGNS, type Sign } from "./sign.data.ts";
import { element, leaf, textOf, type XmlElement } from "./xml/xml-node.ts";

/** Groups inside `<notations>` that only hold signs. */
const NOTATION_GROUPS: ReadonlySet<string> = new Set(["articulations", "ornaments", "technical"]);

function signOf(name: string): Sign | undefined {
  return Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
}

/** True for a decoration that stands before its note, as a direction. */
export function isDirectionSign(name: string): boolean {
  const group = signOf(name)?.group;
  return group === "dynamics" || group === "direction";
}

function writeSign(sign: Sign): XmlElement {
  return leaf(sign.name, sign.text ?? "", sign.attributes);
}

/** Write decorations as children of `<notations>`, in order; neighbours of one group share its element. */
export function writeNotationSigns(names: readonly string[]): readonly XmlElement[] {
  const written: XmlElement[] = [];
  for (const name of names) {
    const sign = signOf(name);
    const last = written.at(-1);
    if (sign === undefined) written.push(leaf("other-notation", name, { type: "single" }));
    else if (!NOTATION_GROUPS.has(sign.group)) written.push(writeSign(sign));
    else if (last?.name === sign.group) last.children.push(writeSign(sign));
    else written.push(element(sign.group, [writeSign(sign)]));
  }
  return written;
}

/** Write a decoration as a `<direction>`: those that belong there, and any that stands by no note. */
export function writeDirectionSign(name: string): XmlElement {
  const sign = signOf(name);
  const type = sign === undefined || !isDirectionSign(name) ? leaf("other-direction", name) : writeSign(sign);
  const isBelow = sign?.group === "dynamics" || sign?.name === "wedge";
  return element(
    "direction",
    [
      element("direction-type", [sign?.group === "dynamics" ? element("dynamics", [type]) : type]),
      sign?.sound === undefined ? undefined : element("sound", [], sign.sound),
    ],
    { placement: isBelow ? "below" : "above" },
  );
}

/** Signs with more attributes come first, so that a turn with a stroke is not read as a turn. */
const READING_ORDER: readonly (readonly [string, Sign])[] = Object.entries(SIGNS).toSorted(
  ([, a], [, b]) => Object.keys(b.attributes ?? {}).length - Object.keys(a.attributes ?? {}).length,
);

/** What an attribute is when it is not written. */
const DEFAULTS: Readonly<Record<string, string>> = { type: "upright" };

/**
 * The decoration an element stands for; one we have no sign for names it in its text (`other-…`).
 *
 * @returns undefined for an element that means nothing to us
 */
export function readSign(of: XmlElement): string | undefined {
  if (of.name.startsWith("other-")) return textOf(of) || undefined;
  const known = READING_ORDER.find(([, sign]) => sign.sound === undefined && isSign(of, sign));
  return known?.[0] ?? NEAREST.get(of.name);
}

function isSign(of: XmlElement, sign: Sign): boolean {
  if (sign.name !== of.name) return false;
  if (sign.text !== undefined && sign.text !== textOf(of).trim()) return false;
  return hasAttributes(of, sign.attributes ?? {});
}

function hasAttributes(of: XmlElement, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => (of.attributes[name] ?? DEFAULTS[name]) === value);
}

/** The decoration a `<sound>` stands for: *fine*, *da capo* and the like; undefined when it is about something else. */
export function readJump(sound: XmlElement | undefined): string | undefined {
  if (sound === undefined) return undefined;
  const jumps = Object.entries(SIGNS).filter(([, sign]) => sign.sound !== undefined);
  return jumps.find(([, sign]) =>
    Object.keys(sign.sound ?? {}).every((name) => name in sound.attributes),
  )?.[0];
}
