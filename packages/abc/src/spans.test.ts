import type { ScoreEvent, Span } from "@melodist/score";
import { describe, expect, it } from "vitest";
import { type ParsedTune, parseAbc } from "./parse-abc.ts";
import { eventsOf } from "./testing/tune.ts";

const HEADER = "X:1\nL:1/8\nK:C\n";

function cut(text: string, span: Span | undefined): string {
  return span === undefined ? "nowhere" : text.slice(span.start, span.end);
}

function cutEvents(music: string, header = HEADER): readonly string[] {
  const text = header + music;
  const [tune] = parseAbc(text).tunes;
  return tune === undefined ? [] : eventsOf(tune).map((event) => cut(text, event.span));
}

describe("the span of an event", () => {
  it.each([
    ["A B2 c/", ["A", "B2", "c/"]],
    ["^A, =B,3/2", ["^A,", "=B,3/2"]],
    ["A>B c<<d", ["A>", "B", "c<<", "d"]],
    ["(3ABc", ["(3A", "B", "c"]],
    ["(AB) .(c d)", ["(A", "B)", ".(c", "d)"]],
    ["A-A B.-B", ["A-", "A", "B.-", "B"]],
    ['"Am"~{gf}A !p! "^x" B', ['"Am"~{gf}A', '!p! "^x" B']],
    ["[CEG]2 [C-E]-", ["[CEG]2", "[C-E]-"]],
    ["z2 x Z2", ["z2", "x", "Z2", "Z2"]],
    ['"Am"y2 {g}|', ['"Am"y2', "{g}"]],
    ["+CEG+", ["+CEG+"]],
    ["A [K:D] B [M:3/4][L:1/4]", ["A", "[K:D]", "B", "[M:3/4]", "[L:1/4]"]],
    ["A\nQ:1/4=90\nB", ["A", "", "Q:1/4=90", "B"]],
    ["A % more\nB", ["A", "% more", "", "B"]],
    ["A`B* c", ["A", "B", "c"]],
    ["小A 好B", ["A", "B"]],
  ])("in %j is the text it was read from", (music, expected) => {
    expect(cutEvents(music)).toEqual(expected);
  });

  it("of a macro written out is its use in the file", () => {
    expect(cutEvents("A ~G2 ~B2 c", "X:1\nm:~G2 = {A}G{F}G\nm:~n2 = n/o/n\nL:1/8\nK:C\n")).toEqual([
      "A",
      "~G2",
      "~G2",
      "~B2",
      "~B2",
      "~B2",
      "c",
    ]);
  });

  it("is an offset into the whole book", () => {
    const text = `${HEADER}A\n\n${HEADER}B [1 c |\n`;
    const tune = parseAbc(text).tunes[1];
    expect(tune && eventsOf(tune).map((event: ScoreEvent) => cut(text, event.span))).toEqual(["B", "c"]);
    expect(cut(text, tune?.span)).toBe(`${HEADER}B [1 c |\n`);
    const measures = tune?.score.voices[0]?.measures;
    expect(cut(text, measures?.[1]?.ending?.span)).toBe("[1");
    expect(cut(text, measures?.[1]?.close?.span)).toBe("|");
  });
});

describe("the spans of a tune", () => {
  const text = [
    "X:1\nT:title\n%%MIDI program 1\nM:4/4\nV:1\nK:G",
    'V:1\n|: "G"GABc [V:2] G4 | `d2 & G2 :|1 !x y! # \\',
    "[I:papersize A4] a$b |2 c*d |] % end",
    "w:la la-la\ns:!p!\nT:middle\n+:more\nW:words\n",
  ].join("\n");

  /** Spans of everything that was read or told. */
  function allSpans({ score, fields, diagnostics }: ParsedTune): readonly (Span | undefined)[] {
    const measures = score.voices.flatMap((voice) => voice.measures);
    const events = measures.flatMap((measure) => [...measure.events, ...measure.overlays.flat()]);
    const lines = score.voices.map((voice) => voice.opening).concat(measures.map((measure) => measure.close));
    const endings = measures.map((measure) => measure.ending);
    return [...events, ...lines, ...endings, ...fields, ...diagnostics].map((piece) => piece?.span);
  }

  it("cover every character that is not white space", () => {
    const [tune] = parseAbc(text).tunes;
    const covered = new Set<number>();
    for (const span of tune === undefined ? [] : allSpans(tune))
      for (let place = span?.start ?? 0; place < (span?.end ?? 0); place++) covered.add(place);
    const uncovered = Array.from(text, (character, place) =>
      /\s/.test(character) || covered.has(place) ? "" : character,
    );
    expect(uncovered.join("")).toBe("");
  });

  it("of fields name their letters", () => {
    const [tune] = parseAbc(text).tunes;
    expect(tune?.fields.map(({ letter, span }) => [letter, cut(text, span)])).toEqual([
      ["X", "X:1"],
      ["T", "T:title"],
      ["%%", "%%MIDI program 1"],
      ["M", "M:4/4"],
      ["V", "V:1"],
      ["K", "K:G"],
      ["V", "V:1"],
      ["\\", "\\"],
      ["V", "[V:2]"],
      ["`", "`"],
      ["&", "&"],
      ["I", "[I:papersize A4]"],
      ["$", "$"],
      ["*", "*"],
      ["%", "% end"],
      ["w", "w:la la-la"],
      ["s", "s:!p!"],
      ["T", "T:middle"],
      ["+", "+:more"],
      ["W", "W:words"],
    ]);
  });
});
