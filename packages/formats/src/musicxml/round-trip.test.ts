import {
  type BarLine,
  type Chord,
  type ChordSymbol,
  duration,
  type Ending,
  type Grace,
  type Key,
  type Lyric,
  type Mark,
  type Measure,
  type Meter,
  type Pitch,
  parseChordSymbol,
  type Score,
  type ScoreEvent,
  type Slurs,
  type StaffProperties,
  type Tempo,
  type TupletPlace,
} from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMusicXml } from "./read/read-music-xml.ts";
import { writeMusicXml } from "./write/write-score.ts";

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "",
    " two  spaces ",
    "a<b>&\"'",
    "]]>",
    "?>",
    "茉莉花",
    "line\nbreak\r",
    "\u0001\u0000",
    "\ud800",
  ),
);
const optionally = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const length = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom(1, 2, 4, 8, 16, 32, 64, 256, 512, 3, 6, 12, 24, 5, 20, 7, 28, 9, 11, 13, 3960),
  )
  .map(([num, den]) => duration(num, den));
const alter = fc.constantFrom(0, 0, 0, 1, -1, 2, -2, 0.5, -0.5, 1.5);
const letter = fc.constantFrom("C", "D", "E", "F", "G", "A", "B" as const);
const pitchName = fc.record({ letter, alter: fc.constantFrom(0, 1, -1) });
const pitch: fc.Arbitrary<Pitch> = fc.record({ letter, alter, octave: fc.integer({ min: 0, max: 8 }) });
const tie = fc.constantFrom(undefined, undefined, "full" as const, "dotted" as const);

const key: fc.Arbitrary<Key> = fc.record({
  tonic: optionally(pitchName),
  mode: fc.constantFrom("major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian" as const),
  accidentals: fc.array(pitchName, { maxLength: 3 }),
  exact: fc.boolean(),
  pipes: fc.constantFrom(undefined, undefined, "HP" as const, "Hp" as const),
});
const meter: fc.Arbitrary<Meter> = fc.oneof(
  fc.record({
    kind: fc.constant("measured" as const),
    beats: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
    unit: fc.constantFrom(1, 2, 4, 8, 16),
    symbol: fc.constantFrom(undefined, undefined, "common" as const, "cut" as const),
  }),
  fc.constant({ kind: "free" as const }),
);
const tempo: fc.Arbitrary<Tempo> = fc.record({
  beats: fc.array(length, { maxLength: 2 }),
  perMinute: optionally(fc.constantFrom(60, 112, 90.5, 20_000)),
  text: optionally(text),
});

const chordSymbol: fc.Arbitrary<ChordSymbol> = fc.oneof(
  fc
    .constantFrom("C", "Am7", "B♭", "F#m7b5/C#", "G7(b9)", "Dsus4", "(E)", "Cadd9", "D/f#", "G(Em)")
    .map((name) => parseChordSymbol(name))
    .filter((chord) => chord !== undefined),
  fc.record({
    text,
    root: pitchName,
    quality: fc.constantFrom("major", "diminished-seventh", "power" as const),
    degrees: fc.array(
      fc.record({
        kind: fc.constantFrom("add", "alter", "omit" as const),
        degree: fc.integer({ min: 2, max: 13 }),
        alter: fc.integer({ min: -1, max: 1 }),
      }),
      { maxLength: 2 },
    ),
    bass: optionally(pitchName),
  }),
);
const decoration = fc.constantFrom(
  "staccato",
  "roll",
  "trill",
  "turnx",
  "fermata",
  "upbow",
  "3",
  "p",
  "sfz",
  "crescendo(",
  "crescendo)",
  "diminuendo)",
  "segno",
  "fine",
  "D.C.",
  "//",
  "^",
  "marcato",
  "nobody knows",
  "constructor",
);
const mark: fc.Arbitrary<Mark> = fc.oneof(
  decoration.map((name) => ({ kind: "decoration" as const, name })),
  chordSymbol.map((chord) => ({ kind: "chord-symbol" as const, chord })),
  text.map((words) => ({ kind: "no-chord" as const, text: words })),
  fc.record({
    kind: fc.constant("annotation" as const),
    place: fc.constantFrom("above", "below", "left", "right", "free", "none" as const),
    text,
  }),
);
const marks = fc.array(mark, { maxLength: 3 });
const lyric: fc.Arbitrary<Lyric | null> = fc.oneof(
  fc.record({ kind: fc.constant("syllable" as const), text, hyphen: fc.boolean() }),
  fc.constant({ kind: "hold" as const }),
  fc.constant(null),
);
const lyrics = fc.array(lyric, { maxLength: 3 });
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, ...T[]]> =>
  fc.tuple(value, fc.array(value, { maxLength: 2 })).map(([first, rest]) => [first, ...rest] as const);
