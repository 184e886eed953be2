/** @file Tests of reading MusicXML as other programs write it. */
import { parseAbc, printAbc } from "@melodist/abc";
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { compressMusicXml } from "../compressed.ts";
import { writeMusicXml } from "../write/write-score.ts";
import { readMusicXml } from "./read-music-xml.ts";

const HEAD =
  "<attributes><divisions>2</divisions><key><fifths>1</fifths></key><time><beats>4</beats><beat-type>4</beat-type></time></attributes>";

/** A document of one part; `head` begins its first measure. */
function document(measures: readonly string[], head = HEAD): string {
  const bars = measures.map(
    (bar, index) => `<measure number="${index + 1}">${index === 0 ? head : ""}${bar}</measure>`,
  );
  return `<score-partwise><part-list><score-part id="P1"><part-name/></score-part></part-list><part id="P1">${bars.join("")}</part></score-partwise>`;
}

const TYPES: Readonly<Record<number, string>> = { 1: "eighth", 2: "quarter", 4: "half", 8: "whole" };

/** A note of so many quavers; `more` is put behind its type. */
function note(name: string, quavers = 2, more = "", voice = 1): string {
  const [step = "C", octave = "4"] = name;
  const type = TYPES[quavers] === undefined ? "" : `<type>${TYPES[quavers]}</type>`;
  const pitch = `<pitch><step>${step}</step><octave>${octave}</octave></pitch>`;
  return `<note>${pitch}<duration>${quavers}</duration><voice>${voice}</voice>${type}${more}</note>`;
}

const rest = (quavers: number) => `<note><rest/><duration>${quavers}</duration><voice>1</voice></note>`;
const chordNote = (name: string, quavers = 2) => note(name, quavers).replace("<note>", "<note><chord/>");
const backup = (quavers: number) => `<backup><duration>${quavers}</duration></backup>`;
const forward = (quavers: number) => `<forward><duration>${quavers}</duration></forward>`;
const harmony = (step: string, offset = 0) =>
  `<harmony><root><root-step>${step}</root-step></root><kind>major</kind>${offset === 0 ? "" : `<offset>${offset}</offset>`}</harmony>`;
const words = (text: string) =>
  `<direction placement="above"><direction-type><words>${text}</words></direction-type></direction>`;

/** The music of a score as ABC, without the header. */
function musicOf(score: Score): string {
  const lines = printAbc({ ...score, number: 1 })
    .trim()
    .split("\n");
  return lines.slice(lines.findIndex((line) => line.startsWith("K:")) + 1).join("\n");
}

const read = (measures: readonly string[], head?: string) => readMusicXml(document(measures, head));
const music = (measures: readonly string[], head?: string) => musicOf(read(measures, head).score);
const codes = (measures: readonly string[], head?: string) =>
  read(measures, head).findings.map(({ code }) => code);

