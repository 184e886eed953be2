/** @file Chord symbols as text: printed from their meaning, or kept as written with other names in them. */
import { QUALITY_SPELLINGS } from "./chord-quality.data.ts";
import type { ChordDegree, ChordSymbol } from "./chord-symbol.ts";
import { LETTERS, type PitchName, printPitchName } from "./pitch.ts";

/**
 * Spell a chord from what it means: the plain spelling of its quality, then further degrees, then the bass.
 *
 * @example
 * printChordSymbol({ root: { letter: "F", alter: 1 }, quality: "minor-seventh", degrees: [], bass: undefined });
 * // => "F#m7"
 */
export function printChordSymbol(chord: Omit<ChordSymbol, "text">): string {
  const quality = QUALITY_SPELLINGS[chord.quality][0] ?? "";
  const degrees = chord.degrees.map((degree) => `(${printDegree(degree)})`).join("");
  const bass = chord.bass === undefined ? "" : `/${printPitchName(chord.bass)}`;
  return `${printPitchName(chord.root)}${quality}${degrees}${bass}`;
}

function printDegree(of: ChordDegree): string {
  if (of.kind === "omit") return `no${of.degree}`;
  const sign = of.alter > 0 ? "#" : of.alter < 0 ? "b" : "";
  return of.kind === "add" && sign === "" ? `add${of.degree}` : `${sign}${of.degree}`;
}

/** A root, a bass or the root of a second choice: what changes when a chord is transposed. */
const NAME = /(^\(?|\(|\/)([A-G]|(?<=\/)[a-g])(##|bb|♯♯|♭♭|𝄪|𝄫|[#b♯♭]|(?<=\/[a-g])\+)?/gu;

/**
 * A chord with every name in it replaced, its written quality kept: `Am7` stays a `…m7`.
 *
 * @param rename the new name for an old one
 */
export function renameChord(chord: ChordSymbol, rename: (name: PitchName) => PitchName): ChordSymbol {
  const text = chord.text.replace(NAME, (_, before: string, letter: string, accidental = "") => {
    const printed = printPitchName(rename(readName(letter, accidental)));
    return before + inStyleOf(letter, accidental, printed);
  });
  const bass = chord.bass === undefined ? undefined : rename(chord.bass);
  return { ...chord, text, root: rename(chord.root), bass };
}

function readName(letter: string, accidental: string): PitchName {
  const sharps = (accidental.match(/[#♯+]/gu) ?? []).length + (accidental === "𝄪" ? 2 : 0);
  const flats = (accidental.match(/[b♭]/gu) ?? []).length + (accidental === "𝄫" ? 2 : 0);
  return { letter: LETTERS.find((name) => name === letter.toUpperCase()) ?? "C", alter: sharps - flats };
}

/** A small bass letter stays small, and `c+` (as some collections write c sharp) gives `d+`. */
function inStyleOf(letter: string, accidental: string, printed: string): string {
  if (letter === letter.toUpperCase()) return printed;
  const small = printed.toLowerCase();
  return accidental === "+" ? small.replace("#", "+") : small;
}
