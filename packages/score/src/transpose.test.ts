import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Interval, intervalBetween, reverseInterval, transposePitch } from "./interval.ts";
import { type Key, key, keyAlterations, keyFifths, NO_KEY } from "./key.ts";
import { LETTERS, midiKey, type Pitch } from "./pitch.ts";
import { melody, tune } from "./testing/tune.ts";
import { toKey, transpose, transposeSemitones } from "./transpose.ts";
import { transposeKey } from "./transpose-key.ts";

const anyPitch = fc.record({
  letter: fc.constantFrom(...LETTERS),
  alter: fc.integer({ min: -1, max: 1 }),
  octave: fc.integer({ min: 1, max: 7 }),
});
const aTone: Interval = { steps: 1, semitones: 2 };
const D = key("D", 0, "major");

/** Seconds, thirds, fourths… that musicians use: at most six fifths away. */
const anyInterval: fc.Arbitrary<Interval> = fc
  .integer({ min: -12, max: 12 })
  .map((semitones) => ({ steps: Math.round((semitones * 7) / 12), semitones }));

const chordNames = (score: ReturnType<typeof tune>) =>
  score.voices[0]?.measures.flatMap((measure) =>
    measure.events.flatMap((event) =>
      "marks" in event
        ? event.marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [mark.chord.text] : []))
        : [],
    ),
  );

