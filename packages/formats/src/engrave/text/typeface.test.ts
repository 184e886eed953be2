/** @file Tests of fonts as outlines. */
import { describe, expect, it } from "vitest";
import { divideByFont } from "./fonts.ts";
import { loadSubset } from "./noto-serif-sc.ts";

const PLAIN = { isMusic: false, isBold: false, isItalic: false };

describe("Noto Serif SC", () => {
  it("has Chinese, at two weights that differ from each other and from its thin self", async () => {
    const codePoint = "茉".codePointAt(0) ?? 0;
    const [regular, bold] = await Promise.all([loadSubset(codePoint, false), loadSubset(codePoint, true)]);
    const path = (face: typeof regular) => face?.shape("茉")[0]?.path ?? "";
    expect(path(regular).length).toBeGreaterThan(200);
    expect(path(bold)).not.toBe(path(regular));
  });

  it("says that it has no Hebrew", async () => {
    expect(await loadSubset(0x05e9, false)).toBeUndefined();
  });
});

describe("text by font", () => {
  it("goes to the first font that has each character", async () => {
    const runs = await divideByFont("Jasmine 茉莉花 B♭ \u05e9", PLAIN);
    expect(runs.map(({ text, typeface }) => [text, typeface !== undefined])).toEqual([
      ["Jasmine ", true],
      ["茉", true],
      ["莉", true],
      ["花", true],
      [" B", true],
      ["♭", true],
      [" ", true],
      ["\u05e9", false],
    ]);
  });

  it("has double accidentals", async () => {
    const runs = await divideByFont("C\u{1D12A} B\u{1D12B}", PLAIN);
    expect(runs.every(({ typeface }) => typeface !== undefined)).toBe(true);
  });

  it("knows Western Europe, Greek, Cyrillic and Vietnamese", async () => {
    const runs = await divideByFont("Żółć Ðþ ÆŒ Ελλάς Дубинушка Việt Nam “ ” – …", PLAIN);
    expect(runs.every(({ typeface }) => typeface !== undefined)).toBe(true);
  });
});
