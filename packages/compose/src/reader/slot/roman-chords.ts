/** @file Chords as degrees of the key: "I-V-vi-IV in C", 和弦用 I IV V I. */
import {
  key,
  keyFifths,
  type Mode,
  nameAtFifths,
  parseChordSymbol,
  printPitchName,
  tonicFifths,
} from "@melodist/score";
import { matchesOf, type Reader } from "../text/scan.ts";
import { found, withoutSlot } from "../wish.ts";
import { type SaidKey, saidKey } from "./said-key.ts";

const NUMERAL = "[#b]?(?:VII|VI|IV|V|I{1,3}|vii|vi|iv|v|i{1,3})(?![A-Za-z])(?:°|\\+)?(?:maj7|7)?";
const PARTED = "(?: ?(?:-+>?|→|>|,|\\|) ?| )";
const NUMERALS = new RegExp(
  `(?<![A-Za-z0-9#'])${NUMERAL}(?:${PARTED}${NUMERAL}){2,31}(?![A-Za-z0-9#'])`,
  "gu",
);
const PARTS = /(?<sign>[#b]?)(?<numeral>[IVX]+|[ivx]+)(?<quality>°|\+)?(?<seventh>maj7|7)?/gu;

const DEGREES = ["I", "II", "III", "IV", "V", "VI", "VII"];
/** Where the degrees of a major scale lie on the line of fifths, from its tonic. */
const MAJOR_FIFTHS = [0, 2, 4, -1, 1, 3, 5];
const SIGN_FIFTHS: Readonly<Record<string, number>> = { "#": 7, b: -7 };

/** Where a degree of a mode lies on the line of fifths, from its tonic: what is above the signature is flattened. */
function degreeFifths(degree: number, mode: Mode): number {
  const signature = keyFifths(key("C", 0, mode));
  const natural = MAJOR_FIFTHS[degree] ?? 0;
  return natural > signature + 5 ? natural - 7 : natural < signature - 1 ? natural + 7 : natural;
}

/** A chord by its degree: small numerals are minor, and one with a sign counts from the major scale (`bVII`). */
function romanChord(groups: Readonly<Record<string, string | undefined>>, { tonic, mode }: SaidKey): string {
  const { sign = "", numeral = "", quality, seventh = "" } = groups;
  const degree = DEGREES.indexOf(numeral.toUpperCase());
  const fifths =
    tonicFifths(tonic) + degreeFifths(degree, sign === "" ? mode : "major") + (SIGN_FIFTHS[sign] ?? 0);
  const minor = numeral === numeral.toLowerCase() ? "m" : "";
  const kind = quality === "°" ? "dim" : quality === "+" ? "aug" : minor;
  return printPitchName(nameAtFifths(fifths)) + kind + seventh;
}

/** Chords by degrees, in the key that is said; where none is, no slot holds them. */
export const readRomanChords: Reader = (text) => {
  const lists = matchesOf(NUMERALS, text.plain).filter(({ text: said }) =>
    /[IV][^IV]+[IV]|[iv][^iv]+[iv]/u.test(said),
  );
  const said = lists.length === 0 ? undefined : saidKey(text);
  return lists.map(({ start, end, text: list }) => {
    const chords = said && matchesOf(PARTS, list).map(({ groups }) => romanChord(groups, said));
    const areChords = chords?.every((name) => parseChordSymbol(name) !== undefined) === true;
    return areChords ? found(start, end, { slot: "chords", value: [...chords] }) : withoutSlot(start, end);
  });
};
