import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedTune, parseAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { buildIndex, melodyCode, saveIndex } from "@melodist/search";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyModelFolder } from "../../../compose/src/testing/composer.ts";
import { run } from "../testing/run.ts";

const KNOWN = "GAB ABc|edc BAG|FGA Bcd|ecA d3|gfe dcB|ABc edc|BGB AFA|G6|]";
const COPY = "g3 e3|GAB ABc|edc BAG|FGA Bcd|ecA f3|d2g B2d|f2d c2A|B2e g2e|a3 f2d|g6|]";
const NEW = "g2e d2B|c3 A2F|D2F A2c|B3 G3|]";

let folder = "";
const at = (name: string) => join(folder, name);
const tune = (music: string) => `X:1\nT:Mine\nM:6/8\nL:1/8\nK:G\n${music}\n`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "melodist-originality-"));
  mkdirSync(at("corpora/mine"), { recursive: true });
  writeFileSync(
    at("corpora/mine/source.json"),
    '{"name":"Mine","origin":"made up","licence":"my own","tier":"open"}',
  );
  writeFileSync(at("corpora/mine/book.abc"), `X:1\nT:Known\nM:6/8\nL:1/8\nK:G\n${KNOWN}\n`);
  writeFileSync(at("copy.abc"), tune(COPY));
  writeFileSync(at("new.abc"), tune(NEW));
  writeFileSync(at("none.abc"), "% no tune\n");
  await run(["corpus", "build", at("corpus"), "--corpora", at("corpora")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("melodist originality", () => {
  it("names where a passage comes from, and shows it side by side", async () => {
    const { code, out } = await run([
      "originality",
      at("copy.abc"),
      "--in",
      at("corpus"),
      "--corpora",
      at("corpora"),
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^Mine\nLook at this: at most 21 notes in a row \(3.8 bars\) are shared with any of 1 melodies/,
    );
    expect(out).toContain("from bar 2 as from bar 1 of Known (mine/book.abc#1)");
    expect(out).toMatch(
      /\n {4}GAB ABc \| edc BAG \| FGA Bcd \| ecA f3 \|\n {4}GAB ABc \| edc BAG \| FGA Bcd \| ecA d3 \|\n$/,
    );
  });

  it("finds nothing in a tune of its own, and says so in Chinese", async () => {
    const { code, out } = await run(["originality", at("new.abc"), "--in", at("corpus/melodies.index")], {
      language: "zh",
    });
    expect([code, out]).toEqual([0, expect.stringMatching(/^Mine\n没有异常/)]);
  });

  it("looks into what lies beside the model's weights, and prints data", async () => {
    const model = await anyModelFolder();
    const [{ score }] = parseAbc(tune(KNOWN)).tunes as [ParsedTune];
    const record = { id: "mine/book.abc#1", record: 1, split: "train" };
    const index = buildIndex([{ record, code: melodyCode(readMelody(score)) }]);
    writeFileSync(join(model, "melodies.index"), saveIndex(index));
    const { out } = await run(["originality", at("copy.abc"), "--model", model, "--json"]);
    expect(JSON.parse(out)).toMatchObject([
      { title: "Mine", verdict: "familiar", longest: { notes: 21 }, sources: [{ number: 1 }] },
    ]);
    const composed = await run([
      "compose",
      "--model",
      model,
      "--bars",
      "8",
      "--candidates",
      "1",
      "--explain",
    ]);
    expect(composed.notices).toMatch(/originality: shares at most \d+ notes/);
    rmSync(join(model, ".."), { recursive: true });
  });

  it.each([
    ["no tune", ["none.abc"], /no tune in/],
    ["no index", ["new.abc", "--in", "corpora"], /no index of melodies/],
    ["no corpora", ["new.abc", "--in", "corpus", "--corpora", "nowhere"], /no folder/],
  ])("says when there is %s", async (_, [file = "", ...flags], said) => {
    const argv = flags.map((flag) => (flag.startsWith("--") ? flag : at(flag)));
    const { code, notices } = await run([
      "originality",
      at(file),
      ...(argv.length > 0 ? argv : ["--in", at("corpus")]),
    ]);
    expect([code, notices]).toEqual([3, expect.stringMatching(said)]);
  });
});
