/** @file Words divided as they are sung. */
import { describe, expect, it } from "vitest";
import { divideWord, readVowels } from "./divide-word.ts";
import { readLyrics } from "./read-lyrics.ts";

async function divided(word: string): Promise<string> {
  const [stanza] = await readLyrics(word);
  return (stanza?.lines ?? [])
    .flatMap(({ syllables }) => syllables.map(({ text, hyphen }) => text + (hyphen ? "-" : " ")))
    .join("")
    .trim();
}

describe("a word", () => {
  it.each(
    "ev-er-y an-y man-y bod-y lil-y riv-er nev-er heav-y stud-y read-y cop-y lov-er on-ion ver-y cit-y".split(
      " ",
    ),
  )("keeps the consonant behind a short vowel that is stressed: %s", async (word) => {
    expect(await divided(word.replaceAll("-", ""))).toBe(word);
  });

  it.each(
    "a-way a-gain mo-ment ti-ny ho-ly o-ver e-ven to-night o-bey a-long ea-sy wea-ry he-ro mel-o-dy a-round".split(
      " ",
    ),
  )("begins a syllable with the consonant behind any other: %s", async (word) => {
    expect(await divided(word.replaceAll("-", ""))).toBe(word);
  });

  it.each("a-cross a-sleep a-fraid a-shore a-stray a-flame a-ble i-dle".split(" "))(
    "begins a syllable with consonants that can begin a word: %s",
    async (word) => {
      expect(await divided(word.replaceAll("-", ""))).toBe(word);
    },
  );

  it.each(
    "eve-ning love-ly eve-ry-thing eve-ry-one some-bod-y no-bod-y an-y-bod-y an-y-thing Ire-land ev-er-more".split(
      " ",
    ),
  )("is divided behind an e that is not spoken, and as its parts are: %s", async (word) => {
    expect(await divided(word.replaceAll("-", ""))).toBe(word);
  });

  it.each("gold-en wa-ter gath-er re-mem-ber beau-ti-ful sing-ing to-geth-er wan-der-ing".split(" "))(
    "is divided as lines are where these leave no vowels together: %s",
    async (word) => {
      expect(await divided(word.replaceAll("-", ""))).toBe(word);
    },
  );

  it.each("ar-e-a i-de-a ra-di-o li-on qui-et dia-mond fi-er-y".split(" "))(
    "is divided where two vowels meet, if it has both: %s",
    async (word) => {
      expect(await divided(word.replaceAll("-", ""))).toBe(word);
    },
  );

  it.each(["fire", "hour", "tired", "choir", "sailed", "rhythm", "eyes", "friend"])(
    "of one note stays whole: %s",
    async (word) => {
      expect(await divided(word)).toBe(word);
    },
  );

  it("keeps its capitals and signs", async () => {
    expect(await divided("Lily's")).toBe("Lil-y's");
    expect(await divided("EVERY,")).toBe("EV-ER-Y,");
    expect(await divided("rivers’")).toBe("riv-ers’");
  });

  it("that no dictionary knows is divided by its letters", () => {
    const whole = (letters: string) => [letters];
    expect(divideWord("nonsolu", [], whole)).toEqual(["non", "so", "lu"]);
    expect(divideWord("wakened", [], whole)).toEqual(["wa", "kened"]);
    expect(divideWord("42", [], whole)).toEqual(["42"]);
  });

  it("has the dictionary's vowels, of which a glide before an r is none", () => {
    expect(readVowels("any", "EH1 N IY0")).toEqual([
      { name: "EH", digit: "1", behind: "N" },
      { name: "IY", digit: "0", behind: "" },
    ]);
    expect(readVowels("desire", "D IH0 Z AY1 ER0").map(({ name }) => name)).toEqual(["IH", "AY"]);
    expect(readVowels("power", "P AW1 ER0")).toHaveLength(2);
    expect(readVowels("blorf", "")).toEqual([]);
  });
});
