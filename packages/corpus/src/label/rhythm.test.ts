import { describe, expect, it } from "vitest";
import { makeRecord } from "../../testing/folder.ts";
import { readHeader } from "../clean/header.ts";
import { labelRhythm } from "./rhythm.ts";

function label(
  header: string,
  music = "GABc dedB|",
  source: Parameters<typeof labelRhythm>[2] = { repertoire: "dance", style: "irish" },
) {
  const { score } = makeRecord(`X:1\n${header}\nL:1/8\nK:G\n${music}\n`);
  const found = labelRhythm(score, readHeader(score, { titlesAreIds: false }), source);
  return found === undefined ? "" : `${found.name}, ${found.from}`;
}

describe("the rhythm of a tune", () => {
  it.each([
    ["R:Double jig\nM:6/8", "jig, field"],
    ["R:slipjig\nM:9/8", "slip jig, field"],
    ["R:REEL\nM:2/2", "reel, field"],
    ["R:Liebes - Lied\nM:3/4", "song, field"],
    ["R:Reel\nM:6/8", "jig, meter"],
    ["T:Miss Hall's Reel\nM:2/2", "reel, title"],
    ["T:The Jig of Slurs\nM:6/8", "jig, title"],
    ["T:The Reel Thing\nM:3/4", "waltz, meter"],
    ["Z:id:dc-hornpipe-5\nM:2/2", "hornpipe, id"],
    ["M:9/8", "slip jig, meter"],
    ["M:5/4", ""],
  ])("with %j is %j", (header, name) => expect(label(header)).toBe(name));

  it("in common time follows from how the notes run", () => {
    expect(label("M:4/4", "G>A B>c d>e d>B|")).toBe("hornpipe, meter");
    expect(label("M:4/4", "G2 A2 B2 c2|")).toBe("");
  });

  it("of a song is not guessed", () => {
    expect(label("M:6/8", "GAB cde|", { repertoire: "song", style: undefined })).toBe("");
    expect(label("M:6/8", "GAB cde|", { repertoire: "song", style: "hymn" })).toBe("hymn, source");
  });
});
