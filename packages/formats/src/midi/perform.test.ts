import { parseAbc } from "@melodist/abc";
import { duration, printDuration, type Score } from "@melodist/score";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perform } from "./perform.ts";
import type { PerformedNote } from "./performance.ts";
import { secondsAt } from "./tempo-map.ts";

function scoreOf(body: string, header = "M:4/4\nL:1/8\nK:C"): Score {
  const score = parseAbc(`X:1\nT:A tune\n${header}\n${body}\n`).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  return score;
}

/** Each note as "key@onset+length", lengths in whole notes. */
function told(notes: readonly PerformedNote[]): string {
  return notes
    .map((note) => `${note.key}@${printDuration(note.onset)}+${printDuration(note.length)}`)
    .join(" ");
}

function played(body: string, header?: string): string {
  return told(perform(scoreOf(body, header)).notes);
}

describe("a performance", () => {
  it("has every note at its exact onset", () => {
    expect(played("C2 (3DEF z2 [CE]2|G8|")).toBe(
      "60@0+1/4 62@1/4+1/12 64@1/3+1/12 65@5/12+1/12 60@3/4+1/4 64@3/4+1/4 67@1+1",
    );
  });

  it("ends a bar of septuplets exactly on the bar line", () => {
    const notes = perform(scoreOf("(7:4:7CDEFGAB (7:4:7CDEFGAB|c8|")).notes;
    expect(notes.at(-1)?.onset).toEqual(duration(1, 1));
  });

  it("follows repeats and endings, and says which written measure each note is from", () => {
    const { notes, measures } = perform(scoreOf("|:C8|[1 D8:|[2 E8|]"));
    expect(told(notes)).toBe("60@0+1 62@1+1 60@2+1 64@3+1");
    expect(measures.map((measure) => measure.index)).toEqual([0, 1, 0, 2]);
    expect(notes.map((note) => note.source?.measure)).toEqual([0, 1, 0, 2]);
  });

  it("finds the written event of a note in a measure whose key was restored by a repeat", () => {
    const score = scoreOf("|:C8|[K:D]F8:|");
    const source = perform(score).notes[2]?.source;
    const event = score.voices[0]?.measures[source?.measure ?? 9]?.events[source?.event ?? 9];
    expect(event).toMatchObject({ kind: "note", pitch: { letter: "C" } });
    expect(perform(score).notes.map((note) => note.key)).toEqual([60, 66, 60, 66]);
  });

  it("plays each measure once when repeats are switched off", () => {
    expect(told(perform(scoreOf("|:C8|[1 D8:|[2 E8|]"), { repeats: false }).notes)).toBe(
      "60@0+1 62@1+1 64@2+1",
    );
  });
});

describe("ties", () => {
  it.each([
    ["within a bar", "C4-C4|", "60@0+1"],
    ["over a bar line", "z4 C4-|C8|", "60@1/2+3/2"],
    ["of some notes of a chord", "[C-E]4 [CF]4|", "60@0+1 64@0+1/2 65@1/2+1/2"],
    ["into a second ending", "|:C8-|[1 C8:|[2 C8|]", "60@0+2 60@2+2"],
    ["that lead to another pitch", "C4-D4|", "60@0+1/2 62@1/2+1/2"],
    ["that a rest cuts", "C4- z2 C2|", "60@0+1/2 60@3/4+1/4"],
    ["to a staccato note, which is halved", "C4-.C2 z2|", "60@0+5/8"],
    ["between streams of a bar", "C4-E4 & z4 C4|", "60@0+1 64@1/2+1/2"],
  ])("are joined %s", (_, body, expected) => expect(played(body)).toBe(expected));
});