describe("an interval", () => {
  it("leads from its first pitch to its second", () => {
    fc.assert(
      fc.property(anyPitch, anyPitch, (from: Pitch, to: Pitch) => {
        expect(transposePitch(from, intervalBetween(from, to))).toEqual(to);
      }),
    );
  });

  it("moves the sound by its semitones, however it is spelled", () => {
    fc.assert(
      fc.property(
        anyPitch,
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -14, max: 14 }),
        (pitch, steps, semitones) => {
          const moved = transposePitch(pitch, { steps, semitones });
          expect(midiKey(moved) - midiKey(pitch)).toBe(semitones);
          expect(Math.abs(moved.alter)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it("keeps quarter tones", () => {
    expect(transposePitch({ letter: "F", alter: 0.5, octave: 4 }, aTone)).toEqual({
      letter: "G",
      alter: 0.5,
      octave: 4,
    });
  });
});

describe("transposing a tune", () => {
  const jig = tune('"D"d2f "A7/c+"e3 | "(Bm)"^d6 & D6 | [K:G] "G"g6 |', { key: D });

  it("moves notes, keys, key changes, chord symbols and overlays", () => {
    const up = transpose(jig, aTone);
    expect(melody(up.voices[0])).toBe("e2 g ^f3 | ^e6 | a6");
    expect(up.key).toEqual(key("E", 0, "major"));
    expect(chordNames(up)).toEqual(["E", "B7/d+", "(C#m)", "A"]);
    expect(up.voices[0]?.measures[2]?.events[0]).toMatchObject({
      kind: "key-change",
      key: key("A", 0, "major"),
    });
    expect(up.voices[0]?.measures[1]?.overlays[0]?.[0]).toMatchObject({ pitch: { letter: "E", octave: 4 } });
  });

  it("comes back to where it started", () => {
    fc.assert(
      fc.property(anyInterval, fc.array(anyPitch, { maxLength: 8 }), (by, pitches) => {
        const note = jig.voices[0]?.measures[0]?.events[0];
        const events = note?.kind === "note" ? pitches.map((pitch) => ({ ...note, pitch })) : [];
        const score = {
          ...jig,
          voices: jig.voices.map((voice) => ({
            ...voice,
            measures: [{ ending: undefined, overlays: [], close: undefined, events }],
          })),
        };
        expect(transpose(transpose(score, by), reverseInterval(by))).toEqual(score);
      }),
    );
  });

  it("moves grace notes, also those of a spacer, and the chord on a bar line", () => {
    const graced = {
      ...jig,
      voices: jig.voices.map((voice) => ({
        ...voice,
        measures: voice.measures.map((measure) => ({
          ...measure,
          events: [
            {
              kind: "spacer" as const,
              marks: [],
              span: undefined,
              grace: {
                slashed: false,
                notes: [
                  { pitches: [{ letter: "C", alter: 0, octave: 5 }] as [Pitch], length: { num: 1, den: 16 } },
                ],
              },
            },
          ],
        })),
      })),
    };
    const event = transpose(graced, aTone).voices[0]?.measures[0]?.events[0];
    expect(event).toMatchObject({ grace: { notes: [{ pitches: [{ letter: "D", alter: 0, octave: 5 }] }] } });
  });

  it.each([
    ["C", 0, 1, -5],
    ["D", 0, 1, -3],
    ["E", 0, -3, -5],
    ["B", 0, 1, 0],
    ["G", -1, 2, -4],
    ["F", 1, 2, -4],
    ["G", 0, -1, 6],
    ["F", 0, 1, -6],
    ["C", 0, 12, 0],
  ] as const)(
    "by semitones chooses the handiest key: %s%i by %i has %i fifths",
    (letter, alter, semitones, fifths) => {
      expect(
        keyFifths(transposeSemitones(tune("c", { key: key(letter, alter, "major") }), semitones).key),
      ).toBe(fifths);
    },
  );

  it("never writes a signature of more than seven sharps or flats, and moves the notes along", () => {
    const score = tune("f | [K:E] ^g2 | [K:C] c", { key: key("F", 0, "major") });
    const up = transpose(score, { steps: 2, semitones: 5 });
    expect(melody(up.voices[0])).toBe("_b | ^c'2 | f");
    const sizes = up.voices.flatMap((voice) =>
      voice.measures.flatMap((measure) =>
        measure.events.flatMap((event) => (event.kind === "key-change" ? [keyFifths(event.key)] : [])),
      ),
    );
    expect([keyFifths(up.key), ...sizes].every((size) => Math.abs(size) <= 7)).toBe(true);
  });
});

describe("a tune moved to a key", () => {
  it.each([
    ["D", 0, "d2 ^f a"],
    ["B", 0, "B2 ^d ^f"],
    ["F", 1, "^f2 ^a ^c'"],
    ["G", 0, "G2 B d"],
    ["F", 0, "f2 a c'"],
  ] as const)("goes to %s%i by the nearest way", (letter, alter, expected) => {
    const moved = toKey(tune("c2 e g"), { letter, alter });
    expect(melody(moved.voices[0])).toBe(expected);
    expect(moved.key.tonic).toEqual({ letter, alter });
  });

  it("respells without moving when only the name differs", () => {
    const moved = toKey(tune("^f ^a", { key: key("F", 1, "major") }), { letter: "G", alter: -1 });
    expect(melody(moved.voices[0])).toBe("_g _b");
  });

  it("refuses a tune without a tonic", () => {
    expect(() => toKey(tune("c", { key: NO_KEY }), D)).toThrow(
      expect.objectContaining({ code: "invalid-score" }),
    );
  });
});

describe("a transposed key", () => {
  const hijaz: Key = { ...D, accidentals: [{ letter: "B", alter: -1 }], exact: true };

  it("moves accidentals beside the mode", () => {
    const freygish = { ...key("E", 0, "phrygian"), accidentals: [{ letter: "G", alter: 1 }] } as const;
    expect(transposeKey(freygish, aTone).accidentals).toEqual([{ letter: "A", alter: 1 }]);
  });

  it("moves every letter of an exact signature", () => {
    expect(transposeKey(hijaz, aTone)).toMatchObject({
      tonic: { letter: "E", alter: 0 },
      accidentals: [{ letter: "F", alter: 1 }],
    });
    expect(transposeKey(transposeKey(hijaz, aTone), reverseInterval(aTone))).toEqual(hijaz);
  });

  it("keeps what the key does to each degree", () => {
    fc.assert(
      fc.property(anyInterval, fc.constantFrom("major", "dorian", "locrian"), (by, mode) => {
        const from = key("D", 0, mode as "major");
        const moved = keyAlterations(transposeKey(from, by));
        const notes = LETTERS.map((letter, step) => ({
          letter,
          alter: keyAlterations(from)[step] ?? 0,
          octave: 4,
        }));
        for (const note of notes) {
          const up = transposePitch(note, by);
          expect(moved[LETTERS.indexOf(up.letter)]).toBe(up.alter);
        }
      }),
    );
  });

  it("leaves a bagpipe key as it is in another octave", () => {
    const pipes: Key = { ...NO_KEY, pipes: "Hp" };
    expect(transposeKey(pipes, { steps: 7, semitones: 12 })).toBe(pipes);
  });
});