describe("MusicXML of other programs", () => {
  it("gives notes, rests, chords and the header", () => {
    const { score, findings } = read([
      note("G4") + note("A4", 1) + note("B4", 1) + rest(2) + note("D4") + chordNote("G4"),
    ]);
    expect(musicOf(score)).toBe("G2 A B z2 [DG]2 |");
    expect(score.key).toMatchObject({ tonic: { letter: "G", alter: 0 }, mode: "major" });
    expect(score.meter).toMatchObject({ beats: [4], unit: 4 });
    expect(findings).toEqual([]);
  });

  it("takes the title of the work, the movement or the page, and who made it", () => {
    const titled = (head: string) =>
      readMusicXml(document([]).replace("<part-list>", `${head}<part-list>`)).score;
    expect(
      titled("<work><work-title> A </work-title></work><movement-title>B</movement-title>").titles,
    ).toEqual(["A", "B"]);
    expect(
      titled("<credit><credit-type>title</credit-type><credit-words>C</credit-words></credit>").titles,
    ).toEqual(["C"]);
    const made = titled(
      '<identification><creator type="composer">X</creator><creator type="lyricist">Y</creator><rights>Z</rights></identification>',
    );
    expect(made.fields.map(({ letter, text }) => `${letter}:${text}`)).toEqual([
      "C:X",
      "C:lyricist: Y",
      "Z:abc-copyright Z",
    ]);
  });

  it("puts a second voice into an overlay", () => {
    expect(music([note("C5", 8) + backup(8) + note("E4", 4, "", 2) + note("G4", 4, "", 2)])).toBe(
      "c8 & E4 G4 |",
    );
  });

  it("fills time that is skipped with invisible rests", () => {
    expect(music([note("C5", 8) + backup(8) + forward(4) + note("G4", 4, "", 2)])).toBe("c8 & x4 G4 |");
  });

  it("makes a voice of every staff, each with its clef", () => {
    const head = HEAD.replace(
      "</attributes>",
      '<staves>2</staves><clef number="1"><sign>G</sign><line>2</line></clef><clef number="2"><sign>F</sign><line>4</line></clef></attributes>',
    );
    const { score } = read(
      [note("C5", 8, "<staff>1</staff>") + backup(8) + note("C3", 8, "<staff>2</staff>", 5)],
      head,
    );
    expect(score.voices.map(({ id, properties }) => [id, properties["clef"]])).toEqual([
      ["1", undefined],
      ["2", "bass"],
    ]);
    expect(score.voices.map((voice) => voice.measures[0]?.events.map((event) => event.kind))).toEqual([
      ["note"],
      ["note"],
    ]);
  });

  it("lets a voice cross to the other staff without leaving its stream", () => {
    const head = HEAD.replace("</attributes>", "<staves>2</staves></attributes>");
    const { score } = read([note("C5", 4, "<staff>1</staff>") + note("C4", 4, "<staff>2</staff>")], head);
    expect(score.voices.map((voice) => voice.measures[0]?.events.length)).toEqual([2, 1]);
  });

  it("reads tuplets between their brackets", () => {
    const ratio =
      "<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification>";
    const triplet = (step: string, edge: string) =>
      `<note><pitch><step>${step}</step><octave>4</octave></pitch><duration>2</duration><type>quarter</type>${ratio}<notations>${edge}</notations></note>`;
    const head = HEAD.replace("<divisions>2", "<divisions>3");
    const bar =
      triplet("C", '<tuplet type="start"/>') + triplet("D", "") + triplet("E", '<tuplet type="stop"/>');
    expect(music([bar + note("G4", 6)], head)).toBe("(3C2 D2 E2 G4 |");
  });

  it("takes the written value where a duration was rounded", () => {
    const ratio =
      "<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification>";
    const rounded = (duration: number) =>
      note("C4", duration).replace("</voice>", `</voice><type>eighth</type>${ratio}`);
    const { score } = read(
      [rounded(1) + rounded(1) + rounded(1)],
      HEAD.replace("<divisions>2", "<divisions>4"),
    );
    expect(score.voices[0]?.measures[0]?.events.map((event) => "length" in event && event.length)).toEqual([
      { num: 1, den: 12 },
      { num: 1, den: 12 },
      { num: 1, den: 12 },
    ]);
  });

  it("reads grace notes, ties, slurs and signs", () => {
    const grace =
      '<note><grace slash="yes"/><pitch><step>D</step><octave>4</octave></pitch><type>eighth</type></note>';
    const slur = (type: string) => `<notations><slur type="${type}"/></notations>`;
    const signs =
      "<notations><articulations><staccato/></articulations><ornaments><trill-mark/></ornaments></notations>";
    const tied = '<tie type="start"/>';
    expect(
      music([
        grace +
          note("C4", 2, slur("start")) +
          note("D4", 2, slur("stop")) +
          note("E4", 2, signs) +
          note("G4", 2, tied),
        note("G4", 8),
      ]),
    ).toBe("({/D}C2 D2) .TE2 G2- | G8 |");
  });

  it("reads syllables, draws them out where the file does, and counts verses", () => {
    const lyric = (text: string, syllabic: string, more = "", number = 1) =>
      `<lyric number="${number}"><syllabic>${syllabic}</syllabic><text>${text}</text>${more}</lyric>`;
    const bar = [
      note("C4", 2, lyric("A", "begin") + lyric("one", "single", "", 2)),
      note("D4", 2, lyric("men", "end", "<extend/>")),
      note("E4"),
      note("G4", 2, lyric("so", "single")),
    ];
    expect(music([bar.join("")])).toBe("C2 D2 E2 G2 |\nw:A- men _ so\nw:one");
  });

  it("reads chord symbols, N.C. and kinds we have no word for", () => {
    const kind = (name: string, text: string) =>
      `<harmony><root><root-step>B</root-step><root-alter>-1</root-alter></root><kind text="${text}">${name}</kind></harmony>`;
    expect(
      music([
        kind("minor-seventh", "m7") +
          note("C4", 4) +
          kind("none", "N.C.") +
          note("D4", 2) +
          kind("Neapolitan", "N6") +
          note("E4"),
      ]),
    ).toBe('"Bbm7"C4 "N.C."D2 "BbN6"E2 |');
  });

  it("divides a note where a chord symbol stands in the middle of it", () => {
    expect(music([harmony("C") + harmony("G", 4) + note("E4", 8)])).toBe('"C"E4- "G"E4 |');
    expect(music([harmony("C") + note("E4", 8) + backup(4) + harmony("G") + forward(4)])).toBe(
      '"C"E4- "G"E4 |',
    );
  });

  it("reads tempo, words, parts, dynamics and wedges", () => {
    const tempo =
      "<direction><direction-type><words>Allegro</words></direction-type><direction-type><metronome><beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>c. 90</per-minute></metronome></direction-type></direction>";
    const direction = (type: string) => `<direction><direction-type>${type}</direction-type></direction>`;
    const bar =
      direction("<rehearsal>B</rehearsal>") +
      direction("<dynamics><mf/></dynamics>") +
      note("C4", 4) +
      direction('<wedge type="diminuendo"/>') +
      note("D4") +
      words("dolce") +
      note("E4");
    const { score, findings } = read([tempo + bar, direction('<wedge type="stop"/>') + note("C4", 8)]);
    expect(score.tempo).toEqual({ beats: [{ num: 3, den: 8 }], perMinute: 90, text: "Allegro" });
    expect(musicOf(score)).toBe('[P:B] !mf!C4 !diminuendo(!D2 "^dolce"E2 | !diminuendo)!C8 |');
    expect(findings).toEqual([]);
  });

  it("reads bar lines, repeats with their number of times, and endings", () => {
    const line = (location: string, inside: string) => `<barline location="${location}">${inside}</barline>`;
    expect(
      music([
        `${line("left", '<repeat direction="forward"/>')}${note("C4", 8)}`,
        `${line("left", '<ending number="1, 2" type="start">1.-2.</ending>')}${note("D4", 8)}${line("right", '<ending number="1, 2" type="stop"/><repeat direction="backward" times="3"/>')}`,
        `${line("left", '<ending number="3" type="start"/>')}${note("E4", 8)}${line("right", "<bar-style>light-heavy</bar-style>")}`,
      ]),
    ).toBe("|: C8 |1,2 D8 ::|3 E8 |]");
  });

  it("reads changes of key and meter inside a bar, and keys spelled out", () => {
    const change = "<attributes><key><fifths>-2</fifths><mode>minor</mode></key></attributes>";
    const odd =
      "<attributes><key><key-step>F</key-step><key-alter>1</key-alter><key-step>B</key-step><key-alter>-1</key-alter></key></attributes>";
    expect(music([note("C4", 4) + change + note("D4", 4), odd + note("E4", 8)])).toBe(
      "C4 [K:Gm] D4 | [K:none exp ^f _b] E8 |",
    );
  });

  it("gives a transposing part its own key and its transposition", () => {
    const part = (id: string, fifths: number, more: string) =>
      `<part id="${id}"><measure><attributes><divisions>2</divisions><key><fifths>${fifths}</fifths></key>${more}</attributes>${note("C4", 8)}</measure></part>`;
    const transpose = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>";
    const { score } = readMusicXml(
      `<score-partwise><part-list/>${part("P1", 0, "")}${part("P2", 2, transpose)}</score-partwise>`,
    );
    expect(score.voices[1]?.properties).toEqual({ transpose: "-2" });
    expect(score.voices[1]?.measures[0]?.events[0]).toMatchObject({
      kind: "key-change",
      key: { tonic: { letter: "D" } },
    });
  });

  it("reads timewise documents", () => {
    const measure = (content: string) => `<measure><part id="P1">${content}</part></measure>`;
    const timewise = `<score-timewise><part-list/>${measure(HEAD + note("C4", 8))}${measure(note("D4", 8))}</score-timewise>`;
    expect(musicOf(readMusicXml(timewise).score)).toBe("C8 | D8 |");
  });

  it("reads a signature without mode as major and meters of several figures as one", () => {
    const head = HEAD.replace("</time>", "<beats>3</beats><beat-type>8</beat-type></time>");
    expect(read([note("C4")], head).score.meter).toMatchObject({ beats: [8, 3], unit: 8 });
  });
});

