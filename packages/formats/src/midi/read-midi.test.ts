import { parseAbc, printAbc } from "@melodist/abc";
import { MelodistError } from "@melodist/errors";
import { isTimed, type Score, sumDurations } from "@melodist/score";
import fc from "fast-check";
import { type MidiEvent, writeMidi as toBytes } from "midi-file";
import { describe, expect, it } from "vitest";
import { perform } from "./perform.ts";
import { readMidi } from "./read-midi.ts";
import { writeMidi } from "./write-midi.ts";

function scoreOf(text: string): Score {
  const score = parseAbc(text).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  return score;
}

/** The music lines of a score, as ABC. */
function musicOf(score: Score): string {
  return printAbc(score)
    .split("\n")
    .filter((line) => !/^[A-Za-z]:/u.test(line))
    .join("\n")
    .trim();
}

/** What a tune reads as once it has been through a MIDI file. */
function throughMidi(body: string, header = "M:4/4\nL:1/8\nK:C"): Score {
  return readMidi(writeMidi(scoreOf(`X:1\n${header}\n${body}\n`), { accompaniment: false }));
}

function soundOf(score: Score): unknown {
  return perform(score, { accompaniment: false }).notes.map(({ onset, length, key, part }) => ({
    onset,
    length,
    key,
    part,
  }));
}

/** A file of one track from `[delta ticks, event]` pairs. */
function fileOf(events: readonly (readonly [number, object])[], ticksPerBeat = 480): Uint8Array {
  const track = [...events, [0, { type: "endOfTrack" }] as const].map(
    ([deltaTime, event]) => ({ deltaTime, ...event }) as MidiEvent,
  );
  return Uint8Array.from(toBytes({ header: { format: 1, numTracks: 1, ticksPerBeat }, tracks: [track] }));
}

const on = (noteNumber: number, channel = 0) => ({ type: "noteOn", noteNumber, velocity: 80, channel });
const off = (noteNumber: number, channel = 0) => ({ type: "noteOff", noteNumber, velocity: 0, channel });

/** Notes played with given onsets and ends, in ticks. */
function playedFile(notes: readonly (readonly [from: number, to: number, key: number])[]): Uint8Array {
  const moments = notes.flatMap(([from, to, key]) => [
    { tick: from, rank: 1, event: on(key) },
    { tick: to, rank: 0, event: off(key) },
  ]);
  let last = 0;
  return fileOf(
    moments
      .toSorted((a, b) => a.tick - b.tick || a.rank - b.rank)
      .map(({ tick, event }) => {
        const delta = tick - last;
        last = tick;
        return [delta, event] as const;
      }),
  );
}

