import { describe, expect, it } from "vitest";
import { parseAbc } from "../parse-abc.ts";
import { breakLines } from "./break-lines.ts";
import { printAbc } from "./print-abc.ts";

function broken(music: string, barsPerLine: number): readonly string[] {
  const [tune] = parseAbc(`X:1\nL:1/8\nK:C\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return printAbc(breakLines(tune.score, barsPerLine)).trimEnd().split("\n").slice(4);
}

describe("breaking lines", () => {
  it.each([
    ["A | B | c | d | e |", 2, ["A | B |", "c | d |", "e |"]],
    ["A |\nB |\nc | d |]", 4, ["A | B | c | d |]"]],
    ["A | B || c | d |", 4, ["A | B ||", "c | d |"]],
    ["|: A | B :: c | d :|", 4, ["|: A | B ::", "c | d :|"]],
    ["A [1 B :| [2 c || d |", 2, ["A [1 B :|2 c ||", "d |"]],
    [
      "[M:2/4] A | A4 | B4 | c3 :: d | c4 | B4 | A3 :|",
      2,
      ["[M:2/4] A | A4 | B4 |", "c3 ::", "d | c4 | B4 |", "A3 :|"],
    ],
    ["A & B | c |", 1, ["A & B |", "c |"]],
  ])("%j every %i bars", (music, barsPerLine, lines) => {
    expect(broken(music, barsPerLine)).toEqual(lines);
  });

  it("keeps the words with their notes", () => {
    expect(broken("A | B | c |\nw:one two three", 2)).toEqual(["A | B |", "w:one two", "c |", "w:three"]);
  });
});