describe("what MusicXML says and a score cannot", () => {
  it.each([
    ["percussion", "<note><unpitched/><duration>8</duration></note>", "unpitched-note"],
    ["a note without a pitch", "<note><duration>8</duration></note>", "bad-note"],
    ["a note without a length", "<note><pitch><step>C</step><octave>4</octave></pitch></note>", "bad-note"],
    ["a cue note", note("C4", 8).replace("<note>", "<note><cue/>"), "dropped-sign"],
    [
      "an octave line",
      '<direction><direction-type><octave-shift type="up"/></direction-type></direction>',
      "dropped-sign",
    ],
    ["notes that overlap", note("C4", 8) + backup(4) + note("D4", 4), "overlapping-notes"],
    ["an instruction that is not ours to understand", "<?melodist event {broken?>", "bad-instruction"],
    [
      "an instruction with nonsense in it",
      note("C4").replace("<pitch>", '<?melodist {"beam":7}?><pitch>'),
      "bad-instruction",
    ],
  ])("is listed and passed by: %s", (_, bar, code) => {
    expect(codes([bar])).toContain(code);
  });

  it("keeps the time of percussion", () => {
    expect(music([`<note><unpitched/><duration>4</duration></note>${note("C4", 4)}`])).toBe("x4 C4 |");
  });

  it("says where it was", () => {
    expect(
      read([note("C4", 8), "<note><unpitched/><duration>8</duration></note>"]).findings[0],
    ).toMatchObject({ part: "P1", measure: 2 });
  });

  it("keeps the lengths of tuplets inside tuplets", () => {
    const ratio = (actual: number) =>
      `<time-modification><actual-notes>${actual}</actual-notes><normal-notes>2</normal-notes></time-modification>`;
    const bar =
      note("C4", 1, `${ratio(3)}<notations><tuplet type="start" number="1"/></notations>`) +
      note("D4", 1, ratio(9)) +
      note("E4", 1, `${ratio(3)}<notations><tuplet type="stop" number="1"/></notations>`);
    const { score, findings } = read([bar]);
    expect(findings.map(({ code }) => code)).toEqual(["nested-tuplet"]);
    expect(score.voices[0]?.measures[0]?.events).toMatchObject([
      { tuplet: undefined },
      { tuplet: undefined },
      { tuplet: undefined },
    ]);
  });

  it("stops listing after a thousand", () => {
    const many = "<note><unpitched/><duration>1</duration></note>".repeat(3_000);
    const { findings } = read([many]);
    expect(findings).toHaveLength(1_001);
    expect(findings.at(-1)?.code).toBe("too-many-findings");
  });
});

