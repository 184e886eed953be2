import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";

const KESH = "|:GAG GAB|ABA ABd|edd gdd|edB dBA|GAG GAB|ABA ABd|edd gdB|AGF G3:|";
const OTHER = "|:dfa gec|Bcd AFD|GBd cBA|FAc dfa|bag fed|cBA GFE|DFA dcB|AGF E3:|";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "melodist-find-"));
  mkdirSync(join(folder, "corpora/mine"), { recursive: true });
  const source = '{"name":"Mine","origin":"made up","licence":"my own","tier":"open"}';
  writeFileSync(join(folder, "corpora/mine/source.json"), source);
  const tunes = [KESH, OTHER].map(
    (music, index) => `X:${index + 1}\nT:Jig ${index + 1}\nM:6/8\nL:1/8\nK:G\n${music}\n`,
  );
  writeFileSync(join(folder, "corpora/mine/book.abc"), tunes.join("\n"));
  writeFileSync(
    join(folder, "up.abc"),
    `X:1\nT:Higher\nM:6/8\nL:1/8\nK:A\n${KESH.replace(/[A-Ga-g]/g, next)}\n`,
  );
  await run(["corpus", "build", join(folder, "corpus"), "--corpora", join(folder, "corpora")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The next note of the scale. */
function next(note: string): string {
  const scale = "CDEFGABcdefgab";
  return scale[scale.indexOf(note) + 1] ?? note;
}

function find(melody: string, ...flags: readonly string[]) {
  return run(["find", melody, "--in", join(folder, "corpus"), ...flags]);
}

describe("melodist find", () => {
  it("finds the tune of typed notes in any key", async () => {
    const { code, out } = await find("c'a' c' | efg aba");
    expect([code, out.split("\n").length]).toEqual([1, 2]);
    const known = await find("[K:D] dedded efe");
    expect([known.code, known.out]).toEqual([
      0,
      expect.stringMatching(/^\s*\d+ % {2}Jig 1 \(mine\/book\.abc#1\)/),
    ]);
  });

  it("finds the tune of a file, and says how much of it in a row", async () => {
    const { out } = await find(join(folder, "up.abc"), "--json", "--limit", "1");
    expect(JSON.parse(out)).toMatchObject([
      {
        title: "Higher",
        hits: [{ record: { id: "mine/book.abc#1", split: expect.any(String) }, score: 1, run: { bar: 0 } }],
      },
    ]);
  });

  it("speaks Chinese", async () => {
    const { out } = await run(["find", `[K:G]${KESH}`, "--in", join(folder, "corpus/melodies.index")], {
      language: "zh",
    });
    expect(out).toMatch(/^\s*100 % {2}Jig 1 .*从第 1 小节起连续 \d+ 个音相同/);
  });

  it.each([
    ["three notes", ["GAB"], 2, /too short/],
    ["a file that is not there", ["tune.abc"], 3, /no such file/],
    ["no notes at all", ["%"], 2, /too short/],
  ])("refuses %s", async (_, [melody = ""], code, message) => {
    expect(await find(melody)).toMatchObject({ code, notices: expect.stringMatching(message) });
  });

  it("refuses an index that is none", async () => {
    const { code, notices } = await run(["find", KESH, "--in", join(folder, "up.abc")]);
    expect([code, notices]).toEqual([3, expect.stringContaining("index")]);
  });
});
