import { parseAbc, printKey } from "@melodist/abc";
import { describe, expect, it } from "vitest";
import { keyOfFinal } from "./final-tonic.ts";

function keyOf(notes: string): string | undefined {
  const score = parseAbc(`X:1\nM:2/4\nL:1/8\nK:F\n${notes}\n`).tunes[0]?.score;
  const found = score && keyOfFinal(score);
  return found && printKey(found);
}

describe("the key of a tune whose collection writes only the signature", () => {
  it.each([
    ["F", "gong", "F"],
    ["G", "shang", "Gdor"],
    ["A", "jue", "Aphr"],
    ["C", "zhi", "Cmix"],
    ["D", "yu", "Dm"],
  ])("that ends on %s under one flat is %s: %s", (final, _, key) => {
    expect(keyOf(`FG AC | DF G2 | AG FD | ${final}4 |]`)).toBe(key);
  });

  it.each(["B", "E", "^F"])("is left as it is when it ends on %s", (final) => {
    expect(keyOf(`FG AC | ${final}4 |]`)).toBeUndefined();
  });
});
