import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COVER, coverSpans, toWishText } from "./wish-text.ts";

describe("a folded text", () => {
  it.each([
    ["Ｅ小調，１６小節", "e小调,16小节"],
    ["“Morning” B♭—A♯", '"morning" bb-a#'],
    ["《晨雨》「夜」", '《晨雨》"夜"'],
    ["à la ländler", "a la landler"],
    ["華爾茲圓舞曲與歡樂頌", "华尔兹圆舞曲与欢乐颂"],
  ])("is plain: %s", (words, folded) => {
    expect(toWishText(words).folded).toBe(folded);
  });

  it("keeps 徵, the note, as it is", () => {
    expect(toWishText("徵調").folded).toBe("徵调");
  });

  it("has every unit in its place, whatever was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (words) => {
        const { plain, folded } = toWishText(words);
        expect(plain.length).toBe(words.length);
        expect(folded.length).toBe(words.length);
      }),
    );
  });

  it("covers what has been read, and nothing else", () => {
    const covered = coverSpans(toWishText("a jig in D"), [{ start: 2, end: 5 }]);
    expect(covered.plain).toBe(`a ${COVER.repeat(3)} in D`);
    expect(covered.source).toBe("a jig in D");
  });
});
