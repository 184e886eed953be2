/** @file Instructions that change how the rest of the tune is read: `I:` and `%%`, `U:`, `m:`. */

import { MOST_MACROS, parseMacro } from "../2-fields/macros.ts";
import { parseUserSymbol } from "../2-fields/user-symbols.ts";
import type { HeaderState } from "./book.ts";
import { coverField, report, type TuneReader } from "./reader.ts";

/**
 * Apply an instruction that we read rather than keep.
 *
 * @returns false when it only concerns others and is to be kept as it is
 * @see ABC standard 2.1, sections 4.18 "I: - instruction" and 11.3 "Accidental directives"
 */
export function applyInstruction(reader: { readonly header: HeaderState }, value: string): boolean {
  const [name, setting] = value.trim().split(/\s+/, 2);
  switch (name) {
    case "propagate-accidentals":
      if (setting !== "not" && setting !== "octave" && setting !== "pitch") return false;
      reader.header.reach = setting;
      return true;
    case "linebreak":
      reader.header.breaksAtLineEnd = value.includes("<EOL>");
      return true;
    case "decoration":
      reader.header.plusDecorations = setting === "+";
      return true;
    default:
      return false;
  }
}

/** `U:` gives a letter a meaning from here on. */
export function defineSymbol(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "U", start, end);
  const defined = parseUserSymbol(value);
  if (defined === undefined) report(reader, "bad-user-symbol", start, end, value);
  else reader.header.symbols.set(defined.letter, defined.symbol);
}

/** `m:` is written out where it is used, so the field itself is not kept. */
export function defineMacro(reader: TuneReader, value: string, start: number, end: number): void {
  coverField(reader, "m", start, end);
  const macro = parseMacro(value);
  const { macros } = reader.header;
  if (macro === undefined || macros.length >= MOST_MACROS)
    return report(reader, "bad-macro", start, end, value);
  macros.push(macro);
  report(reader, "macro-applied", start, end, value);
}
