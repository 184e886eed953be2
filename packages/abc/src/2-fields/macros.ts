/** @file `m:`: short spellings that a tune defines, written out before the music is read. */

/** A target text and what it stands for; a transposing macro has `n` for the pitch of the note. */
export interface Macro {
  readonly target: RegExp;
  readonly replacement: string;
  readonly transposing: boolean;
}

/** Characters that one line may grow to. */
const MOST_CHARACTERS = 100_000;

/** Scale letters in ABC's octaves, for transposing macros. */
const LADDER = ["C,", "D,", "E,", "F,", "G,", "A,", "B,", "C", "D", "E", "F", "G", "A", "B"].concat([
  "c",
  "d",
  "e",
  "f",
  "g",
  "a",
  "b",
  "c'",
  "d'",
  "e'",
  "f'",
  "g'",
  "a'",
  "b'",
]);

/**
 * Read the value of an `m:` field, such as `~g2 = {a}g{f}g` or `~n3 = n{o}n{m}n`.
 *
 * @see ABC standard 2.1, section 9 "Macros"
 */
export function parseMacro(value: string): Macro | undefined {
  const match = /^\s*(\S+)\s*=\s*(\S.*?)\s*$/.exec(value);
  const [, target = "", replacement = ""] = match ?? [];
  if (match === null || target.length > 30 || replacement.length > 200) return undefined;
  const transposing = target.includes("n");
  const escaped = target.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const source = transposing ? escaped.replace("n", "([A-Ga-g][,']*)") : escaped;
  return { target: new RegExp(source, "g"), replacement, transposing };
}

/** A line with its macros written out, and where each of its characters stood before. */
export interface Expansion {
  readonly text: string;
  /** One entry a character and one for the end: offsets into the line before. */
  readonly origin: readonly number[];
}

/** Write out the macros of a line; undefined when none is used. */
export function expandMacros(line: string, macros: readonly Macro[]): Expansion | undefined {
  let current: Expansion | undefined;
  for (const macro of macros) {
    const before = current?.text ?? line;
    macro.target.lastIndex = 0;
    if (!macro.target.test(before)) continue;
    current = expandOne(before, current?.origin, macro);
    if (current.text.length > MOST_CHARACTERS) return undefined;
  }
  return current;
}

function expandOne(before: string, origin: readonly number[] | undefined, macro: Macro): Expansion {
  const from = (index: number): number => origin?.[index] ?? index;
  let text = "";
  const places: number[] = [];
  let copied = 0;
  const copyTo = (end: number): void => {
    for (; copied < end; copied++) {
      text += before.charAt(copied);
      places.push(from(copied));
    }
  };
  for (const match of before.matchAll(macro.target)) {
    copyTo(match.index);
    const written = macro.transposing ? transposed(macro.replacement, match[1] ?? "C") : macro.replacement;
    for (let index = 0; index < written.length; index++) places.push(from(match.index));
    text += written;
    copied = match.index + match[0].length;
  }
  copyTo(before.length);
  places.push(from(before.length));
  return { text, origin: places };
}

/** The letters h to z of a transposing macro count scale steps from n, the note itself. */
function transposed(replacement: string, note: string): string {
  const place = LADDER.indexOf(note);
  if (place < 0) return note;
  return replacement.replace(/[h-tv-z]/g, (letter) => LADDER[place + letter.charCodeAt(0) - 110] ?? note);
}
