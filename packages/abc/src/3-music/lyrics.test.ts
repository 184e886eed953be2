import { describe, expect, it } from "vitest";
import { codes, eventsOf, readMusic } from "../testing/tune.ts";

/** The words of each verse, a note each: `.` for a note without, `_` for one that is held. */
function sung(music: string): readonly string[] {
  const notes = eventsOf(readMusic(music)).filter((event) => event.kind === "note" || event.kind === "chord");
  const verses = Math.max(0, ...notes.map((note) => note.lyrics.length));
  return Array.from({ length: verses }, (_, verse) =>
    notes
      .map(({ lyrics }) => {
        const lyric = lyrics[verse] ?? null;
        if (lyric === null) return ".";
        return lyric.kind === "hold" ? "_" : `${lyric.text}${lyric.hyphen ? "-" : ""}`;
      })
      .join(" "),
  );
}

describe("words", () => {
  it.each([
    ["ABcd\nw:one two three", ["one two three ."]],
    ["ABcd\nw:syl-la-ble", ["syl- la- ble ."]],
    ["ABcd\nw:a- b - c", ["a- b - c"]],
    ["ABcd\nw:a--b", ["a- - b ."]],
    ["ABcd\nw:time__ flies", ["time _ _ flies"]],
    ["ABcd\nw:* two * four", [". two . four"]],
    ["ABcd\nw:of~the \\-x- a\\~", ["of the -x- a~ ."]],
    ["AB|cd|e\nw:one | two | three", ["one . two . three"]],
    ["AB|cd|\nw:one two | three", ["one two three ."]],
    ["|:AB:|cd\nw:| a", [". . a ."]],
    ["A z B [ce] {f}d\nw:a b c d", ["a b c d"]],
    ["A (B c) d-d\nw:a b c d e", ["a b c d e"]],
    ["AB\nw:a b\nw:c d\nw:e", ["a b", "c d", "e ."]],
    ["AB\nw:a b\ncd\nw:c d", ["a b c d"]],
    ["AB\\\ncd\nw:a b c d", ["a b c d"]],
    ["AB\nP:B\nw:a b", ["a b"]],
    ["ABcd\nw:a b\n+:c d", ["a b c d"]],
    ["AB & cd\nw:a b c", ["a b"]],
    ["AB\nw:你 好", ["你 好"]],
    ["AB\nw:caf\\'e &amp;", ["café &"]],
    ["AB\nw:", []],
  ])("%j", (music, verses) => {
    expect(sung(music)).toEqual(verses);
  });

  it.each([
    ["AB\nw:a b c", ["too-many-syllables"]],
    ["AB\nw:a\n+:b c", ["too-many-syllables"]],
    ["w:a\nAB", ["lyrics-without-notes"]],
    ["AB\n+:a", ["stray-continuation"]],
    [`A\n${"w:a\n".repeat(101)}`, ["too-many-verses"]],
  ])("without a note are told: %j", (music, expected) => {
    expect(codes(readMusic(music))).toEqual(expected);
  });
});

describe("a symbol line", () => {
  it("sets decorations and quoted texts to notes", () => {
    const [a, b, c, d] = eventsOf(readMusic('AB|cd\ns:!p! * | "^slow"\n+:T'));
    expect(a).toMatchObject({ marks: [{ kind: "decoration", name: "p" }] });
    expect(b).toMatchObject({ marks: [] });
    expect(c).toMatchObject({ marks: [{ kind: "annotation", place: "above", text: "slow" }] });
    expect(d).toMatchObject({ marks: [{ kind: "decoration", name: "trill" }] });
  });

  it.each([
    ["A\ns:?", ["odd-symbol"]],
    ["A\ns:!a|b!", ["odd-symbol"]],
    ["A\ns:!p! !f!", ["too-many-syllables"]],
    ["s:!p!", ["lyrics-without-notes"]],
  ])("tells what it cannot set: %j", (music, expected) => {
    expect(codes(readMusic(music))).toEqual(expected);
  });
});
