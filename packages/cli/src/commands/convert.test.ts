import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAbc, printAbc } from "@melodist/abc";
import { eventPitches, midiKey } from "@melodist/score";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";

const TUNE = 'X:1\nT:小曲\nM:2/4\nL:1/8\nK:G\n"G"D2 GA|"Em"B2 A2|"D"AF "G"G2|]\nw:小 河 弯 弯 流 过 门 前\n';

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "melodist-convert-"));
  writeFileSync(join(folder, "tune.abc"), TUNE);
  writeFileSync(join(folder, "book.abc"), `${TUNE}\n${TUNE.replace("X:1", "X:7").replace("K:G", "K:F")}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

function path(name: string): string {
  return join(folder, name);
}

async function convert(from: string, to: string, ...flags: readonly string[]): Promise<Uint8Array> {
  const { code, notices } = await run(["convert", path(from), path(to), ...flags]);
  expect([code, notices]).toEqual([0, expect.not.stringContaining("error")]);
  return readFileSync(path(to));
}

function head(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString("latin1");
}

describe("melodist convert", () => {
  it.each([
    ["tune.mid", "MThd"],
    ["tune.mxl", "PK\u0003\u0004"],
    ["tune.musicxml", "<?xml"],
    ["tune.svg", "<svg"],
    ["tune.png", "\u0089PNG"],
    ["tune.pdf", "%PDF-"],
    ["tune.wav", "RIFF"],
  ])("writes %s", async (name, signature) => {
    const bytes = await convert("tune.abc", name);
    expect(head(bytes, 400)).toContain(signature);
    expect(bytes.length).toBeGreaterThan(150);
  });

  it.each(["there.musicxml", "there.mxl"])("brings a tune back from %s as it was", async (name) => {
    await convert("tune.abc", name);
    const back = await convert(name, "back.abc", "--bars-per-line", "3");
    const [tune] = parseAbc(TUNE).tunes;
    expect(back.toString()).toBe(tune && printAbc(tune.score));
  });

  it("brings the notes back from MIDI", async () => {
    await convert("tune.abc", "there.mid", "--no-chords");
    const back = (await convert("there.mid", "back.abc")).toString();
    const notes = parseAbc(back).tunes[0]?.score.voices[0]?.measures.flatMap(({ events }) =>
      events.flatMap(eventPitches),
    );
    expect(notes?.map(midiKey)).toEqual([62, 67, 69, 71, 69, 69, 66, 67]);
  });

  it("converts every tune of a book to ABC, one to anything else, and says so", async () => {
    expect((await convert("book.abc", "all.abc")).toString().match(/^X:/gm)).toHaveLength(2);
    const { notices } = await run(["convert", path("book.abc"), path("one.mid")]);
    expect(notices).toContain("2 tunes; the first is taken");
  });

  it("takes the tune it is told to, and names one that is not there", async () => {
    expect((await convert("book.abc", "seventh.abc", "--tune", "7")).toString()).toContain("K:F");
    const { code, notices } = await run(["convert", path("book.abc"), path("none.abc"), "--tune", "5"]);
    expect([code, notices]).toEqual([2, expect.stringContaining("X:5")]);
  });

  it("transposes", async () => {
    expect((await convert("tune.abc", "up.abc", "--transpose", "2")).toString()).toContain('K:A\n"A"E2');
  });

  it("works in a pipe", async () => {
    const { bytes } = await run(["convert", "-", "-", "--to", "midi"], { input: TUNE });
    expect(head(bytes, 4)).toBe("MThd");
    const back = await run(["convert", "-", "-", "--to", "abc"], { input: bytes });
    expect(back.out).toContain("M:2/4");
  });

  it.each([
    ["an output of no known format", ["tune.abc", "tune.doc"], 3, ".pdf"],
    ["a pipe without a format", ["tune.abc", "-"], 3, "--to"],
    ["an input that is not there", ["nothing.abc", "a.mid"], 3, "no such file"],
    ["a folder as input", [".", "a.mid"], 3, "folder"],
    ["an output in a folder that is not there", ["tune.abc", "no/where.mid"], 3, "cannot write"],
  ])("refuses %s", async (_, [from = "", to = ""], code, message) => {
    const outcome = await run(["convert", path(from), to === "-" ? "-" : path(to)]);
    expect([outcome.code, outcome.notices]).toEqual([code, expect.stringContaining(message)]);
  });

  it.each([
    ["damaged MIDI", "MThd\0\0\0\u0006garbage"],
    ["damaged MusicXML", "<?xml version='1.0'?><score-partwise><part>"],
    ["another kind of XML", "<html><body>hello</body></html>"],
    ["text without a tune", "Dear diary, no music today."],
  ])("says what is wrong with %s, and writes nothing", async (_, content) => {
    writeFileSync(path("bad"), content);
    const { code, notices } = await run(["convert", path("bad"), path("bad.abc")]);
    expect([code, notices]).toEqual([3, expect.stringMatching(/^error: .+\n {2}.+/m)]);
    expect(existsSync(path("bad.abc"))).toBe(false);
  });

  it("leaves no half-written file behind", async () => {
    mkdirSync(path("taken.mid"), { recursive: true });
    expect((await run(["convert", path("tune.abc"), path("taken.mid")])).code).toBe(3);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
