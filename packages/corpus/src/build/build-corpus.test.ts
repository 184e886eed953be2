import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAbc, printAbc } from "@melodist/abc";
import { checkBars, transposeSemitones } from "@melodist/score";
import { beforeAll, describe, expect, it } from "vitest";
import { makeBook, makeFolder, makeRecord, makeTune } from "../../testing/folder.ts";
import { ALL_TIERS, DEFAULT_TIERS } from "../source/tier.ts";
import { type BuildOptions, buildCorpus } from "./build-corpus.ts";
import { type Manifest, totalsOf } from "./manifest.ts";
import type { CorpusTune } from "./tune.ts";

const MINE = JSON.stringify({ name: "Mine", origin: "made up", licence: "my own", tier: "open" });

/** Tune 3 a fourth higher, under another title. */
const TRANSPOSED = printAbc({ ...transposeSemitones(makeRecord(makeTune(3)).score, 5), titles: ["Higher"] });
/** Tune 4 with chords. */
const WITH_CHORDS = makeTune(4).replace("K:G\n", 'K:G\n"G"');
const WRONG = "X:99\nT:Wrong\nM:4/4\nL:1/8\nK:G\nGABc dedB|GABc dedBAB|GABc ded|GABc dedB|\n";

const FILES = {
  "mine/source.json": MINE,
  "mine/book.abc": `${makeBook(1, 60)}\n${WRONG}\nX:100\nT:Torn\nK:C\n[CE\n`,
  "mit-irish/irish.abc": `${TRANSPOSED}\n${WITH_CHORDS}`,
  "paul-hardy/more.abc": makeBook(200, 240),
};
const CORPORA = makeFolder(FILES);

function build(changes: Partial<BuildOptions> = {}) {
  const output = join(makeFolder(), "out");
  const options = { corpora: CORPORA, output, tiers: DEFAULT_TIERS, ...changes };
  return buildCorpus(options).then((manifest) => ({ manifest, output: options.output }));
}

function hashFolder(folder: string): Readonly<Record<string, string>> {
  const hashOf = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, hashOf(file)]),
  );
}

function linesOf<Value>(folder: string, start: string): readonly Value[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(start) && file.endsWith(".jsonl"))
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Value);
}

describe("a corpus", () => {
  let manifest: Manifest;
  let output = "";
  let tunes: readonly CorpusTune[] = [];
  beforeAll(async () => {
    ({ manifest, output } = await build());
    tunes = linesOf<CorpusTune>(output, "tunes-");
  });

  it("accounts for every record", () => {
    const { read, broken, dropped, kept } = totalsOf(manifest);
    expect({ read, broken, dropped, kept }).toEqual({
      read: 63,
      broken: { "music-lost": 1 },
      dropped: { "exact-duplicate": 2, "wrong-bars": 1 },
      kept: 59,
    });
    expect(tunes).toHaveLength(59);
    expect(linesOf(output, "quarantine")).toMatchObject([{ record: 61, reason: "music-lost" }]);
    expect(linesOf(output, "dropped")).toHaveLength(3);
  });

  it("keeps of copies the one with chords, else the first", () => {
    const ids = tunes.map(({ id }) => id);
    expect(ids).toContain("mine/book.abc#3");
    expect(ids).toContain("mit-irish/irish.abc#2");
    expect(ids).not.toContain("mine/book.abc#4");
  });

  it("holds tunes whose bars add up, with their source and labels", () => {
    for (const tune of tunes) {
      const score = parseAbc(tune.abc).tunes[0]?.score;
      expect(score && checkBars(score)).toEqual([]);
      expect(tune).toMatchObject({ licence: expect.any(String), labels: { bars: 16, meter: "4/4" } });
    }
  });

  it("splits whole clusters, in shards that are as the manifest says", () => {
    const splits = new Map<string, Set<string>>();
    for (const { cluster, split } of tunes)
      splits.set(cluster, (splits.get(cluster) ?? new Set()).add(split));
    expect([...splits.values()].every(({ size }) => size === 1)).toBe(true);
    for (const { file, sha256, tunes: count } of manifest.shards) {
      expect(hashFolder(output)[file]).toBe(sha256);
      expect(linesOf(output, file)).toHaveLength(count);
    }
  });

  it("is the same to the byte when it is built again", async () => {
    expect(hashFolder((await build()).output)).toEqual(hashFolder(output));
  });

  it("gives a tune the same split when further tiers come", async () => {
    const world = linesOf<CorpusTune>((await build({ tiers: ALL_TIERS })).output, "tunes-");
    expect(world.length).toBeGreaterThan(tunes.length);
    const splitOf = new Map(world.map(({ id, split }) => [id, split]));
    for (const { id, split } of tunes) expect(splitOf.get(id)).toBe(split);
  });

  it("of a limit is a taste of every source", async () => {
    const taste = await build({ limit: 2 });
    expect(taste.manifest.sources.map(({ read }) => read)).toEqual([2, 2]);
  });

  it("tells in its card what was used and what was not, in both languages", () => {
    for (const language of ["en", "zh"]) {
      const card = readFileSync(join(output, `card.${language}.html`), "utf8");
      expect(card).toContain("paul-hardy");
      expect(card).toContain("my own");
      expect(card).toContain("<svg");
    }
    expect(readFileSync(join(output, "card.zh.md"), "utf8")).toContain("许可");
  });
});

describe("the output folder", () => {
  it("is replaced whole", async () => {
    const { output } = await build();
    await build({ output, limit: 3 });
    expect(linesOf(output, "tunes-")).toHaveLength(4);
  });

  it("stays as it was when the build is stopped", async () => {
    const { output } = await build();
    const before = hashFolder(output);
    for (const stage of ["read", "cluster", "write"]) {
      const stop = new AbortController();
      const stopped = build({
        output,
        limit: 5,
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.stage === stage) stop.abort();
        },
      });
      await expect(stopped).rejects.toThrow(/abort/i);
      expect(hashFolder(output)).toEqual(before);
      expect(readdirSync(join(output, ".."))).toEqual(["out"]);
    }
  });

  it("is not made where something else is", async () => {
    const output = makeFolder({ "precious.txt": "keep me" });
    await expect(build({ output })).rejects.toMatchObject({ code: "not-writable" });
    expect(readdirSync(output)).toEqual(["precious.txt"]);
  });

  it("cannot be made below a file", async () => {
    const folder = makeFolder({ file: "x" });
    await expect(build({ output: join(folder, "file", "out") })).rejects.toMatchObject({
      code: "not-writable",
    });
  });

  it("clears away what a killed build left, and puts back what it had moved", async () => {
    const { output } = await build();
    const parent = join(output, "..");
    const before = hashFolder(output);
    const { renameSync } = await import("node:fs");
    renameSync(output, join(parent, ".out.old"));
    mkdirSync(join(parent, ".out.4194303.new"));
    writeFileSync(join(parent, ".out.4194303.new", "half"), "");
    await expect(build({ output, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(hashFolder(output)).toEqual(before);
    expect(existsSync(join(parent, ".out.4194303.new"))).toBe(false);
  });
});

describe("a build", () => {
  it.each([
    ["of a folder that is not there", { corpora: "/nowhere" }, "not-found"],
    ["of tiers that no source has", { tiers: ["permitted"] as const }, "not-found"],
    [
      "with a source that nobody knows",
      { corpora: makeFolder({ "finds/x.abc": makeTune(1) }) },
      "refused-source",
    ],
  ])("is refused %s", async (_, changes, code) => {
    await expect(build(changes)).rejects.toMatchObject({ code });
  });
});
