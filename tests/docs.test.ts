/** @file The documentation says what is true: every error code is explained, every sample is what the docs call it. */
import { readdirSync, readFileSync } from "node:fs";
import { parseAbc } from "@melodist/abc";
import { ERROR_CODES } from "@melodist/errors";
import { checkBars } from "@melodist/score";
import { describe, expect, it } from "vitest";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

describe("docs/errors.md", () => {
  it.each(ERROR_CODES)("explains %s", (code) => {
    expect(read("docs/errors.md")).toContain(`| \`${code}\` |`);
  });
});

describe("NOTICE", () => {
  const folders = ["packages", "apps"].flatMap((above) =>
    readdirSync(new URL(`../${above}/`, import.meta.url)).map((folder) => `${above}/${folder}`),
  );
  const outside = folders.flatMap((folder) => {
    const { dependencies = {} } = JSON.parse(read(`${folder}/package.json`)) as Manifest;
    return Object.keys(dependencies).filter((name) => !name.startsWith("@melodist/"));
  });

  it.each([...new Set(outside)])("names the licence of %s", (name) => {
    expect(read("NOTICE")).toContain(name.replace(/^tonejs-instrument/, ""));
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
