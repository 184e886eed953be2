/** @file Lines of text on a page: wrapped where they are too wide, and written as SVG. */
import { element, type XmlElement } from "../../musicxml/xml/xml-node.ts";
import { widthOf } from "../text/outline-text.ts";
import { PLAIN } from "../text/text-chunk.ts";

/** How a line looks. */
export interface LineStyle {
  /** Hundredths of a millimetre. */
  readonly size: number;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
}

/** Words that fit a width together, line after line; a word that fits no line is divided, as is Chinese. */
export async function wrapText(text: string, style: LineStyle, width: number): Promise<readonly string[]> {
  const lines: string[] = [];
  let line = "";
  for (const word of await breakable(text, style, width)) {
    const longer = line + word;
    if (line === "" || (await widthOfLine(longer.trimEnd(), style)) <= width) line = longer;
    else {
      lines.push(line.trimEnd());
      line = word;
    }
  }
  return [...lines, line.trimEnd()];
}

/** What a text may be broken into: words, and the characters of a word that fits no line. */
async function breakable(text: string, style: LineStyle, width: number): Promise<readonly string[]> {
  const words = text.match(BREAKABLE) ?? [];
  const pieces = words.map(async (word) =>
    word.length > 20 && (await widthOfLine(word.trimEnd(), style)) > width ? [...word] : [word],
  );
  return (await Promise.all(pieces)).flat();
}

/** A word with the space behind it, or a single character of a script that has no spaces. */
const BREAKABLE =
  /[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]\s*|[^\s\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu;

/** How wide a line of text is. */
export function widthOfLine(text: string, style: LineStyle): Promise<number> {
  const own = { ...PLAIN, isBold: style.isBold === true, isItalic: style.isItalic === true };
  return widthOf([{ text, size: style.size, style: own }]);
}

/** Write a line of text. */
export function writeLine(
  text: string,
  style: LineStyle,
  x: number,
  y: number,
  anchor: "start" | "middle" | "end",
): XmlElement {
  return element("text", [text], {
    x: String(Math.round(x)),
    y: String(Math.round(y)),
    "text-anchor": anchor,
    "font-size": `${style.size}px`,
    "font-weight": style.isBold === true ? "bold" : undefined,
    stroke: "none",
    "font-style": style.isItalic === true ? "italic" : undefined,
  });
}
