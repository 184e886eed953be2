/** @file The documentation says what is true: every error code is explained, every sample is what the docs call it. */
import { readFileSync } from "node:fs";
import { parseAbc } from "@melodist/abc";
import { ERROR_CODES } from "@melodist/errors";
import { checkBars } from "@melodist/score";
import { describe, expect, it } from "vitest";

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

describe("docs/errors.md", () => {
  it.each(ERROR_CODES)("explains %s", (code) => {
    expect(read("docs/errors.md")).toContain(`| \`${code}\` |`);
  });
});

describe("the samples", () => {
  it.each(["lantern", "xiaohe"])("%s.abc is faultless", (name) => {
    const [tune] = parseAbc(read(`samples/${name}.abc`), { strict: true }).tunes;
    expect(tune?.diagnostics).toEqual([]);
    expect(tune && checkBars(tune.score)).toEqual([]);
  });

  it("short-bar.abc has one bar that is an eighth short", () => {
    const [tune] = parseAbc(read("samples/short-bar.abc")).tunes;
    expect(tune && checkBars(tune.score)).toMatchObject([{ kind: "short", bar: 7 }]);
  });
});
