/** @file Opening notes as degrees of the key: 开头用 sol la do re, 简谱 5 6 1 2. */
import { type Letter, letterAt, letterStep } from "@melodist/score";
import { inOrder, matchesOf, pattern, type Reader } from "../text/scan.ts";
import { found } from "../wish.ts";
import { type SaidKey, saidKey } from "./said-key.ts";

/** In steps above do. */
const SYLLABLES: Readonly<Record<string, number>> = {
  do: 0,
  re: 1,
  mi: 2,
  fa: 3,
  so: 4,
  sol: 4,
  la: 5,
  ti: 6,
  si: 6,
};
const SYLLABLE = `(?:${Object.keys(SYLLABLES).join("|")})(?![a-z])`;
const DIGIT = "[1-7](?![\\d/.])";
const listed = (item: string) => `${item}(?:(?:[ ,-]| - |, )${item}){2,31}`;
const NOTES = `(?<notes>${listed(SYLLABLE)}|${listed(DIGIT)}|(?<=简谱[是为:]? ?)[1-7]{3,32}(?![\\d/.]))`;

const C_MAJOR: SaidKey = { tonic: { letter: "C", alter: 0 }, mode: "major" };
/** La is the tonic of minor keys: do lies a sixth below it. */
const MINOR_DO = -5;

/** A letter in ABC, which the signature of the key alters; the tonic stands in the octave of middle C. */
function abcNote(step: number, tonic: Letter): string {
  const place = letterStep(tonic) + step;
  const octave = Math.floor(place / 7);
  const letter = letterAt(place - 7 * octave);
  return octave > 0 ? letter.toLowerCase() + "'".repeat(octave - 1) : letter + ",".repeat(-octave);
}

function stepsOf(notes: string): readonly number[] {
  if (/\d/u.test(notes)) return [...notes.replace(/\D/gu, "")].map((digit) => Number(digit) - 1);
  return matchesOf(pattern(SYLLABLE), notes).map(({ text }) => SYLLABLES[text] ?? 0);
}

/** The opening notes by degrees, of the key that is said, of C where none is. */
export const readDegreeMotif: Reader = inOrder(
  [
    `(?:以|从|用) ?(?:简谱)?[ "(]*${NOTES}[ ")]*(?:作为?|做|来)?(?:开头|开始|动机|主题)`,
    `(?:开头|开始|起头|动机|主题)(?:是|为|用|:| )*(?:简谱)?(?:是|为|:| )*["(]?${NOTES}[")]?`,
    `\\b(?:start|begin|open)(?:s|ning|ing)? (?:with|on|from):? ?(?:the )?(?:notes? |solfege |degrees? )?["(]?${NOTES}[")]?`,
    `\\bmoti(?:f|ve)(?: is| of|:)? ?["(]?${NOTES}[")]?`,
    `简谱[是为: ]*${NOTES}`,
  ].map((source): Reader => {
    const compiled = pattern(source);
    return (text) => {
      const matches = matchesOf(compiled, text.folded);
      const { tonic, mode } = (matches.length > 0 ? saidKey(text) : undefined) ?? C_MAJOR;
      const first = mode === "minor" ? MINOR_DO : 0;
      return matches.map(({ start, end, groups }) => {
        const notes = stepsOf(groups["notes"] ?? "").map((step) => abcNote(step + first, tonic.letter));
        return found(start, end, { slot: "motif", value: notes.join(" ") });
      });
    };
  }),
);
