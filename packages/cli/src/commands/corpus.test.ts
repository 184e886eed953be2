import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";

/** Sixteen bars that are the same for the same seed and unlike those of any other. */
function tune(seed: number): string {
  let state = seed;
  const note = () => {
    state = (state * 48_271) % 2_147_483_647;
    return "DEFGABcdefg"[state % 11] ?? "G";
  };
  const bar = () => Array.from({ length: 8 }, note).join("");
  return `X:${seed}\nT:Tune ${seed}\nM:4/4\nL:1/8\nK:G\n${Array.from({ length: 16 }, bar).join("|")}|]\n`;
}

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "melodist-corpus-"));
  write("corpora/mine/source.json", '{"name":"Mine","origin":"made up","licence":"my own","tier":"open"}');
  write("corpora/mine/book.abc", Array.from({ length: 60 }, (_, seed) => tune(seed + 1)).join("\n"));
  write("corpora/paul-hardy/book.abc", tune(100));
  await run(["corpus", "build", path("corpus"), "--corpora", path("corpora")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

function path(name: string): string {
  return join(folder, name);
}

function write(name: string, content: string): void {
  mkdirSync(join(path(name), ".."), { recursive: true });
  writeFileSync(path(name), content);
}

describe("melodist corpus sources", () => {
  it.each([
    ["en", /the-session: The Session \(refused\)\n.*2025-10-08.*language models.*O'Neill/s],
    ["zh", /the-session: The Session（不可使用）\n.*2025-10-08.*语言模型.*O'Neill/s],
  ] as const)("tells in %s which may be used, and why not", async (language, message) => {
    const { code, out } = await run(["corpus", "sources"], { language });
    expect([code, out]).toEqual([0, expect.stringMatching(message)]);
  });

  it("lists those of a folder, also as JSON", async () => {
    const { out } = await run(["corpus", "sources", "--corpora", path("corpora"), "--json"]);
    expect(JSON.parse(out)).toMatchObject(
      [
        { slug: "mine", tier: "open", standing: "default" },
        { slug: "paul-hardy", tier: "noncommercial", standing: "flag", remark: /--tiers all/ },
      ].map((row) => ({
        ...row,
        ...(row.remark === undefined ? {} : { remark: expect.stringMatching(row.remark) }),
      })),
    );
  });
});

describe("melodist corpus build", () => {
  it("says what it does and what came of it", async () => {
    const { code, notices } = await run(["corpus", "build", path("told"), "--corpora", path("corpora")]);
    expect([code, notices]).toEqual([0, expect.stringMatching(/^reading mine.*60 tunes read, 60 kept/s)]);
    expect(existsSync(path("told/manifest.json"))).toBe(true);
  });

  it("takes further tiers when asked", async () => {
    const args = [
      "corpus",
      "build",
      path("all"),
      "--corpora",
      path("corpora"),
      "--tiers",
      "all",
      "--limit",
      "3",
    ];
    const { notices } = await run(args, { language: "zh" });
    expect(notices).toMatch(/读入 4 首/);
  });

  it.each([
    ["without a corpora folder", [], 2, /--corpora/],
    ["with a tier that there is not", ["--tiers", "free"], 2, /no such tier: free.*open,permitted/s],
    ["with a source that is refused", ["--allow", "the-session"], 3, /The Session.*2025-10-08/],
    ["with a folder that is not there", ["--corpora", "/nowhere"], 3, /\/nowhere/],
  ])("refuses to run %s", async (_, flags, code, message) => {
    const given =
      flags[0] === "--corpora" || flags.length === 0 ? flags : [...flags, "--corpora", path("corpora")];
    expect(await run(["corpus", "build", path("refused"), ...given])).toMatchObject({
      code,
      notices: expect.stringMatching(message),
    });
    expect(existsSync(path("refused"))).toBe(false);
  });
});

describe("melodist corpus audit", () => {
  it("tests the corpus and puts the result in its data card", async () => {
    const { code, out } = await run(["corpus", "audit", path("corpus"), "--copies", "5"]);
    expect([code, out]).toEqual([0, expect.stringContaining("clusters in two splits: 0")]);
    expect(readFileSync(path("corpus/card.en.md"), "utf8")).toContain("## Audit");
    expect(readFileSync(path("corpus/card.zh.html"), "utf8")).toContain("审计");
  });

  it("finds a test tune that was put into training", async () => {
    await run(["corpus", "build", path("leaky"), "--corpora", path("corpora")]);
    const [test = ""] = readFileSync(path("leaky/tunes-test-00000.jsonl"), "utf8").split("\n");
    const stolen = { ...JSON.parse(test), split: "train" };
    const train = readFileSync(path("leaky/tunes-train-00000.jsonl"), "utf8");
    writeFileSync(path("leaky/tunes-train-00000.jsonl"), `${train}${JSON.stringify(stolen)}\n`);
    expect(await run(["corpus", "audit", path("leaky"), "--copies", "1"])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/rendering of a training tune: 1 of .*clusters in two splits: 1/s),
    });
  });

  it("says so where there is no corpus", async () => {
    expect(await run(["corpus", "audit", path("corpora")])).toMatchObject({
      code: 3,
      notices: expect.stringContaining("holds no corpus"),
    });
  });
});

describe("melodist corpus card", () => {
  it("writes the card anew", async () => {
    writeFileSync(path("corpus/card.en.html"), "");
    const { code, notices } = await run(["corpus", "card", path("corpus")]);
    expect([code, notices.trim().split("\n").length]).toEqual([0, 4]);
    expect(readFileSync(path("corpus/card.en.html"), "utf8")).toContain("</html>");
  });
});
