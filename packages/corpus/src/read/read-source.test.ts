import { Buffer } from "node:buffer";
import { parseAbc } from "@melodist/abc";
import { compressMusicXml, writeMidi, writeMusicXml } from "@melodist/formats";
import { describe, expect, it } from "vitest";
import { makeFolder, makeTune, PLAIN_SOURCE } from "../../testing/folder.ts";
import { readSource } from "./read-source.ts";
import type { ReadRecord } from "./record.ts";

async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  column?: string,
): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of readSource(makeFolder(files), PLAIN_SOURCE, { column })) records.push(record);
  return records;
}

/** What was read, a word or two a record. */
async function summarise(files: Readonly<Record<string, string | Uint8Array>>, column?: string) {
  return (await read(files, column)).map((record) =>
    record.kind === "tune" ? (record.score.titles[0] ?? "") : `${record.reason} ${record.record}`,
  );
}

const CAFE = "X:1\nT:Café Été\nK:C\nCDEF|GABc|\n";
const score = parseAbc(makeTune(7)).tunes[0]?.score;
if (score === undefined) throw new Error("no tune");

describe("reading ABC", () => {
  it.each([
    ["UTF-8", Buffer.from(CAFE)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${CAFE}`)],
    ["UTF-16", Buffer.from(`\uFEFF${CAFE}`, "utf16le")],
    ["UTF-16, high byte first", Buffer.from(`\uFEFF${CAFE}`, "utf16le").swap16()],
    ["Latin-1", Buffer.from(CAFE, "latin1")],
  ])("takes %s", async (_, bytes) => {
    expect(await summarise({ "book.abc": bytes })).toEqual(["Café Été"]);
  });

  it("knows a file as Latin-1 by one letter far behind", async () => {
    const long = `${CAFE.replace("Café Été", "Cafe")}\n`.repeat(4000);
    const titles = await summarise({ "book.abc": Buffer.from(`${long}\n${CAFE}`, "latin1") });
    expect([titles.length, titles.at(-1)]).toEqual([4001, "Café Été"]);
  });

  it("reads files in the order of their names, folders inside as well, and nothing else", async () => {
    const files = {
      "b.abc": makeTune(2),
      "a/x.abc": makeTune(1),
      "read.me": "X:1\nK:C\nC|",
      "c.ABC": makeTune(3),
    };
    expect(await summarise(files)).toEqual(["Tune 1", "Tune 2", "Tune 3"]);
  });

  it("quarantines a tune of which music was lost, with where it stands and how it begins", async () => {
    const [, broken] = await read({
      "book.abc": `${makeTune(1)}\nX:2\nT:Torn\nK:C\nCDEF|[CE\n\n${makeTune(3)}`,
    });
    expect(broken).toMatchObject({
      kind: "broken",
      file: "book.abc",
      record: 2,
      reason: "music-lost",
      excerpt: expect.stringMatching(/^X:2\nT:Torn/),
    });
  });

  it("quarantines a file without tunes, and one tune without notes", async () => {
    expect(await summarise({ "a.abc": "hello", "b.abc": "X:1\nK:C\n" })).toEqual(["no-tune 1", "no-tune 1"]);
  });
});

describe("reading tables", () => {
  const abc = makeTune(5);
  const rows = [
    { id: 1, "abc notation": abc },
    { id: 2, "abc notation": "hello" },
  ];

  it.each([
    ["rows.jsonl", `${rows.map((row) => JSON.stringify(row)).join("\n")}\n\nnot json\n`],
    ["rows.json", `{"tunes": ${JSON.stringify(rows)}}`],
    ["rows.csv", `id,abc notation\n1,"${abc}"\n2,hello\n`],
    ["rows.tsv", `id\tabc notation\n1\t"${abc}"\n2\thello\n`],
  ])("finds the ABC in %s", async (name, content) => {
    const [first, second, ...others] = await summarise({ [name]: content });
    expect([first, second]).toEqual(["Tune 5", "no-abc 2"]);
    expect(others).toEqual(name.endsWith("jsonl") ? ["bad-row 3"] : []);
  });

  it("makes the header from other columns where the tune has none", async () => {
    const csv = 'name,type,meter,mode,abc\nThe Lark,reel,4/4,Gmajor,"GABc dedB|dedB dedB|"\n';
    const [record] = await read({ "dump.csv": csv });
    expect(record?.kind === "tune" && record.score).toMatchObject({
      titles: ["The Lark"],
      fields: [{ letter: "R", text: "reel" }],
      key: { tonic: { letter: "G" } },
      meter: { beats: [4] },
    });
  });

  it("takes the column it is told", async () => {
    const row = JSON.stringify({ abc: makeTune(1), other: makeTune(2) });
    expect(await summarise({ "x.jsonl": row }, "other")).toEqual(["Tune 2"]);
    expect(await summarise({ "x.jsonl": row }, "third")).toEqual(["no-abc 1"]);
  });
});

describe("reading other formats", () => {
  it("reads MusicXML, compressed MusicXML and MIDI through formats", async () => {
    const xml = writeMusicXml(score);
    const files = {
      "a.musicxml": xml,
      "b.mxl": compressMusicXml(xml),
      "c.mid": writeMidi(score),
    };
    const records = await read(files);
    expect(records.map(({ kind }) => kind)).toEqual(["tune", "tune", "tune"]);
  });

  it("quarantines damaged files", async () => {
    expect(await summarise({ "a.mid": "MThd oops", "b.xml": "<score", "c.mxl": "PK" })).toEqual([
      "bad-file 1",
      "bad-file 1",
      "bad-file 1",
    ]);
  });
});
