/** @file Tasks about tunes that are there: what is not asked to change stays to the last sign. */
import { parseAbc, printAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { checkBars, type Score } from "@melodist/score";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../answer-question.ts";
import type { Composer } from "../composer.ts";
import { describeRefusal } from "../plan/describe-plan.ts";
import { playedSections } from "../report/finished-tune.ts";
import type { ComposeRequest } from "../request.ts";
import { anyComposer } from "../testing/composer.ts";
import { continueTune } from "./continue-tune.ts";
import { harmonize } from "./harmonize.ts";
import { melodize } from "./melodize.ts";
import { rewriteBars } from "./rewrite-bars.ts";
import { vary } from "./vary.ts";

let composer: Composer;
beforeAll(async () => {
  composer = await anyComposer();
});
afterAll(() => composer.decoder[Symbol.asyncDispose]());

function scoreOf(music: string, header = "M:6/8\nL:1/8\nR:jig\nK:G"): Score {
  const [tune] = parseAbc(`X:7\nT:The Old Road\nC:Nobody\n${header}\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return tune.score;
}

type Events = AsyncGenerator<{
  readonly type: string;
  readonly best?: Answer;
  readonly others?: readonly Answer[];
}>;

async function answersTo(events: Events): Promise<readonly Answer[]> {
  let last: Awaited<ReturnType<Events["next"]>>["value"];
  for await (const event of events) last = event;
  if (last?.type !== "answer") throw new Error(`no answer: ${JSON.stringify(last)}`);
  return [last.best, ...last.others];
}

async function eventsOf<Event>(events: AsyncGenerator<Event>): Promise<readonly Event[]> {
  const all: Event[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The measures of a score as ABC, bar lines apart. */
function barsOf(score: Score): readonly string[] {
  const lines = printAbc(score).split("\n");
  const music = lines
    .slice(lines.findIndex((line) => line.startsWith("K:")) + 1)
    .filter((line) => !/^[wW]:/u.test(line));
  return music
    .join(" ")
    .split(/\s*(?:\|[:\]|]?|:[|:]{1,2})(?:\s*\[?[12])?\s*/u)
    .filter((bar) => bar !== "");
}

const JIG = scoreOf(
  '|: D | "G"GAB ~B3 | {a}gfe dBA | "C"G2E c3 | "D"A2F D2 :|\nw: a song of four bars\n|: d | (gab) gdB | c2e A2c | B>GB AFA | "G"G3- G2 :|',
);

describe("writing bars anew", () => {
  it.each([
    [1, 1],
    [2, 3],
    [0, 2],
    [4, 6],
    [8, 8],
    [1, 8],
  ])("changes bars %i to %i and nothing else", async (from, to) => {
    const before = barsOf(JIG);
    for (const { score, faults } of await answersTo(
      rewriteBars(composer, JIG, { from, to }, { candidates: 3 }),
    )) {
      expect(faults).toEqual([]);
      const after = barsOf(score);
      expect(after).toHaveLength(before.length);
      const numbers = [0, 1, 2, 3, 4, 4, 5, 6, 7, 8];
      const kept = (bars: readonly string[]) =>
        bars.filter((_, index) => (numbers[index] ?? 0) < from || (numbers[index] ?? 0) > to);
      expect(kept(after)).toEqual(kept(before));
      expect(after).not.toEqual(before);
      expect(readMelody(score).chords).toEqual(readMelody(JIG).chords);
      expect(score.titles).toEqual(JIG.titles);
    }
  });

  it("holds a tied note on", async () => {
    const tied = scoreOf("G3 A3- | A3 B3 | c6- | c3 G3 |]");
    for (const { score } of await answersTo(rewriteBars(composer, tied, { from: 2, to: 2 }))) {
      expect(barsOf(score)[1]).toMatch(/^A/u);
      expect(barsOf(score)[0]).toBe(barsOf(tied)[0]);
    }
  });

  it("writes both halves of a divided bar", async () => {
    const divided = scoreOf("GAB ABc | edc || B3 | A3 G3 |]");
    for (const { score, faults } of await answersTo(rewriteBars(composer, divided, { from: 2, to: 2 }))) {
      expect(faults).toEqual([]);
      expect(checkBars(score)).toEqual(checkBars(divided));
      const kept = (bars: readonly string[]) => [bars[0], bars[3]];
      expect(kept(barsOf(score))).toEqual(kept(barsOf(divided)));
      expect(barsOf(score)).toHaveLength(4);
    }
  });

  it.each([
    [9, 12],
    [5, 3],
    [-4, -1],
  ])("says that there are no bars %i to %i", async (from, to) => {
    expect(() => rewriteBars(composer, JIG, { from, to })).toThrow(
      expect.objectContaining({ code: "usage" }),
    );
  });
});

describe("harmonizing", () => {
  it("sets chords over the notes that are there", async () => {
    const heard = (score: Score) =>
      readMelody(score).notes.map(({ midi, length, onset }) => ({ midi, length, onset }));
    for (const { score, faults } of await answersTo(harmonize(composer, JIG))) {
      expect(faults).toEqual([]);
      expect(heard(score)).toEqual(heard(JIG));
      expect(readMelody(score).chords.length).toBeGreaterThan(0);
      expect(printAbc(score)).toContain("w:a song of four bars");
    }
  });
});

describe("melodizing", () => {
  it("sings to the chords that are given", async () => {
    const chords = ["Am", "F", "C G", "Am", "Dm", "F", "E7", "Am"];
    for (const { score, faults } of await answersTo(
      melodize(composer, chords, { meter: "4/4", bars: 8, pickup: false }),
    )) {
      expect(faults).toEqual([]);
      const names = readMelody(score).chords.map(({ chord }) => chord?.text);
      expect(names).toEqual(chords.join(" ").split(" "));
      expect(score.key).toMatchObject({ tonic: { letter: "A" }, mode: "minor" });
    }
  });
});

describe("varying", () => {
  it("keeps meter, key, form and bars", async () => {
    for (const { score, faults } of await answersTo(vary(composer, JIG))) {
      expect(faults).toEqual([]);
      expect([score.meter, score.key, score.titles]).toEqual([JIG.meter, JIG.key, JIG.titles]);
      expect(barsOf(score)).toHaveLength(barsOf(JIG).length);
      expect(printAbc(score)).not.toBe(printAbc(JIG));
    }
  });

  it("keeps a pick-up before the repeat there", async () => {
    const old = scoreOf(
      "D |: GAB d2B | c2A F2D |1 G3- G2 D :|2 G3- G2 d |: gfe dBA | A2F D2F |1 G3- G2 d :|2 G3- G2 |]",
    );
    for (const { score, faults } of await answersTo(vary(composer, old))) {
      expect([faults, checkBars(score)]).toEqual([[], []]);
      expect(barsOf(score)).toHaveLength(barsOf(old).length);
    }
  });

  it("closes a section with a whole bar, or what the pick-up leaves of it, where the tune had another", async () => {
    const old = scoreOf("D | GAB d2B | c2A F2D | GAB d2B | A3 G3 || gfe dBA | A2F D2F | gfe dBA | A2G |]");
    for (const { score, faults } of await answersTo(vary(composer, old))) {
      expect([faults, checkBars(score)]).toEqual([[], []]);
      expect(barsOf(score)).toHaveLength(barsOf(old).length);
    }
  });

  it("refuses a tune of many meters", () => {
    const many = scoreOf("GAB c3 | [M:4/4] GABc d4 | [M:6/8] G6 |]");
    expect(() => vary(composer, many)).toThrow(expect.objectContaining({ code: "bad-file" }));
  });
});

describe("going on with a tune", () => {
  it("finishes a beginning, bar after bar, and leaves it as it was", async () => {
    const beginning = scoreOf('D | "G"GAB ~B3 | {a}gfe dBA |');
    for (const { score, faults } of await answersTo(
      continueTune(composer, beginning, { form: "AB", bars: 16 }),
    )) {
      expect(faults).toEqual([]);
      expect(barsOf(score).slice(0, 3)).toEqual(barsOf(beginning));
      expect(barsOf(score)).toHaveLength(18);
      expect([score.number, score.titles]).toEqual([7, ["The Old Road"]]);
    }
  });

  it("fills a bar that has been begun", async () => {
    const begun = scoreOf("GAB B3 | gfe dBA | G2");
    for (const { score, faults } of await answersTo(continueTune(composer, begun, { bars: 8 }))) {
      expect(faults).toEqual([]);
      expect(barsOf(score)[2]).toMatch(/^G2/u);
      expect(barsOf(score)).toHaveLength(8);
    }
  });

  it("adds sections to those that are there", async () => {
    const [best] = await answersTo(continueTune(composer, JIG, { bars: 24 }));
    expect(best?.faults).toEqual([]);
    expect(barsOf(best?.score ?? JIG).slice(0, 10)).toEqual(barsOf(JIG));
    expect(barsOf(best?.score ?? JIG)).toHaveLength(15);
  });

  it("keeps other voices, which rest in the new bars, and overlays", async () => {
    const two = scoreOf(
      "[V:1] GAB B3 & G3 D3 | gfe dBA |\n[V:2] G,6 | D,3 D,3 |",
      "M:6/8\nL:1/8\nV:1\nV:2\nK:G",
    );
    for (const { score, faults } of await answersTo(continueTune(composer, two, { bars: 8 }))) {
      expect(faults).toEqual([]);
      const [melody, bass] = score.voices;
      expect(melody?.measures[0]?.overlays).toEqual(two.voices[0]?.measures[0]?.overlays);
      expect(bass?.measures.slice(0, 2).map(({ events }) => events)).toEqual(
        two.voices[1]?.measures.map(({ events }) => events),
      );
      expect([melody?.measures.length, bass?.measures.length]).toEqual([8, 8]);
      const rests = bass?.measures.slice(2).flatMap(({ events }) => events);
      expect(rests?.map(({ kind }) => kind)).toEqual(new Array(6).fill("rest"));
      expect(printAbc(score)).toContain("V:2");
    }
  });

  it("leaves the signs and words of an unfinished last bar, and the length of its last note", async () => {
    const begun = scoreOf('GAB B3 & G6 | (g~f) "D"d\nw: one two three four five six', "M:6/8\nL:1/8\nK:G");
    const own = begun.voices[0]?.measures ?? [];
    for (const { score, faults } of await answersTo(continueTune(composer, begun, { bars: 4 }))) {
      expect(faults).toEqual([]);
      const measures = score.voices[0]?.measures ?? [];
      expect(measures[0]).toEqual(own[0]);
      expect(measures[1]?.events.slice(0, own[1]?.events.length)).toEqual(own[1]?.events);
      expect(measures[1]?.close).toBeDefined();
    }
  });

  it("parts the sections of a beginning that is longer than its first one", async () => {
    const beginning = scoreOf("GAB B3 | gfe dBA | GAB d3 | c2A G3 | e2d c2B |");
    const [best] = await answersTo(continueTune(composer, beginning, { form: "AABB", bars: 16 }));
    const closes = best?.score.voices[0]?.measures.map(({ close }) => close?.style);
    expect(closes?.slice(0, 5)).toEqual(["single", "single", "single", "repeat", "single"]);
    expect(best?.score.voices[0]?.opening?.repeatStart).toBe(1);
  });

  it("numbers both endings of a repeat that its beginning is given", async () => {
    const beginning = scoreOf("AB/|d3 d3|d3 d3|d3 d3|d3 d3/2|]", "M:6/8\nL:1/8\nK:D");
    const endings: (readonly number[])[] = [];
    for (let seed = 0; seed < 12; seed++) {
      const [best] = await answersTo(continueTune(composer, beginning, { bars: 12, seed, candidates: 1 }));
      expect(best?.faults).toEqual([]);
      const numbers = best?.score.voices[0]?.measures.flatMap(({ ending }) => ending?.numbers ?? []) ?? [];
      endings.push(numbers);
    }
    for (const numbers of endings)
      expect(numbers.filter((number) => number === 1).length).toBe(numbers.length / 2);
    expect(endings.flat()).toContain(2);
  });

  it.each([
    ["another meter", "GAB|cBA|GAB|[M:2/4]AB|"],
    ["more than its meter", "GAB|cBA|GAB|ABcd|"],
  ])("says so when its last bar has %s", async (_, music) => {
    const [event] = await eventsOf(continueTune(composer, scoreOf(music, "M:3/4\nL:1/4\nK:G"), { bars: 8 }));
    if (event?.type !== "wishes-refused") throw new Error("not refused");
    expect(event.refusals.map((refusal) => describeRefusal(refusal, "en")).join()).toContain("bar 4");
  });

  it("says when the whole would be shorter than its beginning", async () => {
    const beginning = scoreOf("GAB B3 | gfe dBA | G3 G3 |");
    const events = await eventsOf(continueTune(composer, beginning, { bars: 2 }));
    expect(events).toEqual([expect.objectContaining({ type: "wishes-refused" })]);
  });

  it("says when its beginning is the whole already", async () => {
    const whole = scoreOf("D|GAB B3|gfe dBA|GAB d3|c2A G2|]");
    const events = await eventsOf(continueTune(composer, whole, { bars: 4, form: "A" }));
    expect(events).toEqual([
      expect.objectContaining({
        refusals: [expect.objectContaining({ wish: "bars", nearest: { en: "8 bars", zh: "8 小节" } })],
      }),
    ]);
  });

  it("says when a finished tune is as long as the whole is to be", async () => {
    const events = await eventsOf(continueTune(composer, JIG, { bars: 8 }));
    expect(events).toEqual([
      expect.objectContaining({
        refusals: [expect.objectContaining({ wish: "bars", nearest: { en: "24 bars", zh: "24 小节" } })],
      }),
    ]);
  });
});

describe("wishes about a tune that is there", () => {
  const FINISHED = scoreOf("|:GAB B3|gfe dBA|G2E c3|A2F G3:||:gab gdB|c2e A2c|B>GB AFA|G3 G3:|");

  it.each<[ComposeRequest, string]>([
    [
      { tonic: "D", mode: "minor" },
      "key D minor: the tune is in G major, and goes on in it; the nearest is G major",
    ],
    [{ mode: "dorian" }, "key dorian: the tune is in G major, and goes on in it; the nearest is G major"],
    [{ meter: "4/4" }, "meter 4/4: the tune is in 6/8, and goes on in it; the nearest is 6/8"],
    [{ pickup: true }, "pick-up yes: the beginning of the tune stays as it is; the nearest is none"],
    [
      { scale: "gong" },
      "scale gong (major pentatonic): the tune has notes outside the scale; the nearest is another scale, or none",
    ],
    [{ lowest: "A4" }, "range: the tune itself leaves the range; the nearest is E4–B5"],
    [
      { form: "ABA" },
      "form ABA: the tune is AABB already, and the wish is for the whole; the nearest is AABBCC",
    ],
    [
      { form: "AABB" },
      "form AABB: the tune is AABB already, and the wish is for the whole; the nearest is AABBCC",
    ],
    [
      { bars: 20 },
      "bars 20: the tune has 16 bars as played already, the wish is for the whole, and only whole sections follow; the nearest is 24 bars",
    ],
    [{ form: "AABBCC", bars: 32 }, "the nearest is 24 bars"],
    [{ barsPerSection: 8 }, "bars a section 8: sections follow that are like the last one; the nearest is 4"],
    [{ chords: ["G", "D"] }, "the nearest is yes or no"],
  ])("are refused where going on cannot fulfil them: %j", async (request, said) => {
    const [event, ...others] = await eventsOf(continueTune(composer, FINISHED, request));
    if (event?.type !== "wishes-refused") throw new Error("not refused");
    expect(others).toEqual([]);
    expect(event.refusals.map((refusal) => describeRefusal(refusal, "en")).join()).toContain(said);
  });

  it("are refused where they would take away what is there", async () => {
    const [event] = await eventsOf(continueTune(composer, JIG, { chords: false }));
    expect(event).toMatchObject({ type: "wishes-refused", refusals: [{ wish: "chords" }] });
  });

  it.each<[ComposeRequest, readonly number[]]>([
    [{ form: "AABBCCDD" }, [4, 4, 4, 4, 4, 4, 4, 4]],
    [{ form: "AABBA" }, [4, 4, 4, 4, 4]],
    [{ bars: 32 }, [4, 4, 4, 4, 4, 4, 4, 4]],
    [{ tonic: "G", mode: "major", meter: "6/8", pickup: false }, [4, 4, 4, 4, 4, 4]],
  ])("are fulfilled where it can: %j", async (request, sections) => {
    const [best] = await answersTo(continueTune(composer, FINISHED, { ...request, candidates: 1 }));
    expect(playedSections(best?.score ?? FINISHED)).toEqual(sections);
    expect(best?.report.map(({ wish, kept }) => [wish, kept])).not.toContainEqual([expect.anything(), "no"]);
  });
});

describe("a tune that cannot be worked on", () => {
  it.each([
    ["(5GABcd e3 | G6 |]", /cannot be worked on: it has tuplets that the model does not know/],
    ["z6 | z6 |]", /cannot be worked on: it has no notes$/],
    ["|:: GAB c3 ::| G6 |]", /cannot be worked on: its repeats or endings are more than/],
  ])("says why: %s", (music, message) => {
    expect(() => rewriteBars(composer, scoreOf(music), { from: 1, to: 1 })).toThrow(
      expect.objectContaining({ code: "bad-file", message: expect.stringMatching(message) }),
    );
  });

  it.each([
    ["GAB c3|(5GABcd e3|c3 d3|e3 f3|g3 G3|]", "Bars 3 to 5 can be worked on, as a tune of their own."],
    [
      "D|GAB c3|c3 d3|e3 f(3ga|(3gfe z/ g2 e2|g3 G3|]",
      "Bars 0 to 2 can be worked on, as a tune of their own.",
    ],
    ["(5GABcd e3|c3 d3|(5GABcd e3|]", /^melodist check/],
  ])("says which bars can be, if there are some in a row: %s", (music, hint) => {
    expect(() => rewriteBars(composer, scoreOf(music), { from: 1, to: 1 })).toThrow(
      expect.objectContaining({ hint: typeof hint === "string" ? hint : expect.stringMatching(hint) }),
    );
  });

  it("can be written anew under a chord inside a triplet", async () => {
    const triplet = scoreOf('(3GA"C"B c2 d2 | e4 G2 |]', "M:6/8\nL:1/8\nK:G");
    const [best] = await answersTo(rewriteBars(composer, triplet, { from: 1, to: 1 }));
    expect(best?.faults).toEqual([]);
  });
});

describe("a tune that is too long for the model", () => {
  const long = (bars: number) => scoreOf(`${"GABc dBAG|cAGE D2EF|".repeat(bars / 2)}]`, "M:4/4\nL:1/8\nK:G");
  const tooLong = expect.objectContaining({
    code: "too-large",
    hint: expect.stringMatching(/^Work on a part of the tune: about \d+ bars\.$/),
  });

  it.each([
    ["vary", 64, (score: Score) => vary(composer, score)],
    ["vary", 300, (score: Score) => vary(composer, score)],
    ["harmonize", 128, (score: Score) => harmonize(composer, score)],
    ["rewrite", 128, (score: Score) => rewriteBars(composer, score, { from: 1, to: 2 })],
    ["continue", 12_000, (score: Score) => continueTune(composer, score).next()],
    ["continue", 110, (score: Score) => continueTune(composer, score).next()],
  ])("is refused before the model reads it, with what it can hold: %s %i bars", async (_, bars, begin) => {
    const refused = async () => await begin(long(bars));
    await expect(refused()).rejects.toEqual(tooLong);
  });
});

describe("a tune on its way", () => {
  const beginning = scoreOf("GAB B2G|AGE D2B,|G3 B2d|");
  it.each([
    ["rewritten", () => rewriteBars(composer, JIG, { from: 2, to: 4 }, { candidates: 2 })],
    ["harmonised", () => harmonize(composer, JIG, { candidates: 2 })],
    ["varied", () => vary(composer, JIG, { candidates: 2 })],
    ["gone on with", () => continueTune(composer, beginning, { bars: 8, candidates: 2 })],
    ["composed to chords", () => melodize(composer, ["G", "C", "D", "G"], { bars: 4, candidates: 2 })],
  ])("can be seen after every note while it is %s", async (_, begin) => {
    const seen: string[] = [];
    let answers = 0;
    for await (const event of begin()) {
      if (event.type === "note-written" && event.candidate === 0) seen.push(printAbc(event.soFar()));
      if (event.type === "answer") answers++;
    }
    expect(answers).toBe(1);
    expect(seen.length).toBeGreaterThan(2);
    expect(new Set(seen).size).toBeGreaterThan(2);
  });
});
