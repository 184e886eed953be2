import { parseAbc } from "@melodist/abc";
import type { Score } from "@melodist/score";
import { type MidiEvent, parseMidi } from "midi-file";
import { describe, expect, it } from "vitest";
import { perform } from "./perform.ts";
import { programNumber } from "./program.data.ts";
import { writeMidi } from "./write-midi.ts";

function scoreOf(text: string): Score {
  const score = parseAbc(text).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  return score;
}

/** Each track as lines of "tick type facts", read back by the library. */
function tracksOf(bytes: Uint8Array): string[][] {
  return parseMidi(bytes).tracks.map((track) => {
    let tick = 0;
    return track.map((event) => {
      tick += event.deltaTime;
      return `${tick} ${told(event)}`;
    });
  });
}

function told(event: MidiEvent): string {
  switch (event.type) {
    case "noteOn":
      return `on ${event.noteNumber}`;
    case "noteOff":
      return `off ${event.noteNumber}`;
    case "setTempo":
      return `tempo ${event.microsecondsPerBeat}`;
    case "timeSignature":
      return `meter ${event.numerator}/${event.denominator} click ${event.metronome}`;
    case "keySignature":
      return `key ${event.key} ${event.scale}`;
    case "programChange":
      return `program ${event.programNumber} channel ${event.channel}`;
    case "trackName":
    case "lyrics":
      return `${event.type} ${Buffer.from(event.text, "latin1").toString("utf8")}`;
    default:
      return event.type;
  }
}

const JIG = `X:1
T:採茶 Jig
M:6/8
L:1/8
Q:3/8=120
K:Em
B|"Em"E2F GAB|[M:9/8][K:G]G9|]
w:one two three- four`;

describe("a MIDI file", () => {
  it("is of format 1 with 480 ticks a crotchet and a track for each part", () => {
    const { header, tracks } = parseMidi(writeMidi(scoreOf(JIG)));
    expect(header).toEqual({ format: 1, numTracks: 3, ticksPerBeat: 480 });
    expect(tracks).toHaveLength(3);
  });

  it("says title, tempo, meters and keys in its first track, and shows the pick-up by a meter of its own", () => {
    expect(tracksOf(writeMidi(scoreOf(JIG)))[0]).toEqual([
      "0 trackName 採茶 Jig",
      "0 tempo 333333",
      "0 key 1 1",
      "0 meter 1/8 click 12",
      "240 meter 6/8 click 36",
      "1680 key 1 0",
      "1680 meter 9/8 click 36",
      "3840 endOfTrack",
    ]);
  });

  it("plays and sings in the track of the voice", () => {
    const [, voice] = tracksOf(writeMidi(scoreOf(JIG), { melodyProgram: "flute", accompaniment: false }));
    expect(voice).toEqual([
      "0 trackName ",
      "0 program 73 channel 0",
      "0 lyrics one",
      "0 on 71",
      "240 off 71",
      "240 lyrics two",
      "240 on 64",
      "720 off 64",
      "720 lyrics three-",
      "720 on 66",
      "960 off 66",
      "960 lyrics four",
      "960 on 67",
      "1200 off 67",
      "1200 on 69",
      "1440 off 69",
      "1440 on 71",
      "1680 off 71",
      "1680 on 67",
      "3840 off 67",
      "3840 endOfTrack",
    ]);
  });

  it("has the accompaniment in a track of its own", () => {
    const [, , chords] = tracksOf(writeMidi(scoreOf(JIG)));
    expect(chords?.slice(0, 4)).toEqual([
      "0 trackName Chords",
      "0 program 25 channel 1",
      "240 on 40",
      "720 off 40",
    ]);
  });

  it("rounds each tick from the exact time, so that uneven tuplets never drift", () => {
    const score = scoreOf(`X:1\nM:4/4\nL:1/8\nK:C\n${"(7:4:7CDEFGAB (11:4:11CDEFGABcdef|".repeat(200)}`);
    const onsets = (tracksOf(writeMidi(score))[1] ?? []).filter((line) => line.includes(" on "));
    const { notes } = perform(score);
    expect(onsets).toHaveLength(notes.length);
    for (const [place, { onset }] of notes.entries()) {
      expect(
        Math.abs(Number.parseInt(onsets[place] ?? "", 10) - (onset.num * 1920) / onset.den),
      ).toBeLessThanOrEqual(0.5);
    }
  });

  it("lets a key go before it is pressed again, and presses it once where two streams meet", () => {
    const [, voice] = tracksOf(writeMidi(scoreOf("X:1\nM:4/4\nL:1/8\nK:C\nC4 C4 & C8|")));
    expect(voice?.filter((line) => line.includes("60"))).toEqual([
      "0 on 60",
      "960 off 60",
      "960 on 60",
      "1920 off 60",
    ]);
  });

  it("leaves the drums' channel alone, however many voices there are", () => {
    const voices = Array.from({ length: 20 }, (_, voice) => `V:${voice}\nC8|`).join("\n");
    const tracks = tracksOf(writeMidi(scoreOf(`X:1\nL:1/8\nK:C\n${voices}`)));
    const channels = tracks.slice(1).map((track) => Number(track[1]?.split("channel ")[1]));
    expect(channels).toHaveLength(20);
    expect(channels).not.toContain(9);
    expect(Math.max(...channels)).toBeLessThan(16);
  });

  it.each([
    ["none", "free meter"],
    ["300/8", "more beats than a byte holds"],
    ["5/12", "a unit that is no power of two"],
  ])("leaves out a meter that MIDI cannot say: %s, %s", (meter) => {
    const [first] = tracksOf(writeMidi(scoreOf(`X:1\nM:${meter}\nL:1/8\nK:C\nCDEF|`)));
    expect(first?.filter((line) => line.includes("meter"))).toEqual([]);
  });

  it("refuses a tune that no file can hold, and strums no endless measure", () => {
    const score = scoreOf('X:1\nM:1/64\nL:1/8\nK:C\n"C"C8|');
    const [voice] = score.voices;
    const [measure] = voice?.measures ?? [];
    const [event] = measure?.events ?? [];
    if (voice === undefined || measure === undefined || event?.kind !== "note") throw new Error("one note");
    const events = [{ ...event, length: { num: 1_000_000, den: 1 } }];
    const endless = { ...score, voices: [{ ...voice, measures: [{ ...measure, events }] }] };
    expect(perform(endless).notes).toHaveLength(5);
    expect(() => writeMidi(endless)).toThrow(expect.objectContaining({ code: "too-large" }));
  });

  it("holds nothing but its end for a tune without notes", () => {
    expect(tracksOf(writeMidi(scoreOf("X:1\nK:C\n")))[0]?.at(-1)).toBe("0 endOfTrack");
  });
});

describe("General MIDI programs", () => {
  it.each([
    ["acoustic-grand-piano", 0],
    ["accordion", 21],
    ["steel-guitar", 25],
    ["violin", 40],
    ["harp", 46],
    ["flute", 73],
    ["whistle", 78],
    ["banjo", 105],
    ["bagpipe", 109],
    ["fiddle", 110],
    ["gunshot", 127],
  ] as const)("number %s %i", (name, number) => expect(programNumber(name)).toBe(number));
});
