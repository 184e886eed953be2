/** @file The commands that work on a tune: continue, rewrite, harmonize, melodize, vary. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyModelFolder } from "../../../compose/src/testing/composer.ts";
import { run } from "../testing/run.ts";

const TUNE = "X:3\nT:The Old Road\nR:jig\nM:6/8\nL:1/8\nK:G\nGAB ~B3|gfe dBA|G2E c3|A2F G3|]\n";

let model = "";
let folder = "";
let tune = "";
beforeAll(async () => {
  model = await anyModelFolder();
  folder = mkdtempSync(join(tmpdir(), "melodist-tasks-"));
  tune = join(folder, "tune.abc");
  writeFileSync(tune, TUNE);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(model, ".."), { recursive: true });
});

function task(...argv: readonly string[]) {
  return run([...argv, "--model", model, "--candidates", "2", "--seed", "6"]);
}

/** The bars of printed ABC. */
function barsOf(abc: string): readonly string[] {
  const lines = abc.split("\n");
  const music = lines.slice(lines.findIndex((line) => line.startsWith("K:")) + 1).join(" ");
  return music.split(/\s*\|[:\]|]?\s*/).filter((bar) => bar !== "");
}

describe("melodist rewrite", () => {
  it("writes bars anew and leaves the others", async () => {
    const { code, out, notices } = await task("rewrite", tune, "--bars", "2-3");
    const bars = barsOf(out);
    expect([code, bars.length, bars[0], bars[3]]).toEqual([0, 4, "GAB ~B3", "A2F G3"]);
    expect(bars.slice(1, 3)).not.toEqual(["gfe dBA", "G2E c3"]);
    expect(notices).toBe("seed 6\n");
  });

  it.each([
    ["9", /no bars 9 to 9/],
    ["some", /--bars: "some" are no bars/],
  ])("knows no bars %s", async (bars, said) => {
    const { code, notices } = await task("rewrite", tune, "--bars", bars);
    expect([code, notices]).toEqual([2, expect.stringMatching(said)]);
  });
});

describe("melodist harmonize", () => {
  it("sets chords over the notes", async () => {
    const { code, out } = await task("harmonize", tune);
    expect(code).toBe(0);
    expect(out.match(/"[A-G][^"]*"/g)?.length).toBeGreaterThan(0);
    expect(out.replace(/"[^"]*"/g, "")).toContain("GAB ~B3 | gfe dBA");
  });
});

describe("melodist melodize", () => {
  it("sings to chords", async () => {
    const { code, out, notices } = await task(
      "melodize",
      "Am",
      "|",
      "F | C G | Am",
      "--meter",
      "4/4",
      "--pickup",
      "no",
      "--bars",
      "8",
    );
    expect(code).toBe(0);
    expect(out.match(/"[A-G][^"]*"/g)?.join("")).toBe('"Am""F""C""G""Am""Am""F""C""G""Am"');
    expect(notices).toContain("✓ chords Am | F | C G | Am: 8 of 8 bars as given");
  });

  it("refuses what is no chord", async () => {
    const { code, notices } = await task("melodize", "Am | Hello", "--lang", "en");
    expect([code, notices]).toEqual([2, "chords Hello: Hello is no chord that we know\n"]);
  });
});

describe("melodist vary", () => {
  it("writes other notes to the same form, as data if asked", async () => {
    const { code, out, notices } = await task("vary", tune, "--json", "--explain");
    const data = JSON.parse(out);
    expect([code, data.seed, data.others.length]).toEqual([0, 6, 1]);
    expect(barsOf(data.best.abc)).toHaveLength(4);
    expect(notices).toMatch(/candidate \d: 0\.\d\d\n {2}0\.\d\d likelihood/);
  });
});

describe("melodist continue", () => {
  it("goes on from the beginning that is there", async () => {
    const { code, out, notices } = await task("continue", tune, "--bars", "16");
    expect([code, barsOf(out).slice(0, 4)]).toEqual([0, ["GAB ~B3", "gfe dBA", "G2E c3", "A2F G3"]]);
    expect(barsOf(out)).toHaveLength(16);
    expect(notices).toContain("✓ bars 16: 16 as played");
  });

  it("refuses to end before the beginning does", async () => {
    const { code, notices } = await task("continue", tune, "--bars", "2");
    expect([code, notices]).toEqual([2, expect.stringContaining("bar 3")]);
  });
});

it.each(["rewrite", "harmonize", "vary", "continue"])(
  "melodist %s says when there is no tune",
  async (name) => {
    const empty = join(folder, "empty.abc");
    writeFileSync(empty, "% nothing\n");
    const { code, notices } = await task(name, empty, ...(name === "rewrite" ? ["--bars", "1"] : []));
    expect([code, notices]).toEqual([3, expect.stringContaining("there is no tune in")]);
  },
);
