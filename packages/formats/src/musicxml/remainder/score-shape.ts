/** @file The shape of every part of a score, for data that comes from outside. Spans are never carried. */
import type {
  BarLine,
  Chord,
  ChordDegree,
  ChordNote,
  ChordQuality,
  ChordSymbol,
  Duration,
  Ending,
  Field,
  Grace,
  GraceNote,
  Key,
  Lyric,
  Mark,
  Meter,
  Note,
  Pitch,
  PitchName,
  Rest,
  Score,
  ScoreEvent,
  Slurs,
  Spacer,
  Tempo,
  TupletPlace,
  Voice,
} from "@melodist/score";
import { duration } from "@melodist/score";
import {
  type Fields,
  flag,
  integerFrom,
  kindOf,
  listOf,
  MISFIT,
  nullable,
  numberFrom,
  oneOf,
  optional,
  partOf,
  recordOf,
  type Shape,
  someOf,
  text,
  textTable,
} from "./shape.ts";

const COUNT = integerFrom(0, 1e9);
const noSpan: Shape<undefined> = () => undefined;

const length: Shape<Duration> = (value) => {
  const fraction = recordOf<Duration>({ num: integerFrom(0, 2 ** 32), den: integerFrom(1, 2 ** 32) })(value);
  return fraction === MISFIT ? MISFIT : duration(fraction.num, fraction.den);
};

const letter = oneOf("C", "D", "E", "F", "G", "A", "B");
const alter = numberFrom(-4, 4);
const pitchName = recordOf<PitchName>({ letter, alter });
const pitch = recordOf<Pitch>({ letter, alter, octave: integerFrom(-10, 20) });
const tieStyle = oneOf("full", "dotted");

const quality = oneOf<ChordQuality>(
  "major",
  "minor",
  "augmented",
  "diminished",
  "dominant",
  "major-seventh",
  "minor-seventh",
  "diminished-seventh",
  "augmented-seventh",
  "half-diminished",
  "major-minor",
  "major-sixth",
  "minor-sixth",
  "dominant-ninth",
  "major-ninth",
  "minor-ninth",
  "dominant-11th",
  "major-11th",
  "minor-11th",
  "dominant-13th",
  "major-13th",
  "minor-13th",
  "suspended-second",
  "suspended-fourth",
  "power",
);

const chordSymbol = recordOf<ChordSymbol>({
  text,
  root: pitchName,
  quality,
  degrees: listOf(
    recordOf<ChordDegree>({
      kind: oneOf("add", "alter", "omit"),
      degree: integerFrom(0, 20),
      alter: integerFrom(-4, 4),
    }),
  ),
  bass: optional(pitchName),
});

const mark = kindOf<Mark>({
  decoration: recordOf({ kind: oneOf("decoration"), name: text }),
  "chord-symbol": recordOf({ kind: oneOf("chord-symbol"), chord: chordSymbol }),
  "no-chord": recordOf({ kind: oneOf("no-chord"), text }),
  annotation: recordOf({
    kind: oneOf("annotation"),
    place: oneOf("above", "below", "left", "right", "free", "none"),
    text,
  }),
});
const marks = listOf(mark);

const lyric = kindOf<Lyric>({
  syllable: recordOf({ kind: oneOf("syllable"), text, hyphen: flag }),
  hold: recordOf({ kind: oneOf("hold") }),
});

const grace = recordOf<Grace>({
  slashed: flag,
  notes: listOf(recordOf<GraceNote>({ pitches: someOf(pitch), length })),
});

const timed = {
  length,
  beam: flag,
  tuplet: optional(recordOf<TupletPlace>({ actual: COUNT, normal: COUNT, index: COUNT, count: COUNT })),
  slurs: optional(recordOf<Slurs>({ open: listOf(tieStyle), close: COUNT })),
  grace: optional(grace),
  marks,
  span: noSpan,
};
const lyrics = listOf(nullable(lyric));

