/** @file What stands above the music: titles in the middle, kind of tune and tempo on the left, who made it on the right. */
import type { Score } from "@melodist/score";
import type { XmlElement } from "../../musicxml/xml/xml-node.ts";
import { headerTempo } from "./engravable.ts";
import { writeTempoLine } from "./tempo-line.ts";
import { type LineStyle, wrapText, writeLine } from "./text-line.ts";

/** Sizes in hundredths of a millimetre: 20, 13 and 11 points. */
const TITLE: LineStyle = { size: 700, isBold: true };
const SUBTITLE: LineStyle = { size: 460 };
const CREDIT: LineStyle = { size: 390 };
const RHYTHM: LineStyle = { size: 390, isItalic: true };

/** From one line to the next, in parts of the size. */
const LEADING = 1.25;
const ROW_LEADING = 1.55;

/** A drawing of known height, from 0 downwards. */
export interface Block {
  readonly elements: readonly XmlElement[];
  readonly height: number;
}

/** Draw the header of a score; empty when it says nothing. */
export async function drawHeader(score: Score, width: number): Promise<Block> {
  const elements: XmlElement[] = [];
  let y = 0;
  for (const [index, title] of score.titles.filter((text) => text.trim() !== "").entries()) {
    const style = index === 0 ? TITLE : SUBTITLE;
    for (const line of await wrapText(title.trim(), style, width)) {
      y += style.size * LEADING;
      elements.push(writeLine(line, style, width / 2, y - 0.3 * style.size, "middle"));
    }
  }
  const rhythm = capitalised(textsOf(score, "R").join(", "));
  const stated = headerTempo(score);
  const tempo = stated === undefined ? undefined : writeTempoLine(stated, 0, 0);
  const left = [rhythm === "" ? undefined : writeLine(rhythm, RHYTHM, 0, 0, "start"), tempo];
  const right = creditsOf(score).map((credit) => writeLine(credit, CREDIT, width, 0, "end"));
  const columns = [left.filter((line) => line !== undefined), right];
  for (let row = 0; columns.some((column) => row < column.length); row++) {
    y += CREDIT.size * ROW_LEADING;
    for (const line of columns.flatMap((column) => column[row] ?? [])) {
      elements.push({ ...line, attributes: { ...line.attributes, y: String(Math.round(y)) } });
    }
  }
  return { elements, height: y };
}

function textsOf(score: Score, letter: string): readonly string[] {
  return score.fields
    .filter((field) => field.letter === letter && field.text.trim() !== "")
    .map(({ text }) => text.trim());
}

/** Composers a line each; where the tune comes from stands behind the last. */
function creditsOf(score: Score): readonly string[] {
  const composers = textsOf(score, "C");
  const origin = textsOf(score, "O").join(", ");
  if (origin === "") return composers;
  const last = composers.at(-1);
  return [...composers.slice(0, -1), last === undefined ? origin : `${last} (${origin})`];
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
