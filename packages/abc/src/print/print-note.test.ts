import { describe, expect, it } from "vitest";
import { parseAbc } from "../parse-abc.ts";
import { printAbc } from "./print-abc.ts";

function printed(music: string): string | undefined {
  const [tune] = parseAbc(`X:1\nM:4/4\nL:1/4\nK:C\n${music}\n`).tunes;
  return tune && printAbc(tune.score).trim().split("\n").at(-1);
}

describe("what stands before a note", () => {
  it.each([
    ["T{E}D4 |", "{E}TD4 |"],
    ['"G"~{EF}D4 |', '{EF}"G"~D4 |'],
    ['"^slow"({E}D2 E2) |', '({E}"^slow"D2 E2) |'],
    ["!f!{E}(3DEF G2 |", "(3{E}!f!DEF G2 |"],
    ['"G"~{E}y D4 |', '{E}"G"~y D4 |'],
  ])("is printed in the standard's order, grace notes before marks: %s", (music, expected) => {
    expect(printed(music)).toBe(expected);
    expect(printed(expected)).toBe(expected);
  });
});

describe("a dotted rhythm", () => {
  it.each([
    ["A3/2B/ A/B3/2 |", "A>B A<B |"],
    ["~A3/2B/ A/TB3/2 |", "~A>B A<TB |"],
    ["A3/2~B/ A/~B3/2 |", "A3/2~B/ A/~B3/2 |"],
  ])("is printed short unless its second note is rolled: %s", (music, expected) => {
    expect(printed(music)).toBe(expected);
  });
});
