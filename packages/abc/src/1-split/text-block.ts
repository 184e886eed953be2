/** @file `%%begintext … %%endtext` and its kin: lines that are no ABC, among them empty ones. */

/** Kinds of block that programs of the field know. */
const OPENING = /%%begin(text|ps|svg|ml|js)(?![a-z])/y;

/** Kind of block → the place before which no block of this kind closes; spares looking twice. */
export type UnclosedBlocks = Map<string, number>;

/** Where a block ends; `unfinished` when the text stops before that can be said. */
export type BlockEnd = number | "none" | "unfinished";

/**
 * Where the block that opens at `start` ends: behind its closing line. A block that is not closed before the next
 * tune begins is none.
 *
 * @param start the beginning of a line
 * @param to where to stop looking
 */
export function findBlockEnd(text: string, start: number, to: number, unclosed: UnclosedBlocks): BlockEnd {
  if (text.charCodeAt(start + 1) !== 37) return "none";
  OPENING.lastIndex = start;
  const kind = OPENING.exec(text)?.[1];
  if (kind === undefined || start < (unclosed.get(kind) ?? -1)) return "none";
  const closing = `%%end${kind}`;
  let pos = nextLine(text, start, to);
  while (pos < to) {
    if (text.startsWith(closing, pos)) return nextLine(text, pos, to);
    if (text.startsWith("X:", pos)) break;
    pos = nextLine(text, pos, to);
  }
  unclosed.set(kind, pos);
  return pos < to ? "none" : "unfinished";
}

/** The beginning of the line behind `pos`, or `to`. */
function nextLine(text: string, pos: number, to: number): number {
  const newline = text.indexOf("\n", pos);
  return newline < 0 || newline >= to ? to : newline + 1;
}
