import { readWish } from "@melodist/compose";
import { describe, expect, it } from "vitest";
import { ToldReading, toReading } from "./reading.ts";

/** As it arrives at a client. */
const read = (words: string) => ToldReading.parse(JSON.parse(JSON.stringify(toReading(readWish(words)))));

describe("a reading as clients are told", () => {
  it("says that something was asked not to be", () => {
    expect(read("a waltz, not in G").ignored).toEqual([
      expect.objectContaining({
        text: "in G",
        isRefused: true,
        words: {
          en: "“in G”: asked not to be, which cannot be promised",
          zh: "「in G」：要求不要，但无法保证",
        },
      }),
    ]);
    expect(read("a waltz with drums").ignored[0]).not.toHaveProperty("isRefused");
  });

  it("tells a correction from a contradiction", () => {
    expect(read("a jig, sorry, make it a slide").conflicts).toEqual([
      {
        slot: "rhythm",
        kept: "slide",
        dropped: "jig",
        isCorrected: true,
        words: { en: "“slide”, corrected from “jig”", zh: "已由「jig」改为「slide」" },
      },
    ]);
    const [contradiction] = read("in D, in G").conflicts;
    expect(contradiction?.words.en).toBe("“in D” was kept, not “in G”");
    expect(contradiction).not.toHaveProperty("isCorrected");
  });

  it("tells what a misspelt word was read as", () => {
    expect(read("a mazurca").chips).toEqual([expect.objectContaining({ text: "mazurca", meant: "mazurka" })]);
  });
});
