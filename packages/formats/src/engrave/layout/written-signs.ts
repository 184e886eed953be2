/**
 * @file Music's signs within words as letters that any typeface has.
 *
 * Among words (`B♭7`, `♪ = 200`) the engraver sets signs from its own music font. A page that shows the drawing has no
 * such font, so there they are written as Unicode has them, in the words' own size.
 */
import { isElement, type XmlElement } from "../../musicxml/xml/xml-node.ts";

/** SMuFL's figured-bass accidentals and metronome notes → Unicode. @see https://w3c.github.io/smufl/latest/tables */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ["\uea63", "♭♭"],
  ["\uea64", "♭"],
  ["\uea65", "♮"],
  ["\uea66", "♯"],
  ["\uea67", "♯♯"],
  ["\ueca2", "𝅝"],
  ["\ueca3", "𝅗𝅥"],
  ["\ueca5", "♩"],
  ["\ueca7", "♪"],
  ["\ueca9", "𝅘𝅥𝅯"],
  ["\uecb7", "."],
]);

/** Typefaces leave room around accidentals, for the ends of sentences rather than for chords. */
const CLOSER = "-0.08em";

const ACCIDENTAL = /^[\uea63-\uea67]/u;
const SIGNS = /[\ue000-\uf8ff]/gu;

/** The words of a drawing without signs of the music font; one without a letter of its own is left out. */
export function withLetters(of: XmlElement): XmlElement {
  if (of.name !== "text")
    return { ...of, children: of.children.map((child) => (isElement(child) ? withLetters(child) : child)) };
  return inWords(of, wordSize(of) ?? "405px");
}

/** The size of the words around a sign. */
function wordSize(of: XmlElement): string | undefined {
  for (const child of of.children) {
    if (!isElement(child)) continue;
    const size = child.attributes["font-family"] === undefined ? child.attributes["font-size"] : undefined;
    const found = size ?? wordSize(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inWords(of: XmlElement, size: string): XmlElement {
  const { "font-family": family, ...rest } = of.attributes;
  const isAccidental = of.children.some((child) => typeof child === "string" && ACCIDENTAL.test(child));
  const shift = isAccidental ? { dx: CLOSER } : {};
  const attributes = family === undefined ? rest : { ...rest, "font-size": size, ...shift };
  const children = of.children.map((child) => {
    if (isElement(child)) return inWords(child, size);
    return typeof child === "string" ? child.replace(SIGNS, (sign) => LETTERS.get(sign) ?? "") : child;
  });
  return { ...of, attributes, children };
}
