/** @file Tests of what the MusicXML of a tune says to other programs. */
import { parseAbc } from "@melodist/abc";
import { describe, expect, it } from "vitest";
import { parseXml } from "../xml/parse-xml.ts";
import { childOf, childText, elementsOf, textOf, type XmlElement } from "../xml/xml-node.ts";
import { writeMusicXml } from "./write-score.ts";

/** The document of an ABC tune. */
function written(abc: string): XmlElement {
  const [tune] = parseAbc(abc.startsWith("X:") ? abc : `X:1\nL:1/4\nM:4/4\nK:C\n${abc}`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return parseXml(writeMusicXml(tune.score));
}

/** All elements of a name, in document order. */
function all(of: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(of).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

const texts = (of: XmlElement, name: string) => all(of, name).map(textOf);

/** Notes as `G4 quarter`, rests as `rest half`. */
function notes(of: XmlElement): readonly string[] {
  return all(of, "note").map((note) => {
    const pitch = childOf(note, "pitch");
    const name = pitch === undefined ? "rest" : `${childText(pitch, "step")}${childText(pitch, "octave")}`;
    const value = (childText(note, "type") ?? "-") + ".".repeat(elementsOf(note, "dot").length);
    return `${childOf(note, "chord") === undefined ? "" : "+"}${name} ${value}`;
  });
}

describe("a written score", () => {
  it("is a partwise MusicXML 4.0 document with its title and composer", () => {
    const root = written("X:1\nT:A Tune\nC:Trad.\nK:G\nG|");
    expect(root.name).toBe("score-partwise");
    expect(root.attributes["version"]).toBe("4.0");
    expect(texts(root, "work-title")).toEqual(["A Tune"]);
    expect(texts(root, "creator")).toEqual(["Trad."]);
  });

  it.each([
    ["K:G", "1 major"],
    ["K:Am", "0 minor"],
    ["K:D dorian", "0 dorian"],
    ["K:Ebmix", "-4 mixolydian"],
    ["K:none", "0 none"],
  ])("says the key %s as %s", (field, expected) => {
    const root = written(`X:1\n${field}\nC|`);
    expect(`${texts(root, "fifths")} ${texts(root, "mode")}`).toBe(expected);
  });

  it("spells a signature out where mode and tonic do not", () => {
    const root = written("X:1\nK:D exp _b ^f\nC|");
    expect(texts(root, "key-step")).toEqual(["B", "F"]);
    expect(texts(root, "key-alter")).toEqual(["-1", "1"]);
  });

  it.each([
    ["M:C", "common 4/4"],
    ["M:C|", "cut 2/2"],
    ["M:6/8", " 6/8"],
    ["M:2+3/8", " 2+3/8"],
  ])("says the meter %s", (field, expected) => {
    const time = all(written(`X:1\n${field}\nK:C\nC|`), "time")[0];
    expect(
      `${time?.attributes["symbol"] ?? ""} ${childText(time, "beats")}/${childText(time, "beat-type")}`,
    ).toBe(expected);
  });

  it("says that free meter has none", () => {
    expect(all(written("X:1\nM:none\nK:C\nC|"), "senza-misura")).toHaveLength(1);
  });

  it("ties the notes that an odd length takes", () => {
    const root = written("C5/2 z3/2|");
    expect(notes(root)).toEqual(["C4 half", "C4 eighth", "rest quarter."]);
    expect(all(root, "tie").map((tie) => tie.attributes["type"])).toEqual(["start", "stop"]);
  });

  it("writes chords, also of notes of differing lengths", () => {
    expect(notes(written("[CE2G]4|"))).toEqual(["C4 whole", "+E4 breve", "+G4 whole"]);
  });

  it("brackets tuplets and gives every note its ratio", () => {
    const root = written("(3CDE F2|");
    expect(texts(root, "actual-notes")).toEqual(["3", "3", "3"]);
    expect(all(root, "tuplet").map((tuplet) => tuplet.attributes["type"])).toEqual(["start", "stop"]);
    expect(texts(root, "duration")).toEqual(["2", "2", "2", "6"]);
  });

  it("beams quavers as they are written together", () => {
    const root = written("X:1\nL:1/8\nM:4/4\nK:C\nCD EF/G/ A2|");
    expect(texts(root, "beam")).toEqual(["begin", "end", "begin", "continue", "begin", "end", "end"]);
  });

  it("shows an accidental once a bar, and not on the far side of a tie", () => {
    const root = written("^F F ^C C-|C C ^f2|");
    expect(texts(root, "accidental")).toEqual(["sharp", "sharp", "sharp"]);
    expect(texts(root, "alter")).toEqual(["1", "1", "1", "1", "1", "1"]);
  });

  it("divides words into syllables and draws them out", () => {
    const root = written("CDEF|GAB2|\nw: glo-ri-a _ a-men");
    expect(texts(root, "syllabic")).toEqual(["begin", "middle", "end", "begin", "end"]);
    expect(all(root, "extend").map((extend) => extend.attributes["type"])).toEqual(["start", "stop"]);
  });

  it("says chords by root, kind and bass, and how they were spelled", () => {
    const harmony = all(written('"F#m7/C#"C4|'), "harmony")[0] as XmlElement;
    expect(texts(harmony, "root-step")).toEqual(["F"]);
    expect(texts(harmony, "root-alter")).toEqual(["1"]);
    expect(texts(harmony, "kind")).toEqual(["minor-seventh"]);
    expect(childOf(harmony, "kind")?.attributes["text"]).toBe("m7");
    expect(texts(harmony, "bass-step")).toEqual(["C"]);
  });

  it("numbers a pick-up 0 and does not count the second half of a divided bar", () => {
    const measures = all(written("C|CDEF|GA:|Bc|defg|]"), "measure");
    expect(measures.map((measure) => measure.attributes["number"])).toEqual(["0", "1", "2", "X4", "3"]);
    expect(measures.map((measure) => measure.attributes["implicit"])).toEqual([
      "yes",
      undefined,
      undefined,
      "yes",
      undefined,
    ]);
  });

  it("writes repeats and endings as they are played", () => {
    const root = written("|:C4|1D4:|2E4||F4:|");
    const signs = all(root, "barline")
      .flatMap((line) => elementsOf(line))
      .filter(({ name }) => name !== "bar-style");
    expect(signs.map(({ name, attributes }) => [name, ...Object.values(attributes)].join(" "))).toEqual([
      "repeat forward",
      "ending 1 start",
      "ending 1 stop",
      "repeat backward",
      "ending 2 start",
      "ending 2 discontinue",
      "repeat forward",
      "repeat backward",
    ]);
  });

  it("puts overlays into voices of the same part", () => {
    const root = written("C4 & E2 G2|");
    expect(texts(root, "voice")).toEqual(["1", "2", "2"]);
    expect(all(root, "backup").map((backup) => childText(backup, "duration"))).toEqual(["4"]);
  });

  it("gives every voice a part, and fills the shorter ones up", () => {
    const root = written(
      "X:1\nL:1/4\nK:C\nV:1 clef=treble\nV:2 clef=bass name=Low\n[V:1]CDEF|G4|A4|]\n[V:2]C,4|]",
    );
    expect(elementsOf(root, "part").map((part) => elementsOf(part, "measure").length)).toEqual([3, 3]);
    expect(texts(root, "part-name")).toEqual(["", "Low"]);
    expect(texts(root, "sign")).toEqual(["G", "F"]);
  });

  it("writes sounding octaves for a clef with a figure, and transposition as such", () => {
    expect(notes(written("X:1\nL:1/4\nK:C clef=treble-8\nc4|"))).toEqual(["C4 whole"]);
    expect(texts(written("X:1\nL:1/4\nK:C transpose=-2\nc4|"), "chromatic")).toEqual(["-2"]);
  });

  it("begins lines where the score does", () => {
    const root = written("CDEF|\nGABc|\nc4|]");
    expect(all(root, "measure").map((measure) => elementsOf(measure, "print").length)).toEqual([0, 1, 1]);
  });

  it("writes grace notes, slurs, ties, ornaments and dynamics where others look for them", () => {
    const root = written("{/d}(C !trill!D) !mf!E-E|");
    for (const name of ["grace", "slur", "trill-mark", "mf", "tied"]) expect(all(root, name)).not.toEqual([]);
    expect(all(root, "grace")[0]?.attributes["slash"]).toBe("yes");
  });

  it("leaves a tie that leads nowhere to ring", () => {
    expect(all(written("C2- D2|"), "tied").map((tied) => tied.attributes["type"])).toEqual(["let-ring"]);
  });

  it("keeps a bar without any time inside the one that follows", () => {
    expect(all(written("CDEF|\ny|GABc|]"), "measure")).toHaveLength(2);
  });

  it("writes the same text every time", () => {
    const abc = 'X:1\nT:Same\nK:G\n"G"GABc|(3def g2:|';
    expect(writeMusicXml(parseAbc(abc).tunes[0]?.score as never)).toBe(
      writeMusicXml(parseAbc(abc).tunes[0]?.score as never),
    );
  });
});

describe("a document larger than any reader takes", () => {
  it.each([
    ["voices", Array.from({ length: 501 }, (_, voice) => `[V:${voice}] c4|`).join("\n")],
    ["measures", "c4|".repeat(100_001)],
  ])("is refused for its %s", (_, music) => {
    expect(() => written(music)).toThrow(/too many for a document/);
  });
});