const grace: fc.Arbitrary<Grace> = fc.record({
  slashed: fc.boolean(),
  notes: fc.array(fc.record({ pitches: some(pitch), length }), { minLength: 1, maxLength: 3 }),
});
const slurs: fc.Arbitrary<Slurs> = fc.record({
  open: fc.array(fc.constantFrom("full", "dotted" as const), { maxLength: 2 }),
  close: fc.integer({ min: 0, max: 2 }),
});
const tuplet: fc.Arbitrary<TupletPlace> = fc.record({
  actual: fc.constantFrom(2, 3, 5, 7),
  normal: fc.constantFrom(2, 3, 4),
  index: fc.integer({ min: 0, max: 2 }),
  count: fc.integer({ min: 1, max: 3 }),
});
const timed = {
  length,
  beam: fc.boolean(),
  tuplet: fc.option(tuplet, { nil: undefined, freq: 4 }),
  slurs: fc.option(slurs, { nil: undefined, freq: 4 }),
  grace: fc.option(grace, { nil: undefined, freq: 5 }),
  marks,
  span: fc.constant(undefined),
};
const properties: fc.Arbitrary<StaffProperties> = fc.dictionary(
  fc.constantFrom("clef", "name", "subname", "transpose", "middle", "octave"),
  fc.constantFrom(
    "bass",
    "treble-8",
    "treble",
    "alto+15",
    "G1",
    "perc",
    "none",
    "-12",
    "2",
    "0",
    "Violin",
    "",
  ),
  { noNullPrototype: true },
);
const chord: fc.Arbitrary<Chord> = fc.record({
  kind: fc.constant("chord" as const),
  ...timed,
  notes: some(
    fc.record({ pitch, courtesy: fc.boolean(), length, tie, marks: fc.array(mark, { maxLength: 1 }) }),
  ),
  lyrics,
});
const span = fc.constant(undefined);
const event: fc.Arbitrary<ScoreEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("note" as const),
      ...timed,
      pitch,
      courtesy: fc.boolean(),
      tie,
      lyrics,
    }),
  },
  { weight: 2, arbitrary: chord },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("rest" as const),
      ...timed,
      visible: fc.boolean(),
      wholeMeasure: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant("spacer" as const), grace: optionally(grace), marks, span }),
  fc.record({ kind: fc.constant("meter-change" as const), meter, span }),
  fc.record({ kind: fc.constant("key-change" as const), key, span }),
  fc.record({ kind: fc.constant("tempo-change" as const), tempo, span }),
  fc.record({ kind: fc.constant("unit-change" as const), unit: length, span }),
  fc.record({ kind: fc.constant("staff-change" as const), properties, span }),
  fc.record({ kind: fc.constant("part" as const), label: text, span }),
  fc.record({ kind: fc.constant("field" as const), letter: fc.constantFrom("N", "%%", "r"), text, span }),
  fc.record({ kind: fc.constant("line-break" as const), span }),
);
const barLine: fc.Arbitrary<BarLine> = fc.record({
  style: fc.constantFrom(
    "single",
    "double",
    "final",
    "heavy-left",
    "dotted",
    "invisible",
    "repeat",
    "split" as const,
  ),
  repeatEnd: fc.integer({ min: 0, max: 3 }),
  repeatStart: fc.integer({ min: 0, max: 2 }),
  marks: fc.array(mark, { maxLength: 2 }),
  span,
});
const ending: fc.Arbitrary<Ending> = fc.record({
  numbers: fc
    .uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 })
    .map((numbers) => numbers.toSorted((a, b) => a - b)),
  text: optionally(text),
  span,
});
const measure: fc.Arbitrary<Measure> = fc.record({
  ending: fc.option(ending, { nil: undefined, freq: 4 }),
  events: fc.array(event, { maxLength: 5 }),
  overlays: fc.array(fc.array(event, { maxLength: 3 }), { maxLength: 1 }),
  close: fc.option(barLine, { nil: undefined, freq: 2 }),
});
const score: fc.Arbitrary<Score> = fc.record({
  number: optionally(fc.integer({ min: 0, max: 1_000_000 })),
  titles: fc.array(text, { maxLength: 2 }),
  fields: fc.array(fc.record({ letter: fc.constantFrom("C", "R", "Z", "S", "%%", "T"), text, span }), {
    maxLength: 3,
  }),
  parts: optionally(text),
  unit: length,
  meter,
  tempo: optionally(tempo),
  key,
  voices: fc.array(
    fc.record({
      id: text,
      properties,
      opening: optionally(barLine),
      measures: fc.array(measure, { maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  words: fc.array(text, { maxLength: 2 }),
});

describe("a score written as MusicXML and read back", () => {
  it("is the same score, whatever is in it", () => {
    fc.assert(
      fc.property(score, (original) => {
        const { score: back, findings } = readMusicXml(writeMusicXml(original));
        expect(back).toEqual(original);
        expect(findings.filter(({ code }) => code === "bad-instruction")).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
