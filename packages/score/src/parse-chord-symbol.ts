/**
 * @file Chord symbols read from the text above a melody.
 *
 * Musicians spell chords in many ways, and write other things in the same place ("Fine", "D.C.").
 * A text is a chord only if all of it can be read as one: a root, a quality from the table, further
 * degrees, a bass. A second choice in parentheses, as in `G(Em)`, is allowed for and kept in the text.
 */
import { COMPOUND_SPELLINGS, QUALITY_SPELLINGS, QUALITY_TONES } from "./chord-quality.data.ts";
import type { ChordDegree, ChordQuality, ChordSymbol } from "./chord-symbol.ts";
import { LETTERS, type PitchName } from "./pitch.ts";

interface Suffix {
  readonly quality: ChordQuality;
  readonly degrees: readonly ChordDegree[];
}

/** Every spelling of the tables, so that a suffix is found by one look-up. */
const SUFFIXES: ReadonlyMap<string, Suffix> = new Map([
  ...Object.entries(QUALITY_SPELLINGS).flatMap(([quality, spellings]) =>
    spellings.map((spelling) => [spelling, { quality: quality as ChordQuality, degrees: [] }] as const),
  ),
  ...Object.entries(COMPOUND_SPELLINGS),
]);

/** No chord symbol is longer; anything beyond is a sentence. */
const LONGEST_CHORD = 40;
const LONGEST_SPELLING = Math.max(...[...SUFFIXES.keys()].map((spelling) => spelling.length));

const CHORD = /^([A-G])(##|bb|[#b]?)([^/]*(?:\/9[^/]*)?)(?:\/([A-Ga-g])(##|bb|[#b+]?))?$/u;
const ALTERNATIVE = /^(.+)\(([A-G][^()]*)\)$/u;
const DEGREE = /^(add|no|omit|sus|alt|maj|[#b+-])?(\d+)/u;

const ACCIDENTALS: Readonly<Record<string, number>> = { "": 0, "#": 1, "+": 1, "##": 2, b: -1, bb: -2 };

/**
 * Read a chord symbol, or say that the text is none.
 *
 * @param text what stood between the quotation marks, such as `Am7`, `F♯m/C♯` or `(G7)`
 * @returns undefined for anything else: `Fine`, `D.C.`, `1`
 * @example
 * parseChordSymbol("Bb7")?.quality; // => "dominant"
 * parseChordSymbol("Fine"); // => undefined
 */
export function parseChordSymbol(text: string): ChordSymbol | undefined {
  if (text.length > LONGEST_CHORD) return undefined;
  const body = plainBody(text.trim());
  const match = CHORD.exec(body);
  if (match === null) return undefined;
  const [, letter = "", accidental = "", suffix = "", bassLetter, bassAccidental = ""] = match;
  const root = toName(letter, accidental);
  const read = parseSuffix(suffix.replace(/[(),]/gu, ""));
  if (root === undefined || read === undefined) return undefined;
  const bass = bassLetter === undefined ? undefined : toName(bassLetter.toUpperCase(), bassAccidental);
  return { text, root, quality: read.quality, degrees: read.degrees, bass };
}

/** True for "N.C.", the sign that the accompaniment rests. @example isNoChord("N.C."); // => true */
export function isNoChord(text: string): boolean {
  return /^\(?n\.? ?c\.?\)?$/iu.test(text.trim());
}

/** The text with plain accidentals, without second choices and without parentheses around it all. */
function plainBody(text: string): string {
  let body = text.replaceAll("♯", "#").replaceAll("♭", "b").replaceAll("𝄪", "##").replaceAll("𝄫", "bb");
  for (let match = ALTERNATIVE.exec(body); match !== null; match = ALTERNATIVE.exec(body)) {
    if (parseChordSymbol(match[2] ?? "") === undefined) break;
    body = match[1] ?? "";
  }
  return body.startsWith("(") && body.indexOf(")") === body.length - 1 ? body.slice(1, -1) : body;
}

function toName(letter: string, accidental: string): PitchName | undefined {
  const known = LETTERS.find((name) => name === letter);
  return known === undefined ? undefined : { letter: known, alter: ACCIDENTALS[accidental] ?? 0 };
}

/** The longest known spelling whose remainder can be read as degrees wins: `maj7#11` is not `ma`. */
function parseSuffix(suffix: string): Suffix | undefined {
  for (let length = Math.min(suffix.length, LONGEST_SPELLING); length >= 0; length--) {
    const known = SUFFIXES.get(suffix.slice(0, length));
    if (known === undefined) continue;
    const further = parseDegrees(suffix.slice(length), known.quality);
    if (further !== undefined) return { quality: known.quality, degrees: [...known.degrees, ...further] };
  }
  return undefined;
}

/** Degrees written after the quality: `b9`, `#11`, `add9`, `no3`, `maj7`; undefined when something else stands there. */
function parseDegrees(text: string, quality: ChordQuality): readonly ChordDegree[] | undefined {
  const degrees: ChordDegree[] = [];
  let rest = text;
  while (rest !== "") {
    const match = DEGREE.exec(rest);
    const degree = Number(match?.[2]);
    if (match === null || degree < 2 || degree > 13) return undefined;
    degrees.push(toDegree(match[1] ?? "", degree, quality));
    rest = rest.slice(match[0].length).replace(/^\//u, "");
  }
  return degrees;
}

/** Whether a degree is added or altered depends on whether the basic chord has it. */
function toDegree(sign: string, degree: number, quality: ChordQuality): ChordDegree {
  if (sign === "no" || sign === "omit") return { kind: "omit", degree, alter: 0 };
  const alter = sign === "#" || sign === "+" || sign === "maj" ? 1 : sign === "b" || sign === "-" ? -1 : 0;
  const isInChord = QUALITY_TONES[quality].some(([tone]) => tone === degree);
  return { kind: isInChord && sign !== "add" ? "alter" : "add", degree, alter };
}
