import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyModelFolder } from "../../../compose/src/testing/composer.ts";
import { run } from "../testing/run.ts";

let model = "";
let folder = "";
beforeAll(async () => {
  model = await anyModelFolder();
  folder = mkdtempSync(join(tmpdir(), "melodist-compose-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(join(model, ".."), { recursive: true });
});

function compose(...argv: readonly string[]) {
  return run(["compose", ...argv, "--model", model, "--candidates", "2"]);
}

describe("melodist compose", () => {
  it("prints a tune, and tells beside it what was understood and what became of it", async () => {
    const { code, out, notices } = await compose("a", "waltz in E minor with drums, 16 bars", "--seed", "3");
    expect(code).toBe(0);
    expect(out).toMatch(/^X:1\nT:.+\nT:Waltz in E minor\nR:waltz\nM:3\/4\n[\s\S]*K:Em\n/);
    expect(notices).toMatch(/^Understood: .*waltz.*Ignored: “drums”/);
    expect(notices).toContain("✓ key E minor: E minor, ends on its tonic\n✓ bars 16: 16 as played\n");
    expect(notices).toMatch(/\nseed 3\n$/);
  });

  it("speaks Chinese", async () => {
    const argv = [
      "compose",
      "D宫调式的江南小调，16小节",
      "--seed",
      "1",
      "--model",
      model,
      "--candidates",
      "1",
      "--explain",
    ];
    const { code, out, notices } = await run(argv, { language: "zh" });
    expect([code, out]).toEqual([0, expect.stringContaining("T:中国民间小调·D宫调式")]);
    expect(notices).toContain("✓ 小节数 16：演奏 16 小节");
    expect(notices).toMatch(/候选 1：评分 0\.\d\d/);
  });

  it("gives the same tune for the same seed", async () => {
    const [one, again] = [
      await compose("--rhythm", "jig", "--seed", "5"),
      await compose("--rhythm", "jig", "--seed", "5"),
    ];
    expect(one.out).toBe(again.out);
    expect(one.out).toContain("M:6/8");
  });

  it("lets flags go before words", async () => {
    const { out, notices } = await compose(
      "a jig in D",
      "--key",
      "Gdor",
      "--bars",
      "8",
      "--tempo",
      "96",
      "--seed",
      "1",
    );
    expect(out).toContain("K:Gdor");
    expect(out).toContain("Q:3/8=96");
    expect(notices).toContain("\nFlags go before words; left out: tonic D.\n");
  });

  it("sets chords, and begins with a motif from a file", async () => {
    const path = join(folder, "motif.abc");
    writeFileSync(path, "X:1\nM:4/4\nL:1/8\nK:G\nG2 Bd g2 fg |\n");
    const { out, notices } = await compose(
      "--motif",
      path,
      "--chords",
      "G | C | D7 | G",
      "--bars",
      "8",
      "--seed",
      "2",
    );
    expect(out).toMatch(/K:G\n\|?:? ?"G"G2 Bd g2 fg \| \S*"C"/);
    expect(notices).toContain("✓ motif 6 notes: it begins with it");
  });

  it("writes several tunes into a book, and prints them as data", async () => {
    const path = join(folder, "book.abc");
    await compose("--count", "2", "--bars", "8", "--seed", "4", "-o", path);
    expect(readFileSync(path, "utf8").match(/^X:\d/gm)).toEqual(["X:1", "X:2"]);
    const { out } = await compose("--bars", "8", "--seed", "4", "--json");
    const data = JSON.parse(out);
    expect(data).toMatchObject({
      request: { bars: 8, seed: 4 },
      tunes: [{ best: { report: [{ wish: "bars", kept: "yes" }] } }],
    });
    expect(data.tunes[0].others).toHaveLength(1);
  });

  it("writes other formats, a file for each tune", async () => {
    await compose("--count", "2", "--bars", "4", "--seed", "4", "-o", join(folder, "tune.mid"));
    expect(readFileSync(join(folder, "tune-2.mid")).subarray(0, 4).toString()).toBe("MThd");
    const { bytes } = await compose("--bars", "4", "--format", "musicxml");
    expect(new TextDecoder().decode(bytes)).toContain("<score-partwise");
  });

  it.each([
    [
      "more bars than a tune can have",
      ["--bars", "3000"],
      "bars 3000: 3000 bars are more than a tune can have; the nearest is 128 bars\n",
    ],
    ["a key that does not exist", ["--key", "G# major"], "the nearest is Ab major\n"],
    [
      "more chords than the form has bars",
      ["--chords", "C|C|C|C|C|C|C|C|C", "--form", "A"],
      "9 bars, and the tune as played only 8",
    ],
    [
      "a motif that does not fit",
      ["--motif", "c4 d4 | e6 |", "--meter", "6/8", "--key", "C"],
      "the motif does not fit",
    ],
  ])("answers %s before the model runs", async (_, argv, said) => {
    const { code, out, notices } = await compose(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(notices).toContain(said);
  });

  it.each([
    ["--key", "H", /--key: "H" is no key/],
    ["--range", "high", /--range/],
    ["--tempo", "allegrissimo", /--tempo/],
    [
      "--rhythm",
      "gigue",
      /^error: --rhythm: "gigue" is not understood\n {2}reel, [\s\S]*\n {2}melodist compose --help\n$/,
    ],
    ["--instrument", "kazoo", /^error: --instrument: "kazoo" is not understood\n {2}fiddle, [\s\S]*suona\n/],
    ["--mood", "calm,odd", /^error: --mood: "odd" is not understood\n {2}bright, /],
    ["--bars", "-2", /^error: --bars: must be 1 or more\n/],
    ["--seed", "1.5", /^error: --seed: must be a whole number\n/],
    ["--seed", "-1", /^error: --seed: must be 0 or more\n/],
    ["--tempo", "3", /^error: --tempo: must be 20 or more\n/],
    ["--temperature", "hot", /^error: --temperature: must be a number\n/],
    ["--form", "QQ", /^error: --form: "QQ" is not understood\n {2}form as played: AABB, AABA, VCVC\n/],
    ["--pickup", "some", /^error: --pickup: "some" is not understood\n {2}yes, no, or its length: 1\/8\n/],
    ["--chords", "|", /^error: "\|" are no chords\n/],
  ])("does not understand %s %s, in few words", async (flag, value, said) => {
    const { code, notices } = await compose(flag, value);
    expect([code, notices]).toEqual([2, expect.stringMatching(said)]);
    for (const line of notices.split("\n")) expect(line.length).toBeLessThan(100);
  });

  it("says in Chinese what a flag cannot be", async () => {
    const { notices } = await run(["compose", "--seed", "-1"], { language: "zh" });
    expect(notices).toContain("--seed: 不能小于 0\n");
  });

  it.each([
    ["--instrument", "唢呐", "✓ 乐器 唢呐"],
    ["--instrument", "Tin Whistle", "✓ 乐器 锡哨"],
    ["--rhythm", "圆舞曲", "· 体裁 圆舞曲"],
    ["--style", "爱尔兰", "爱尔兰"],
    ["--scale", "宫调式", "音阶 宫调式"],
    ["--mood", "平静", "情绪 平静"],
    ["--key", "降B大调", "降B大调"],
  ])("knows names in English and Chinese: %s %s", async (flag, name, said) => {
    const argv = ["compose", flag, name, "--model", model, "--candidates", "1", "--seed", "1", "--bars", "8"];
    const { code, notices } = await run(argv, { language: "zh" });
    expect([code, notices]).toEqual([0, expect.stringContaining(said)]);
  });

  it("keeps the tunes that were finished when one that follows is refused", async () => {
    const path = join(folder, "kept.abc");
    // What is drawn for the seeds differs: the third tune's key does not exist with this scale's notes.
    const { code } = await compose("--count", "3", "--seed", "1", "-o", path);
    expect([code, readFileSync(path, "utf8").match(/^X:/gm)?.length]).toEqual([0, 3]);
  });

  it("writes data where it is told to", async () => {
    const path = join(folder, "tune.json");
    const { out } = await compose("--bars", "8", "--seed", "4", "--json", "-o", path);
    expect(out).toBe("");
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ request: { bars: 8 }, tunes: [{}] });
  });

  it.each([
    ["-o", "tune.xyz", "or say --format FORMAT."],
    ["-o", "/nowhere/tune.abc", "cannot write /nowhere/tune.abc"],
    ["-o", "", "cannot write"],
  ])("says before it composes that %s %s cannot be written", async (flag, path, said) => {
    const outcome = await run(
      ["compose", flag, path === "" ? folder : path, "--format", "abc"].slice(
        0,
        path.endsWith("xyz") ? 3 : 5,
      ),
    );
    expect([outcome.code, outcome.notices]).toEqual([3, expect.stringContaining(said)]);
    expect(outcome.notices).not.toContain("seed");
  });

  it.each(["--motif", "--reference", "--lyrics"])("takes no binary file for %s", async (flag) => {
    const path = join(folder, "noise.abc");
    writeFileSync(
      path,
      Uint8Array.from({ length: 400 }, (_, index) => (index * 73) % 256),
    );
    const { code, notices } = await compose(flag, path);
    expect([code, notices]).toEqual([
      3,
      expect.stringMatching(/^error: .*noise\.abc: binary data, not a tune or any other text\n/),
    ]);
  });

  it("misses a file of words, rather than have its name sung", async () => {
    const { code, notices } = await run(["compose", "a song", "--lyrics", "verses.txt"]);
    expect(code).toBe(3);
    expect(notices).toContain("no such file: verses.txt");
  });

  it("names a model that is missing, and one that is damaged", async () => {
    const missing = await run(["compose", "--model", join(folder, "nowhere")]);
    expect([missing.code, missing.notices]).toEqual([
      3,
      expect.stringMatching(/no model in .*nowhere\n {2}Name the folder/),
    ]);
    const broken = await anyModelFolder();
    writeFileSync(join(broken, "vocabulary.json"), "{}");
    const damaged = await run(["compose", "--model", broken]);
    rmSync(join(broken, ".."), { recursive: true });
    expect([damaged.code, damaged.notices]).toEqual([
      3,
      expect.stringMatching(/the model in .* cannot be used: vocabulary\.json is damaged/),
    ]);
  });
});
