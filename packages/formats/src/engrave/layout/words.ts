/** @file The verses printed below a tune, line by line. */
import type { Score } from "@melodist/score";
import type { Block } from "./header.ts";
import { type LineStyle, wrapText, writeLine } from "./text-line.ts";

const WORDS: LineStyle = { size: 420 };
const LEADING = 1.35;

/** Where the lines begin: a little inside the music. */
const INDENT = 900;

/** Draw the words, a block a line, so that a page may end between any two. */
export async function drawWords(score: Score, width: number): Promise<readonly Block[]> {
  const lines: string[] = [];
  for (const words of score.words) lines.push(...(await wrapText(words.trim(), WORDS, width - INDENT)));
  const height = WORDS.size * LEADING;
  return lines.map((line) => ({
    elements: line === "" ? [] : [writeLine(line, WORDS, INDENT, WORDS.size, "start")],
    height,
  }));
}
