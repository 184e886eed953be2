import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedTune, parseAbc, readTunebook } from "./parse-abc.ts";

async function stream(chunks: readonly string[]): Promise<readonly ParsedTune[]> {
  const tunes: ParsedTune[] = [];
  for await (const tune of readTunebook(chunks)) tunes.push(tune);
  return tunes;
}

function titles(text: string): readonly string[] {
  return parseAbc(text).tunes.map(({ score }) => score.titles.join(" / "));
}

describe("a book", () => {
  it.each([
    ["X:1\nT:a\nK:C\nA|\n\nX:2\nT:b\nK:C\nA|\n", ["a", "b"]],
    ["X:1\nT:a\nK:C\nA|\nX:2\nT:b\nK:C\nA|", ["a", "b"]],
    ["X:1\r\nT:a\r\nK:C\r\nA|\r\n\r\nX:2\r\nT:b\r\nK:C\r\nA|\r\n", ["a", "b"]],
    ["X:1\rT:a\rK:C\rA|\r\rX:2\rT:b\rK:C\rA|\r", ["a", "b"]],
    ["\uFEFFX:1\nT:a\nK:C\nA|\n", ["a"]],
    ["\uFEFFT:a\nK:C\nA|\n", ["a"]],
    ["Some words | first\n\nX:1\nT:a\nK:C\n \t\nX:2\nT:b\nK:C\n", ["a", "b"]],
    ["X:1\nT:a\n%%begintext\n\n\n%%endtext\nK:C\nA|\n\nX:2\nT:b\nK:C\n", ["a", "b"]],
    ["X:1\nT:a\n%%begintext\n\nX:2\nT:b\nK:C\n%%begintext\n%%endtext\n", ["a", "b"]],
    ["T:a\nK:C\nA|", ["a"]],
    ["", []],
    ["words", []],
  ])("of %j has the tunes %j", (text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  it("hands the fields of its file header to every tune, and tells what is wrong there", () => {
    const book = parseAbc("C:someone\nL:x\n% no tune has this\n\nX:1\nK:C\nA|\n\nX:2\nC:me\nK:C\nA|\n");
    expect(book.tunes.map(({ score }) => score.fields.map((field) => field.text))).toEqual([
      ["someone"],
      ["someone", "me"],
    ]);
    expect(book.diagnostics).toMatchObject([{ code: "bad-unit", span: { start: 10, end: 13 } }]);
  });

  it("does not let one tune change the next", () => {
    const [first, second] = parseAbc("X:1\nU:T=!turn!\nM:3/4\nK:C\nTA|\n\nX:2\nK:C\nTA|\n").tunes;
    expect(first?.score.meter.kind).toBe("measured");
    expect(second?.score.meter.kind).toBe("free");
    expect(second?.score.voices[0]?.measures[0]?.events[0]).toMatchObject({ marks: [{ name: "trill" }] });
  });
});

describe("a book as a stream", () => {
  const LINES = [
    "X:1",
    "X:2\nT:b\nK:G",
    "T:title",
    "C:me",
    "K:C",
    "",
    "",
    " \t",
    "A B | c d |",
    'w:la la "x"',
    "%%begintext",
    "%%endtext",
    "%%beginps",
    "words | between",
    "(3AB",
    "茉莉花",
    "m:~ = {a}",
    "~A #",
  ];
  const anyBook = fc
    .tuple(
      fc.constantFrom("", "\uFEFF"),
      fc.array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom("\n", "\n", "\r\n", "\r")), {
        maxLength: 30,
      }),
    )
    .map(([mark, lines]) => `${mark}X:0\nK:D\nA\n${lines.map((line) => line.join("")).join("")}`);

  it("has the same tunes as the whole text, wherever it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(anyBook, fc.array(fc.nat({ max: 12 }), { minLength: 1 }), async (text, sizes) => {
        const chunks: string[] = [];
        for (let place = 0, turn = 0; place < text.length; turn++) {
          const size = (sizes[turn % sizes.length] ?? 0) + 1;
          chunks.push(text.slice(place, place + size));
          place += size;
        }
        expect(await stream(chunks)).toEqual(parseAbc(text).tunes);
      }),
      { numRuns: 300 },
    );
  });

  it("may be empty", async () => {
    expect(await stream([])).toEqual([]);
  });

  it("hands out a tune before the next is there", async () => {
    const first = readTunebook(
      (function* () {
        yield "X:1\nT:a\nK:C\nA|\n\nX:2\n";
        throw new Error("read too far");
      })(),
    );
    expect((await first.next()).value).toMatchObject({ score: { titles: ["a"] } });
  });

  it("can be strict", async () => {
    const { value } = await readTunebook(["X:1\nK:C please\nA|\n"], { strict: true }).next();
    expect(value).toMatchObject({ diagnostics: [{ code: "odd-key", severity: "error" }] });
  });
});
