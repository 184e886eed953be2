import { describe, expect, it } from "vitest";
import { codes, lengths, readMusic } from "../testing/tune.ts";

describe("the length of a note", () => {
  it.each([
    ["A A2 A3 A16 A512", "1/8 1/4 3/8 2 64"],
    ["A/ A/2 A// A/4 A3/2 A3/ A3//", "1/16 1/16 1/32 1/32 3/16 3/16 3/32"],
    ["z2 x/ [CE]2 [C2E]", "1/4 1/16 1/4 1/4"],
    ["[L:1/4] A A/ [L:1/16] A", "1/4 1/8 1/16"],
  ])("%j at 1/8 is %s", (music, expected) => {
    const tune = readMusic(music);
    expect(lengths(tune)).toBe(expected);
    expect(codes(tune)).toEqual([]);
  });

  it.each([
    "A0",
    "A/0",
    "A99999999999",
    "A99999999999/1",
    "A1/99999999999",
    "A513",
    "A/128",
    "A/17",
    `A${"/".repeat(99)}`,
  ])("%j cannot be played and is one unit", (music) => {
    const tune = readMusic(music);
    expect(lengths(tune)).toBe("1/8");
    expect(codes(tune)).toEqual(["length-out-of-range"]);
  });
});

describe("broken rhythm", () => {
  it.each([
    ["A>B", "3/16 1/16"],
    ["A<B", "1/16 3/16"],
    ["A>>B", "7/32 1/32"],
    ["A<<<B", "1/64 15/64"],
    ["A2 > B2", "3/8 1/8"],
    ["A>B>C", "3/16 3/32 1/16"],
    ["[Ac]>[Bd]", "3/16 1/16"],
    ["A>{c}B", "3/16 1/16"],
    ["z<A", "1/16 3/16"],
    ["(3A>Bc", "1/8 1/24 1/12"],
  ])("%j is %s", (music, expected) => {
    expect(lengths(readMusic(music))).toBe(expected);
  });

  it.each([
    [">A", [">"]],
    ["A> | B", [">"]],
    ["A>", [">"]],
    ["A>Z", [">"]],
    ["A> & B |", [">"]],
    ["A><B", ["<"]],
    ["A>>>>B", [">>>>"]],
  ])("in %j has no note on one side", (music, details) => {
    const { diagnostics } = readMusic(music);
    expect(diagnostics.map(({ code }) => code)).toEqual(details.map(() => "stray-broken-rhythm"));
    expect(diagnostics.map(({ detail }) => detail)).toEqual(details);
  });
});

describe("a tuplet", () => {
  it.each([
    ["(2AB", "M:6/8", "3/16 3/16"],
    ["(3ABc", "M:4/4", "1/12 1/12 1/12"],
    ["(4ABcd", "M:6/8", "3/32 3/32 3/32 3/32"],
    ["(5ABcde", "M:4/4", "1/20 1/20 1/20 1/20 1/20"],
    ["(5ABcde", "M:6/8", "3/40 3/40 3/40 3/40 3/40"],
    ["(6ABcdef", "M:6/8", "1/24 1/24 1/24 1/24 1/24 1/24"],
    ["(3:2ABc", "M:4/4", "1/12 1/12 1/12"],
    ["(3::2A2B", "M:4/4", "1/6 1/12"],
    ["(3:2:4ABcd e", "M:4/4", "1/12 1/12 1/12 1/12 1/8"],
    ["(3:4ABc", "M:4/4", "1/6 1/6 1/6"],
    ["(3z[Ac]{d}B", "M:4/4", "1/12 1/12 1/12"],
    ["(3AB|c d", "M:4/4", "1/12 1/12 1/12 1/8"],
  ])("%j in %s is %s", (music, meter, expected) => {
    const tune = readMusic(music, `${meter}\nK:C`);
    expect(lengths(tune)).toBe(expected);
    expect(codes(tune)).toEqual([]);
  });

  it.each([
    "(1A",
    "(0A",
    "(16A",
    "(1000000000A",
    "(3:0A",
    "(3:16A",
    "(3:2:0A",
    "(3:2:65A",
    "(3:2:1000000000A",
  ])("%j is none", (music) => {
    const tune = readMusic(music);
    expect(lengths(tune)).toBe("1/8");
    expect(codes(tune)).toEqual(["bad-tuplet"]);
  });

  it.each(["(3AB", "(3AZ"])("%j has too few notes", (music) => {
    expect(codes(readMusic(music))).toEqual(["unfinished-tuplet"]);
  });
});