describe("small notes and signs", () => {
  it("takes grace notes from the note they adorn, a 1/32 each", () => {
    expect(played("{de}C4 D4|")).toBe("74@0+1/32 76@1/32+1/32 60@1/16+7/16 62@1/2+1/2");
  });

  it("never gives more than half of a note to its grace notes", () => {
    expect(played("{defg}C/|")).toBe("74@0+1/128 76@1/128+1/128 77@1/64+1/128 79@3/128+1/128 60@1/32+1/32");
  });

  it("leaves grace notes out when asked", () => {
    expect(told(perform(scoreOf("{de}C4|"), { graces: false }).notes)).toBe("60@0+1/2");
  });

  it("halves staccato notes, and leaves fermatas, trills and rolls plain", () => {
    expect(played(".C4 !fermata!D2 TE2|~C8|")).toBe("60@0+1/4 62@1/2+1/4 64@3/4+1/4 60@1+1");
  });

  it.each([
    ["p", 50],
    ["ff", 102],
  ])("strikes notes under !%s! around velocity %i", (dynamic, velocity) => {
    const [, , offBeat] = perform(scoreOf(`!${dynamic}!C3 D EFGA|`)).notes;
    expect(offBeat?.velocity).toBeGreaterThanOrEqual(velocity);
    expect((offBeat?.velocity ?? 0) - velocity).toBeLessThan(10);
  });

  it("stresses the first beat most, then the middle one, then other beats, then the rest", () => {
    const [one, off, two, , three] = perform(scoreOf("CDEFGABc|")).notes.map((note) => note.velocity);
    expect([one, three, two, off]).toEqual([one, three, two, off].toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(new Set([one, off, two, three]).size).toBe(4);
  });

  it("does not stress a pick-up as if it were the first beat", () => {
    const [pickUp, first] = perform(scoreOf("G|C8|")).notes;
    expect(pickUp?.velocity).toBeLessThan(first?.velocity ?? 0);
  });
});

describe("what a voice sounds like", () => {
  it.each([
    ["transpose=-2", 58],
    ["clef=treble-8", 48],
    ["clef=bass+8 transpose=1", 73],
    ["octave=1", 72],
    ["transpose=nonsense", 60],
    ["transpose=9999", 60],
  ])("%s turns a written C4 into key %i", (properties, key) => {
    expect(perform(scoreOf("C8|", `M:4/4\nL:1/8\nK:C ${properties}`)).notes[0]?.key).toBe(key);
  });

  it.each([
    ["c''''", "transpose=48", 120],
    ["C,,,,", "transpose=-24", 0],
  ])("brings %s under %s back among the keys of MIDI by octaves", (note, properties, key) => {
    expect(perform(scoreOf(`${note}8|`, `M:4/4\nL:1/8\nK:C ${properties}`)).notes[0]?.key).toBe(key);
  });

  it("keeps quarter tones as cents above a key", () => {
    expect(perform(scoreOf("^/C4 _/D4|")).notes).toMatchObject([
      { key: 60, cents: 50 },
      { key: 61, cents: 50 },
    ]);
  });

  it("sings a verse on each pass, and the last one on the passes that remain", () => {
    const sung = perform(scoreOf("|::C4 D4::|\nw:one two-\nw:three four")).notes.map((note) => note.syllable);
    expect(sung).toEqual(["one", "two-", "three", "four", "three", "four"]);
  });

  it("plays voices side by side, each with its part", () => {
    const { notes, parts } = perform(scoreOf("V:S name=Soprano\nC8|\nV:B\nC,8|"));
    expect(parts.map((part) => part.name)).toEqual(["Soprano", "B"]);
    expect(notes.map(({ part, key }) => [part, key])).toEqual([
      [0, 60],
      [1, 48],
    ]);
  });
});

describe("the tempo", () => {
  it.each([
    ["Q:1/4=90", "M:4/4", "", 90],
    ["Q:3/8=60", "M:6/8", "", 90],
    ['Q:"Allegro"', "M:4/4", "", 132],
    ['Q:"Allegro ma non troppo"', "M:4/4", "", 120],
    ['Q:"Very Slow"', "M:4/4", "", 48],
    ['Q:"行板"', "M:4/4", "", 80],
    ['Q:"Andante"', "M:6/8", "", 120],
    ['Q:"Nobody knows"', "M:4/4", "R:waltz", 176],
    ["", "M:C|", "R:reel", 208],
    ["", "M:2/4", "R:Reel", 104],
    ["", "M:6/8", "R:double jig", 171],
    ["", "M:9/8", "R:slip jig", 174],
    ["", "M:3/4", "R:waltz", 132],
    ["", "M:12/8", "R:slide", 204],
    ["", "M:4/4", "", 120],
    ["", "M:6/8", "", 150],
    ["", "M:none", "", 120],
  ])("of %s %s %s is %i crotchets a minute", (tempo, meter, rhythm, crotchets) => {
    const header = [rhythm, meter, "L:1/8", tempo, "K:C"].filter((line) => line !== "").join("\n");
    const { tempos } = perform(scoreOf("CDEF|", header));
    expect((tempos[0]?.wholesPerMinute ?? 0) * 4).toBeCloseTo(crotchets, 6);
  });

  it("changes where the tune says, and times are counted through the change", () => {
    const { tempos, length } = perform(scoreOf("C8|[Q:1/4=60]D8|[Q:1/4=60]E8|"));
    expect(tempos.map((mark) => mark.seconds)).toEqual([0, 2]);
    expect(secondsAt(tempos, duration(1, 2))).toBeCloseTo(1, 9);
    expect(secondsAt(tempos, length)).toBeCloseTo(10, 9);
  });

  it("is the caller's when the caller gives one", () => {
    const { tempos } = perform(scoreOf("C8|[Q:1/4=60]D8|"), { tempoBpm: 240 });
    expect(tempos).toEqual([{ onset: duration(0, 1), wholesPerMinute: 60, seconds: 0 }]);
  });
});

describe("any tune", () => {
  const anyBody = fc
    .array(
      fc.constantFrom(
        "C2",
        "D",
        "[EG]2-",
        "(3ABc",
        "z",
        "{a}B",
        "C3-",
        "|",
        ":|",
        "|:",
        "&",
        '"G7"',
        ".F",
        "[M:3/4]",
      ),
      {
        maxLength: 40,
      },
    )
    .map((tokens) => tokens.join(" "));

  it("is played in order, inside its length, with keys that exist", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const { notes } = perform(scoreOf(body));
        for (const [place, note] of notes.entries()) {
          const before = notes[place - 1];
          expect(note.length.num).toBeGreaterThan(0);
          expect(note.velocity).toBeGreaterThan(0);
          expect(note.velocity).toBeLessThan(128);
          if (before === undefined) continue;
          expect(before.onset.num * note.onset.den).toBeLessThanOrEqual(note.onset.num * before.onset.den);
        }
      }),
    );
  });
});