describe("a MIDI file read back", () => {
  const anyPitch = fc.constantFrom("C", "^F", "G,", "_B", "c", "e'", "[CEG]", "[D^F_A]", "z");
  const anyLength = fc.constantFrom("", "2", "3", "4", "/", "3/2", "7", "//", "5/4", "///");
  const plainBar = fc.array(
    fc.tuple(anyPitch, anyLength).map(([pitch, length]) => pitch + length),
    { maxLength: 6 },
  );
  /** Each fills a number of crotchets, so that tuplets begin on beats. */
  const anyBeat = fc.constantFrom(
    "C",
    "c2",
    "G5",
    "E/F/",
    "z/ A/",
    "B3/4 c/4",
    "[CE]/ z/",
    "(3c/d/e/",
    "(3:2:2g a/",
    "(3z/ d/ e/",
    "(5:4:5c//d//e//f//g//",
    "(6:4:6c//d//e//f//g//a//",
    "(7:4:7c//d//e//f//g//a//b//",
    "(3cde",
    "(3c//d//e// f///g///a//",
    "b/ (5:4:5c///d///e///f///g///",
  );
  const anyVoice = fc
    .oneof(
      fc.array(plainBar, { minLength: 1, maxLength: 5 }),
      fc.array(fc.array(anyBeat), { minLength: 1, maxLength: 5 }),
    )
    // The long first bar is no pick-up, which would shift all beats.
    .map((bars) => `C12 | ${bars.map((bar) => bar.join(" ")).join(" | ")} |`);

  it("has the pitches, onsets and lengths that were written", () => {
    fc.assert(
      fc.property(anyVoice, anyVoice, fc.constantFrom("4/4", "6/8", "3/4", "7/8"), (first, second, meter) => {
        // A bar of seven quavers puts every other bar's tuplets between the beats.
        fc.pre(meter.endsWith("4") || !/\(\d/u.test(first + second));
        const original = scoreOf(`X:1\nM:${meter}\nL:1/4\nK:D\nV:1\n${first}\nV:2\n${second}\n`);
        const read = readMidi(writeMidi(original, { accompaniment: false }));
        expect(soundOf(read)).toEqual(soundOf(original));
      }),
      { numRuns: 200 },
    );
  });
});

describe("notation from MIDI", () => {
  it.each([
    ["notes over bar lines are tied", "C6 D6 E4|", "M:4/4", "C6 D2- | D4 E4 |]"],
    ["a note of no single value is divided", "C5 z3|", "M:4/4", "C4- C z3 |]"],
    ["gaps are rests, empty bars whole rests", "C2 z6|z8|D8|", "M:4/4", "C2 z6 | Z | D8 |]"],
    ["and where the beat is", "C3 D5|", "M:4/4", "C3 D- D4 |]"],
    ["quaver triplets", "(3CDE (3:2:2F2G A4|", "M:4/4", "(3CDE (3:2:2F2 G A4 |]"],
    ["triplets in half a beat", "(3C/D/E/F/4G/4A/ B6|", "M:4/4", "(3C/D/E/ F/4G/4A/ B6 |]"],
    ["minim triplets", "(3C2D2E2 F4|", "M:4/4", "(3C2 D2 E2 F4 |]"],
    [
      "a pick-up, and the repeat unfolded",
      "G|:C3 D3|E5 G:|",
      "M:6/8",
      "G | C3 D3 | E3- E2 G | C3 D3 | E3- E2 G |]",
    ],
    ["chords", "[CEG]4 [DF]4|", "M:4/4", "[CEG]4 [DF]4 |]"],
    ["overlapping notes go to an overlay", "C8 & E2 F2 G4|", "M:4/4", "E2 F2 G4 & C8 |]"],
    [
      "changes of meter and key stand at their bars",
      "C8|[M:3/4][K:D]F6|",
      "M:4/4",
      "C8 | [M:3/4] [K:D] F6 |]",
    ],
  ])("%s", (_, body, meter, expected) => {
    const normal = (text: string) => text.replace(/\s+/gu, " ").trim();
    const read = musicOf(throughMidi(body, `${meter}\nL:1/8\nK:C`));
    expect(normal(read)).toBe(normal(musicOf(scoreOf(`X:1\n${meter}\nL:1/8\nK:C\n${expected}\n`))));
  });

  it("keeps title, tempo, meter, key and the names of voices", () => {
    const text = "X:1\nT:採茶\nM:6/8\nL:1/8\nQ:3/8=96\nK:Gm\nV:S name=Soprano\nG6|\nV:B name=Bass\nG,,6|\n";
    const read = readMidi(writeMidi(scoreOf(text)));
    expect(read).toMatchObject({
      titles: ["採茶"],
      tempo: { beats: [{ num: 3, den: 8 }], perMinute: 96 },
      meter: { beats: [6], unit: 8 },
      key: { tonic: { letter: "G", alter: 0 }, mode: "minor" },
      voices: [{ properties: { name: "Soprano" } }, { properties: { name: "Bass", clef: "bass" } }],
    });
  });

  it("keeps the words", () => {
    const read = throughMidi("C2 D2 E4|\nw:glo-ri-a");
    const lyrics = read.voices[0]?.measures[0]?.events.flatMap((event) =>
      event.kind === "note" ? event.lyrics : [],
    );
    expect(lyrics).toEqual([
      { kind: "syllable", text: "glo", hyphen: true },
      { kind: "syllable", text: "ri", hyphen: true },
      { kind: "syllable", text: "a", hyphen: false },
    ]);
  });

  it.each([
    ["K:C", "^F^C^G_E_B", "sharps and flats near the key"],
    ["K:Eb", "_d=A=E_gB", "flats in a flat key"],
    ["K:E", "^A^E=d=GB", "sharps in a sharp key"],
    ["K:Am", "^F^G=G_B^c", "the raised steps of minor"],
  ])("spells in %s: %s (%s)", (key, notes) => {
    const pitches = (score: Score) =>
      score.voices[0]?.measures.flatMap((measure) =>
        measure.events.flatMap((event) => (event.kind === "note" ? [event.pitch] : [])),
      );
    const header = `M:4/4\nL:1/8\n${key}`;
    expect(pitches(throughMidi(notes, header))).toEqual(pitches(scoreOf(`X:1\n${header}\n${notes}\n`)));
  });

  it.each([
    ["G major", [67, 69, 71, 72, 74, 76, 78, 79, 74, 71, 67], { letter: "G", alter: 0 }, "major"],
    ["D minor", [62, 64, 65, 67, 69, 70, 73, 74, 69, 65, 62], { letter: "D", alter: 0 }, "minor"],
    ["E flat major", [63, 65, 67, 68, 70, 72, 74, 75, 70, 67, 63], { letter: "E", alter: -1 }, "major"],
  ])("estimates %s where no key is given", (_, keys, tonic, mode) => {
    const read = readMidi(playedFile(keys.map((key, place) => [place * 480, place * 480 + 480, key])));
    expect(read.key).toMatchObject({ tonic, mode });
    expect(read.meter).toMatchObject({ beats: [4], unit: 4 });
  });

  it("leaves drums out and says so", () => {
    const read = readMidi(
      fileOf([
        [0, on(60)],
        [0, on(38, 9)],
        [480, off(38, 9)],
        [0, off(60)],
      ]),
    );
    expect(musicOf(read)).toContain("C2");
    expect(read.voices).toHaveLength(1);
    expect(read.fields).toEqual([{ letter: "N", text: expect.stringContaining("drums"), span: undefined }]);
  });

  it("makes a voice of each channel", () => {
    const read = readMidi(
      fileOf([
        [0, on(60, 0)],
        [0, on(48, 3)],
        [480, off(60, 0)],
        [0, off(48, 3)],
      ]),
    );
    expect(read.voices.map((voice) => voice.id)).toEqual(["1", "2"]);
  });

  it.each([
    ["quavers played unevenly", [0, 251, 470, 735, 955, 1210], [0, 1, 2, 3, 4, 5], 2],
    ["a triplet played unevenly", [5, 150, 331, 478, 960], [0, 1 / 3, 2 / 3, 1, 2], 1],
    ["semiquavers played unevenly", [0, 130, 232, 371, 480], [0, 1 / 4, 1 / 2, 3 / 4, 1], 1],
  ])("hears %s as they were meant", (_, ticks, beats, perBeat) => {
    const notes = ticks.map(
      (tick, place) => [tick, (ticks[place + 1] ?? tick + 480) - 15, 60 + place] as const,
    );
    const { notes: heard } = perform(readMidi(playedFile(notes)));
    expect(heard.map(({ onset }) => (onset.num * 4 * perBeat) / onset.den)).toEqual(
      beats.map((beat) => expect.closeTo(beat, 9)),
    );
  });

  it("reads notes that a program has shortened as if they were whole", () => {
    const notes = [0, 480, 720, 960].map(
      (tick, place) => [tick, tick + (place === 0 ? 456 : 228), 60 + place] as const,
    );
    expect(musicOf(readMidi(playedFile(notes)))).toBe("C2 _D=D E z3 |]");
  });

  it("reads no more than four streams on a staff, and cuts what sounds beyond", () => {
    const notes = Array.from({ length: 8 }, (_, place) => [place * 240, 3840, 60 + place] as const);
    const read = readMidi(playedFile(notes));
    expect(read.voices[0]?.measures[0]?.overlays).toHaveLength(3);
    expect(perform(read).notes).toHaveLength(8);
  });

  it("fills every bar", () => {
    const read = throughMidi("C3 (3DEF z/ G9/2 A|B2 z4 c8 d|");
    for (const { events, overlays } of read.voices[0]?.measures ?? []) {
      for (const stream of [events, ...overlays]) {
        expect(sumDurations(stream.filter(isTimed).map((event) => event.length))).toEqual({ num: 1, den: 1 });
      }
    }
  });
});

describe("bytes that are no music", () => {
  const good = writeMidi(scoreOf("X:1\nM:4/4\nL:1/8\nK:C\nCDEF GABc|\n"));

  /** A track chunk around raw bytes, behind a header. */
  function rawFile(track: readonly number[], claimed = track.length): Uint8Array {
    const length = [24, 16, 8, 0].map((shift) => (claimed >>> shift) & 255);
    return Uint8Array.from([...good.slice(0, 14), 0x4d, 0x54, 0x72, 0x6b, ...length, ...track]);
  }

  function codeOf(bytes: Uint8Array): string {
    try {
      readMidi(bytes);
      return "read";
    } catch (error) {
      return MelodistError.is(error) && error.hint !== undefined ? error.code : String(error);
    }
  }

  it.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "bad-file"],
    ["a text", new TextEncoder().encode("X:1\nK:C\nCDEF GABc | and so on\n"), "bad-file"],
    ["a header alone", good.slice(0, 14), "bad-file"],
    ["a crotchet of no ticks", Uint8Array.from([...good.slice(0, 12), 0, 0, ...good.slice(14)]), "bad-file"],
    ["a track that ends inside an event", rawFile([0, 0x90, 60]), "bad-file"],
    ["a number without end", rawFile([0x88, 0x80, 0x80, 0x80, 0x80, 0]), "bad-file"],
    ["a text longer than the file", rawFile([0, 0xff, 1, 0xff, 0xff, 0xff, 0x7f, 65]), "bad-file"],
    [
      "a length that overflows to less than nothing",
      rawFile([0, 0xff, 1, 0x8f, 0xff, 0xff, 0xff, 0x78, 65]),
      "bad-file",
    ],
    ["a value without an event", rawFile([0, 60, 80]), "bad-file"],
    [
      "only drums",
      fileOf([
        [0, on(38, 9)],
        [480, off(38, 9)],
      ]),
      "bad-file",
    ],
    ["a chunk that claims four gigabytes", rawFile([0, 0x90, 60, 80, 0x60, 0x80, 60, 0], 0xffffffff), "read"],
    [
      "a note after a very long silence",
      fileOf(
        [
          [0x0fffffff, on(60)],
          [480, off(60)],
        ],
        1,
      ),
      "too-large",
    ],
    [
      "a key that is never let go",
      fileOf([
        [0, on(60)],
        [480, { type: "controller", controllerType: 7, value: 0, channel: 0 }],
      ]),
      "read",
    ],
  ])("are refused with a way out, or read: %s", (_, bytes, expected) => expect(codeOf(bytes)).toBe(expected));

  it("are answered when a hundred thousand tracks are hidden in them", () => {
    const chunk = [0x4d, 0x54, 0x72, 0x6b, 0, 0, 0, 8, 0, 0x90, 60, 80, 96, 0x80, 60, 0];
    const bytes = new Uint8Array(14 + chunk.length * 100_000);
    bytes.set(good.slice(0, 14));
    for (let at = 14; at < bytes.length; at += chunk.length) bytes.set(chunk, at);
    expect(codeOf(bytes)).toBe("too-large");
  });

  it("are answered when a key is pressed a hundred thousand times and let go as often", () => {
    const press = [0, 0x90, 60, 80];
    const release = [1, 0x80, 60, 0];
    const track = [...new Array(100_000).fill(press).flat(), ...new Array(100_000).fill(release).flat()];
    expect(codeOf(rawFile(track))).toBe("read");
  });

  it("are answered whatever is broken in a good file", () => {
    const anyFault = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(anyFault, { minLength: 1, maxLength: 6 }), fc.nat(good.length), (faults, cut) => {
        const bytes = good.slice(0, good.length - (cut % 20));
        for (const [at, value] of faults) if (at < bytes.length) bytes[at] = value;
        expect(["read", "bad-file", "too-large"]).toContain(codeOf(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it("are answered whatever they are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(["read", "bad-file", "too-large"]).toContain(codeOf(rawFile([...noise])));
        expect(codeOf(noise)).toBe("bad-file");
      }),
    );
  });
});
