/** @file What goes wrong with tunes is told in both languages. */
import { parseAbc } from "@melodist/abc";
import { type Composer, harmonize } from "@melodist/compose";
import type { Decoder } from "@melodist/infer";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../../compose/src/testing/composer.ts";
import { toFailure } from "./failure.ts";

/** A model that is never asked. @param limit its longest sequence */
function composerOf(limit: number): Composer {
  return { vocabulary, decoder: { limit } as Decoder };
}

function failureOf(music: string, limit = 1024) {
  const [tune] = parseAbc(`X:1\nM:4/4\nL:1/8\nK:C\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  try {
    harmonize(composerOf(limit), tune.score);
  } catch (error) {
    return toFailure(error);
  }
  throw new Error("no failure");
}

describe("a failure", () => {
  it.each([
    ["z8|]", "这首曲子无法加工：没有音符"],
    ["(5CDEFG C4|]", "这首曲子无法加工：有模型不认识或不完整的连音"],
  ])("says in Chinese why %s cannot be worked on", (music, said) => {
    expect(failureOf(music).message.zh).toBe(said);
  });

  it("says in Chinese that a tune is too long, and what can be done", () => {
    const { code, message, hint } = failureOf("CDEF GABc|".repeat(40), 300);
    expect(code).toBe("too-large");
    expect(message.zh).toMatch(/^曲子对模型来说太长：需要 \d+ 个词元，最多 300 个$/u);
    expect(hint?.zh).toMatch(/^请只加工曲子的一部分：约 \d+ 小节。$/u);
  });
});
