/** @file `U:`: letters that a file gives a meaning of its own. */
import { LETTER_SYMBOLS, SYNONYMS } from "./symbols.data.ts";

/** The source of a pattern for names of decorations: no sign that ends them, and none that belongs to music. */
export const DECORATION_NAME = String.raw`[^!+\s|[\]:"%]{1,30}|\+`;

const WHOLE_NAME = new RegExp(`^(?:${DECORATION_NAME})$`);

/** True for what can stand between two `!`. */
export function isDecorationName(spelling: string): boolean {
  return WHOLE_NAME.test(spelling);
}

/** What a letter stands for: a decoration, a quoted text, or nothing at all. */
export type UserSymbol =
  | { readonly kind: "decoration"; readonly name: string }
  | { readonly kind: "quoted"; readonly text: string }
  | { readonly kind: "nothing" };

/** Letters in force; copied when a tune adds its own. */
export type UserSymbols = ReadonlyMap<string, UserSymbol>;

/** The meanings every file begins with. */
export const STANDARD_SYMBOLS: UserSymbols = new Map(
  Object.entries(LETTER_SYMBOLS).map(([letter, name]) => [
    letter,
    Object.freeze({ kind: "decoration", name }),
  ]),
);

/** The name we keep for a decoration, whatever its spelling. */
export function decorationName(spelling: string): string {
  return Object.hasOwn(SYNONYMS, spelling) ? (SYNONYMS[spelling] ?? spelling) : spelling;
}

/**
 * Read the value of a `U:` field, such as `T = !trill!`.
 *
 * @returns the letter and its meaning, or undefined when it defines nothing
 * @see ABC standard 2.1, section 4.16 "Redefinable symbols"
 */
export function parseUserSymbol(
  value: string,
): { readonly letter: string; readonly symbol: UserSymbol } | undefined {
  const match = /^([h-wH-W~])\s*=\s*(?:!([^!]+)!|\+([^+]+)\+|"([^"]*)"|(\S+))$/.exec(value.trim());
  if (match === null) return undefined;
  const [, letter = "", bang, plus, quoted, bare] = match;
  if (quoted !== undefined) return { letter, symbol: { kind: "quoted", text: quoted } };
  const name = bang ?? plus ?? bare ?? "";
  if (name === "nil" || name === "none") return { letter, symbol: { kind: "nothing" } };
  if (!isDecorationName(name)) return undefined;
  return { letter, symbol: Object.freeze({ kind: "decoration", name: decorationName(name) }) };
}