describe("files", () => {
  const plain = document([note("C4", 8)]);

  it("may be compressed", () => {
    expect(musicOf(readMusicXml(compressMusicXml(plain)).score)).toBe("C8 |");
  });

  it("may be compressed without a container", () => {
    expect(musicOf(readMusicXml(zipSync({ "song.xml": strToU8(plain) })).score)).toBe("C8 |");
  });

  it("are packed to the same bytes every time", () => {
    expect(compressMusicXml(plain)).toEqual(compressMusicXml(plain));
  });

  it.each([
    ["a page of HTML", "<html><body/></html>"],
    ["ABC", "X:1\nK:C\nC|"],
    ["a score cut short", plain.slice(0, plain.length - 40)],
    ["an empty file", ""],
    ["an archive without a score", zipSync({ "readme.txt": strToU8("no") })],
    ["a damaged archive", compressMusicXml(plain).subarray(0, 60)],
    ["bytes", Uint8Array.from({ length: 1_000 }, (_, index) => (index * 37) % 256)],
  ])("that are none are refused with a hint or a reason: %s", (_, source) => {
    expect(() => readMusicXml(source)).toThrow(expect.objectContaining({ code: "bad-file" }));
  });

  it("of ten megabytes of noise are refused at once", () => {
    const noise = Uint8Array.from({ length: 10_000_000 }, (_, index) => 32 + ((index * 7_919) % 90));
    expect(() => readMusicXml(noise)).toThrow(MelodistError);
  });

  it("that unpack to too much are refused", () => {
    const bomb = zipSync({ "a.xml": new Uint8Array(129 * 1024 * 1024) }, { level: 1 });
    expect(() => readMusicXml(bomb)).toThrow(expect.objectContaining({ code: "too-large" }));
  });
});

