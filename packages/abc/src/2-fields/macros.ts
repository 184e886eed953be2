/** @file `m:`: short spellings that a tune defines, written out before the music is read. */

/** A target text and what it stands for; a transposing macro has `n` for the pitch of the note. */
export interface Macro {
  readonly target: RegExp;
  readonly replacement: string;
  readonly transposing: boolean;
}

/** Macros that may be in force at once: each is looked for in every line. */
export const MOST_MACROS = 100;
/** Characters of a target and of what it stands for. */
const MOST_TARGET = 30;
const MOST_REPLACEMENT = 200;

/** Scale letters in ABC's octaves, for transposing macros. */
const LADDER: readonly string[] = ["C,,", "C,", "C", "c", "c'", "c''"].flatMap(octaveFrom);

/** The seven notes of the octave that begins with a C. */
function octaveFrom(first: string): readonly string[] {
  const letters = first.startsWith("c") ? "cdefgab" : "CDEFGAB";
  return Array.from(letters, (letter) => letter + first.slice(1));
}

/**
 * Read the value of an `m:` field, such as `~g2 = {a}g{f}g` or `~n3 = n{o}n{m}n`.
 *
 * @returns undefined when it defines nothing
 * @see ABC standard 2.1, section 9 "Macros"
 */
export function parseMacro(value: string): Macro | undefined {
  const equals = value.indexOf("=");
  const target = value.slice(0, equals).trim();
  const replacement = value.slice(equals + 1).trim();
  if (equals < 0 || target === "" || replacement === "" || /\s/.test(target)) return undefined;
  if (target.length > MOST_TARGET || replacement.length > MOST_REPLACEMENT) return undefined;
  const transposing = target.includes("n");
  const escaped = target.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const source = transposing ? escaped.replace("n", "([A-Ga-g][,']*)") : escaped;
  return { target: new RegExp(source, "g"), replacement, transposing };
}

/** Where the characters of a line stood before: one entry a character, offsets into the text it was cut from. */
export interface Origin {
  readonly start: readonly number[];
  /** Behind the character; all of a macro ends where its use ends. */
  readonly end: readonly number[];
}

/** A line with its macros written out. */
export interface Expansion {
  readonly text: string;
  readonly origin: Origin;
}

/**
 * Write out the macros of the line that stands from `start` to `end`.
 *
 * @param most characters that the line may grow to
 */
export function expandMacros(
  text: string,
  start: number,
  end: number,
  macros: readonly Macro[],
  most: number,
): Expansion | "unused" | "too-long" {
  let current: Expansion | "unused" = "unused";
  const line = text.slice(start, end);
  for (const macro of macros) {
    const before: string = current === "unused" ? line : current.text;
    if (before.search(macro.target) < 0) continue;
    const next = expandOne(
      before,
      current === "unused" ? plainOrigin(start, end) : current.origin,
      macro,
      most,
    );
    if (next === undefined) return "too-long";
    current = next;
  }
  return current;
}

function plainOrigin(start: number, end: number): Origin {
  const places = Array.from({ length: end - start }, (_, index) => start + index);
  return { start: places, end: places.map((place) => place + 1) };
}

/** Write out one macro wherever it is used; undefined when the line grows too long. */
function expandOne(before: string, origin: Origin, macro: Macro, most: number): Expansion | undefined {
  const pieces: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  let copied = 0;
  const copyTo = (stop: number): void => {
    pieces.push(before.slice(copied, stop));
    for (; copied < stop; copied++) {
      start.push(origin.start[copied] ?? 0);
      end.push(origin.end[copied] ?? 0);
    }
  };
  for (const match of before.matchAll(macro.target)) {
    const written = macro.transposing ? transposed(macro.replacement, match[1] ?? "") : macro.replacement;
    if (written === undefined) continue;
    copyTo(match.index);
    const from = origin.start[copied] ?? 0;
    copied += match[0].length;
    const to = origin.end[copied - 1] ?? 0;
    pieces.push(written);
    for (let index = 0; index < written.length; index++) {
      start.push(from);
      end.push(to);
    }
    if (start.length > most) return undefined;
  }
  copyTo(before.length);
  return { text: pieces.join(""), origin: { start, end } };
}

/**
 * The letters h to z of a transposing macro count scale steps from n, the note itself; u stays an up-bow.
 * Undefined for a note beyond the ladder.
 */
function transposed(replacement: string, note: string): string | undefined {
  const place = LADDER.indexOf(note);
  if (place < 0) return undefined;
  return replacement.replace(/[h-tv-z]/g, (letter) => LADDER[place + letter.charCodeAt(0) - 110] ?? note);
}
