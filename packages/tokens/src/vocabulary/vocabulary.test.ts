/** @file The vocabulary: stable, readable, and the same after a bundle has kept it. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { printToken, readToken } from "./token.ts";
import { createVocabulary, openVocabulary, printTokens, readTokens } from "./vocabulary.ts";

const settings = { composers: ["Turlough O'Carolan"], moods: ["calm", "bright"] };
const vocabulary = createVocabulary(settings);

describe("the vocabulary", () => {
  it("has names that say what they mean, and mean what they say", () => {
    for (const name of vocabulary.tokens) expect(printToken(readToken(name))).toBe(name);
  });

  it("gives every token one id", () => {
    expect(vocabulary.ids.size).toBe(vocabulary.size);
  });

  it("is the same for the same settings", () => {
    expect(createVocabulary(settings).tokens).toEqual(vocabulary.tokens);
  });

  it("changes only together with its version: models depend on every id", () => {
    const { version, tokens } = createVocabulary();
    const digest = createHash("sha256").update(tokens.join("\n")).digest("hex").slice(0, 16);
    expect({ version, size: tokens.length, digest }).toMatchInlineSnapshot(`
      {
        "digest": "f846e8145f22e8bd",
        "size": 445,
        "version": 1,
      }
    `);
  });

  it("comes back from JSON", () => {
    const { name, version, tokens } = vocabulary;
    const stored = JSON.parse(JSON.stringify({ name, version, tokens }));
    expect(openVocabulary(stored)).toEqual(vocabulary);
  });

  it("has words for the composers and moods it is given", () => {
    expect(vocabulary.ids.has("composer:Turlough_O'Carolan")).toBe(true);
    expect(vocabulary.ids.has("mood:bright")).toBe(true);
    expect(createVocabulary().ids.has("mood:bright")).toBe(false);
  });

  it("begins with the end, which is what padding reads as", () => {
    expect(vocabulary.tokens[0]).toBe("end");
  });

  it("reads what it prints", () => {
    const text = "section:A'*2 bar:8 note:#4+1 len:3/2 chord:b7 quality:dominant end";
    expect(printTokens(vocabulary, readTokens(vocabulary, text))).toBe(text);
  });

  it.each([
    [{ name: "characters", version: 1, tokens: [] }, "mismatch"],
    [{ name: "melodist-tunes", version: 999, tokens: [] }, "mismatch"],
    [{ name: "melodist-tunes", version: 1, tokens: ["note:9"] }, "bad-file"],
    [{ name: "melodist-tunes", version: 1, tokens: ["colour:red"] }, "bad-file"],
  ])("refuses what is not its own: %j", (stored, code) => {
    expect(() => openVocabulary(stored)).toThrow(expect.objectContaining({ code }));
  });

  it("says which word it lacks", () => {
    expect(() => readTokens(vocabulary, "rest wobble")).toThrow("wobble");
  });
});