describe("a damaged document", () => {
  const tune = parseAbc(
    'X:1\nT:Old\nM:6/8\nL:1/8\nK:G\n|:"G"{/A}G2B (3def .g3|1 [GB]3- [GB]2 z:|2 G6 & D6|]\nw:la-la la la la',
  ).tunes[0];
  const text = tune === undefined ? "" : writeMusicXml(tune.score);

  it("is read as a score or refused, never more", () => {
    const damage = fc.tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.constantFrom("", "<note>", "</note>", "-1", "999999999999", "<chord/>", "0", "é"),
    );
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        let damaged = text;
        for (const [at, removed, put] of damages)
          damaged = damaged.slice(0, at) + put + damaged.slice(at + removed);
        let score: Score;
        try {
          score = readMusicXml(damaged).score;
        } catch (error) {
          expect(MelodistError.is(error)).toBe(true);
          return;
        }
        expect(readMusicXml(writeMusicXml(score)).score).toEqual(score);
      }),
      { numRuns: 500 },
    );
  });

  it("whose numbers and names are changed is read all the same", () => {
    const values = fc.constantFrom(
      "-1",
      "0",
      "1e9",
      "NaN",
      "",
      "1e400",
      "0.333",
      "H",
      "none",
      "start",
      "__proto__",
    );
    const leaves = [...text.matchAll(/>([^<>\n]+)</gu)].map((match) => (match.index ?? 0) + 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(leaves.length - 1), values), { minLength: 1, maxLength: 5 }),
        (changes) => {
          let changed = text;
          for (const [leaf, value] of changes.toSorted((a, b) => b[0] - a[0])) {
            const at = leaves[leaf] ?? 0;
            changed = changed.slice(0, at) + value + changed.slice(changed.indexOf("<", at));
          }
          const { score } = readMusicXml(changed);
          expect(readMusicXml(writeMusicXml(score)).score).toEqual(score);
        },
      ),
      { numRuns: 500 },
    );
  });
});