const meter = kindOf<Meter>({
  measured: recordOf({
    kind: oneOf("measured"),
    beats: listOf(integerFrom(1, 1e6)),
    unit: integerFrom(1, 1e6),
    symbol: optional(oneOf("common", "cut")),
  }),
  free: recordOf({ kind: oneOf("free") }),
});

const key = recordOf<Key>({
  tonic: optional(pitchName),
  mode: oneOf("major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian"),
  accidentals: listOf(pitchName),
  exact: flag,
  pipes: optional(oneOf("HP", "Hp")),
});

const tempo = recordOf<Tempo>({
  beats: listOf(length),
  perMinute: optional(numberFrom(Number.MIN_VALUE, 1e6)),
  text: optional(text),
});

const noteFields: Fields<Note> = {
  kind: oneOf("note"),
  ...timed,
  pitch,
  courtesy: flag,
  tie: optional(tieStyle),
  lyrics,
};

const chordFields: Fields<Chord> = {
  kind: oneOf("chord"),
  ...timed,
  notes: someOf(recordOf<ChordNote>({ pitch, courtesy: flag, length, tie: optional(tieStyle), marks })),
  lyrics,
};

const restFields: Fields<Rest> = { kind: oneOf("rest"), ...timed, visible: flag, wholeMeasure: flag };

const spacerFields: Fields<Spacer> = { kind: oneOf("spacer"), grace: optional(grace), marks, span: noSpan };

/** Some fields of an event of a kind; an event that is of another kind altogether is given whole. */
export const eventPatchShapes = {
  note: partOf(noteFields),
  chord: partOf(chordFields),
  rest: partOf(restFields),
  spacer: partOf(spacerFields),
};

/** An event as a whole. */
export const eventShape = kindOf<ScoreEvent>({
  note: recordOf(noteFields),
  chord: recordOf(chordFields),
  rest: recordOf(restFields),
  spacer: recordOf(spacerFields),
  "meter-change": recordOf({ kind: oneOf("meter-change"), meter, span: noSpan }),
  "key-change": recordOf({ kind: oneOf("key-change"), key, span: noSpan }),
  "tempo-change": recordOf({ kind: oneOf("tempo-change"), tempo, span: noSpan }),
  "unit-change": recordOf({ kind: oneOf("unit-change"), unit: length, span: noSpan }),
  "staff-change": recordOf({ kind: oneOf("staff-change"), properties: textTable, span: noSpan }),
  part: recordOf({ kind: oneOf("part"), label: text, span: noSpan }),
  field: recordOf({ kind: oneOf("field"), letter: text, text, span: noSpan }),
  "line-break": recordOf({ kind: oneOf("line-break"), span: noSpan }),
});

const barLine = recordOf<BarLine>({
  style: oneOf("single", "double", "final", "heavy-left", "dotted", "invisible", "repeat", "split"),
  repeatEnd: COUNT,
  repeatStart: COUNT,
  marks,
  span: noSpan,
});

/** What a measure says besides its events. */
export const measureShape = partOf<{
  readonly ending: Ending | undefined;
  readonly close: BarLine | undefined;
}>({
  ending: optional(recordOf<Ending>({ numbers: listOf(COUNT), text: optional(text), span: noSpan })),
  close: optional(barLine),
});

/** What a voice says besides its measures. */
export const voiceShape = partOf<Omit<Voice, "measures">>({
  id: text,
  properties: textTable,
  opening: optional(barLine),
});

/** What a score says besides its voices. */
export const scoreShape = partOf<Omit<Score, "voices">>({
  number: optional(integerFrom(0, 1e12)),
  titles: listOf(text),
  fields: listOf(recordOf<Field>({ letter: text, text, span: noSpan })),
  parts: optional(text),
  unit: length,
  meter,
  tempo: optional(tempo),
  key,
  words: listOf(text),
});
