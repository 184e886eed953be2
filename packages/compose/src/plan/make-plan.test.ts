/** @file From requests to plans: what is asked is planned, what is open is chosen and told, what cannot be is refused. */

import { MOOD_WORDS, RHYTHMS, type Rhythm, SCALES, STYLES, type Style } from "@melodist/analysis";
import { duration, printDuration, printMeter, printPitchName } from "@melodist/score";
import { checkPlan, createVocabulary, symbolOf } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import { intervalSemitones } from "../interval.ts";
import type { ComposeRequest } from "../request.ts";
import { ANY_RHYTHMS, type Habits, RHYTHM_HABITS, STYLE_HABITS } from "./habits.data.ts";
import { makePlan } from "./make-plan.ts";
import type { Plan, Refusal } from "./plan.ts";
import { printSections } from "./sections.ts";
import { readShares } from "./shares.ts";
import { keysOfSteps } from "./steps.ts";
import { TITLE_WORDS } from "./title-words.data.ts";

const vocabulary = createVocabulary({ composers: ["Turlough O'Carolan"], moods: Object.keys(MOOD_WORDS) });

function planFor(request: ComposeRequest): Plan {
  const planned = makePlan(vocabulary, request);
  if (planned.kind === "refused") throw new Error(JSON.stringify(planned.refusals));
  return planned.plan;
}

function refusalsOf(request: ComposeRequest): readonly Refusal[] {
  const planned = makePlan(vocabulary, request);
  return planned.kind === "refused" ? planned.refusals : [];
}

const keyOf = ({ frame: { key } }: Plan) => `${printPitchName(key.tonic)} ${key.mode}`;
const formOf = ({ tune }: Plan) => printSections(tune.sections);

describe("habits", () => {
  const all: readonly (readonly [string, Habits])[] = [
    ...Object.entries(RHYTHM_HABITS),
    ...Object.entries(STYLE_HABITS),
  ];

  it.each(all)("of %s can be planned by, whatever chance draws", (name) => {
    for (let seed = 0; seed < 12; seed++) {
      const request: ComposeRequest =
        name in RHYTHMS ? { rhythm: name as Rhythm, seed } : { style: name as Style, seed };
      const plan = planFor(request);
      expect(checkPlan(vocabulary, plan.tune)).toEqual([]);
      expect(plan.choices.map(({ why }) => why.zh !== "" && why.en !== "")).not.toContain(false);
    }
  });

  it("name kinds that there are", () => {
    const named = [ANY_RHYTHMS, ...Object.values(STYLE_HABITS).map(({ rhythms }) => rhythms)].flatMap(
      readShares,
    );
    expect(named.filter(({ name }) => !(name in RHYTHMS))).toEqual([]);
  });
});

describe("a plan", () => {
  it("is the same for the same seed, and asking for one thing leaves the others as they were", () => {
    const request: ComposeRequest = { rhythm: "reel", seed: 9 };
    expect(planFor(request)).toEqual(planFor(request));
    const other = planFor({ ...request, tempoBpm: 90 });
    expect([keyOf(other), formOf(other)]).toEqual([keyOf(planFor(request)), formOf(planFor(request))]);
    const seeds = Array.from({ length: 20 }, (_, seed) => keyOf(planFor({ rhythm: "reel", seed })));
    expect(new Set(seeds).size).toBeGreaterThan(3);
  });

  it.each<[ComposeRequest, string]>([
    [{ bars: 16 }, "A8 B8"],
    [{ bars: 32 }, "A8×2 B8×2"],
    [{ bars: 12 }, "A4×2 B4"],
    [{ bars: 8 }, "A8"],
    [{ bars: 24 }, "A8×2 B8"],
    [{ bars: 48 }, "A8×2 B8×2 C8×2"],
    [{ bars: 7 }, "A7"],
    [{ bars: 37 }, "A8 B8 C8 D13"],
    [{ bars: 32, rhythm: "song" }, "A8 A8 B8 A8"],
    [{ bars: 16, barsPerSection: 4 }, "A4×2 B4×2"],
    [{ form: "AABB" }, "A8×2 B8×2"],
    [{ form: "AABB", rhythm: "slip jig" }, "A4×2 B4×2"],
    [{ form: "AABB", barsPerSection: 5 }, "A5×2 B5×2"],
    [{ form: "ABAC", bars: 32 }, "A8 B8 A8 C8"],
    [{ form: "AA'BA", bars: 32 }, "A8 A'8 B8 A8"],
    [{ form: "AABA", bars: 30 }, "A8×2 B6 A8"],
    [{ form: "AABA", rhythm: "song", bars: 32 }, "A8 A8 B8 A8"],
    [{ form: "VCVC", bars: 32 }, "A8 B8 A8 B8"],
    [{ form: "AAA", bars: 12 }, "A4×2 A4"],
    [{ form: "VCVCBC", bars: 24 }, "A4 C4 A4 C4 B4 C4"],
    [{ form: "AA'BB'CC'DD'", bars: 64 }, "A8 A'8 B8 B'8 C8 C'8 D8 D'8"],
    [{ barsPerSection: 32, rhythm: "reel" }, "A32 B32"],
  ])("of %j has the form %s", (request, form) => {
    expect(formOf(planFor({ meter: "4/4", ...request }))).toBe(form);
  });

  it("lets sections that come again return", () => {
    expect(planFor({ form: "ABA" }).tune.returns).toBe("same");
    expect(planFor({ form: "AABB" }).tune.returns).toBe("free");
  });

  it.each<[ComposeRequest, string]>([
    [{ tonic: "D" }, "D major"],
    [{ tonic: "D", moods: ["wistful"], rhythm: "hymn" }, "D minor"],
    [{ tonic: "Bb", mode: "dorian" }, "Bb dorian"],
    [{ tonic: "D", scale: "yu" }, "D minor"],
    [{ tonic: "G", scale: "gong" }, "G major"],
    [{ tonic: "G", scale: "zhi" }, "G mixolydian"],
    [{ tonic: "D", scale: "shang" }, "D dorian"],
    [{ tonic: "E", scale: "jue" }, "E phrygian"],
    [{ tonic: "A", scale: "harmonic-minor" }, "A minor"],
    [{ tonic: "A", scale: "major-without-4" }, "A major"],
    [{ tonic: "E", scale: "minor-without-6", mode: "dorian" }, "E dorian"],
    [{ chords: ["Am", "F", "C", "G"] }, "A minor"],
    [{ chords: ["C", "Am", "F", "G", "C"] }, "C major"],
    [{ chords: ["Em", "D", "C", "B7", "Em"] }, "E minor"],
    [{ motif: "D^FA dA^F | GBd gdB | AB^c d3 |", meter: "6/8" }, "D major"],
    [{ motif: "X:1\nM:3/4\nL:1/8\nK:Gdor\nG2 B2 d2 |" }, "G dorian"],
    [{ motif: "X:1\nM:3/4\nL:1/8\nK:Gdor\nG2 B2 d2 |", tonic: "A" }, "A dorian"],
  ])("of %j is in %s", (request, key) => {
    expect(keyOf(planFor(request))).toBe(key);
  });

  it("tells the model in the words it was trained with", () => {
    const request: ComposeRequest = {
      rhythm: "jig",
      style: "irish",
      scale: "minor-without-6",
      mode: "dorian",
      tonic: "E",
      density: "dense",
      moods: ["lively"],
      after: "Turlough O'Carolan",
      chords: true,
      lowest: "D4",
      highest: "B5",
      bars: 32,
      pickup: "1/8",
    };
    const { controls } = planFor(request);
    expect(controls).toMatchObject({
      rhythm: "jig",
      style: "irish",
      scale: "hexatonic",
      mode: "dorian",
      density: 4,
      moods: ["lively"],
      composer: "Turlough O'Carolan",
      chords: true,
      pickup: duration(1, 8),
      unit: duration(1, 8),
      lowest: -1,
      highest: 11,
    });
    expect(controls.form?.map(({ bars, times }) => [bars, times])).toEqual([
      [8, 2],
      [8, 2],
    ]);
  });

  it.each([
    [5, {}],
    [8, { instrument: "whistle" }],
    [10, { rhythm: "song", tonic: "B", mode: "minor" }],
    [8, { lowest: "G3", highest: "B5" }],
    [6, { motif: "GABc d2" }],
  ] as const)("keeps within an interval of %i with %j, the tonic within it", (ambitus, request) => {
    const { compass, tune, frame } = planFor({ ...request, ambitus });
    const width = (compass?.highest ?? 0) - (compass?.lowest ?? 0);
    expect([width, checkPlan(vocabulary, tune)]).toEqual([intervalSemitones(ambitus), []]);
    const keyOfStep = keysOfSteps(frame.key, frame.homeOctave);
    expect(keyOfStep(tune.highest ?? 0)).toBeLessThanOrEqual(compass?.highest ?? 0);
    expect(keyOfStep(tune.lowest ?? 0)).toBeGreaterThanOrEqual(compass?.lowest ?? 0);
  });

  it("gives the bagpipes the keys and notes that they have", () => {
    for (let seed = 0; seed < 8; seed++) {
      expect(["A mixolydian", "D major", "B minor"]).toContain(
        keyOf(planFor({ instrument: "bagpipes", seed })),
      );
    }
    const inA = planFor({ instrument: "bagpipes", tonic: "A", mode: "major" });
    expect(inA.tune.scale).toEqual([0, 2, 4, 5, 7, 9, 10]);
  });

  it("gives the bagpipes the scales that they have whole, from a tonic that has them", () => {
    for (let seed = 0; seed < 12; seed++) {
      const { tune } = planFor({ instrument: "bagpipes", scale: "yu", seed });
      expect(tune.scale).toEqual([0, 3, 5, 7, 10]);
    }
    for (const request of [{ scale: "freygish" }, { scale: "yu", tonic: "C" }] as const) {
      const [refusal] = refusalsOf({ instrument: "bagpipes", ...request });
      expect(refusal).toMatchObject({ wish: "scale" });
    }
  });

  it.each<[ComposeRequest, readonly number[]]>([
    [{ chords: ["Dm", "Bb", "F", "C"] }, [2, 4, 7]],
    [{ chords: ["Dm", "Bb", "F", "C"], tonic: "D", mode: "minor" }, [1]],
    [{ chords: ["Am", "F", "G", "Am"] }, [1]],
    [{ chords: true }, [1]],
  ])("ends with %j on a degree of %j", (request, degrees) => {
    expect(planFor(request).tune.cadence?.degrees).toEqual(degrees);
  });

  it.each<[ComposeRequest, string]>([
    [{ mode: "phrygian" }, "minor"],
    [{ scale: "freygish" }, "major"],
    [{ scale: "harmonic-minor" }, "minor"],
    [{ scale: "zhi" }, "major"],
    [{ mode: "locrian" }, "diminished"],
  ])("comes home in %j to a %s chord", (request, quality) => {
    expect(planFor(request).tune.cadence?.chord).toMatchObject({ root: 0, quality });
  });

  it.each([
    ["The moon is up\nAnd all is still", true],
    ["Twinkle twinkle little star", false],
    ["小燕子，穿花衣", false],
  ])("begins %j as its lines do", (lyrics, hasPickup) => {
    for (let seed = 0; seed < 4; seed++) {
      const { tune } = planFor({ lyrics, meter: "4/4", seed });
      expect((tune.pickup?.num ?? 0) > 0).toBe(hasPickup);
    }
  });

  it("writes what a composer wrote or an instrument plays, where no kind was asked for", () => {
    expect(planFor({ after: "Schubert" }).controls).toMatchObject({ rhythm: "art song", style: "art song" });
    expect(planFor({ after: "Turlough O'Carolan" }).controls.style).toBe("irish");
    expect(planFor({ after: "阿炳" }).controls.style).toBe("chinese");
    expect(planFor({ after: "Schubert", rhythm: "waltz" }).controls.style).toBeUndefined();
    expect(planFor({ instrument: "erhu" }).controls.style).toBe("chinese");
    expect(planFor({ instrument: "erhu", rhythm: "waltz" }).controls.style).toBeUndefined();
  });

  it("says so when the model has no word for a composer", () => {
    expect(planFor({ after: "Nobody" }).choices).toContainEqual(
      expect.objectContaining({ wish: "after", value: "Nobody" }),
    );
  });

  it("lays chords over bars, anew in each section, and over passes where there are enough", () => {
    const names = (request: ComposeRequest) => {
      const { tune, frame } = planFor({ meter: "4/4", pickup: false, ...request });
      if (typeof tune.chords !== "object") throw new Error("no chords");
      return tune.chords
        .map((bar) =>
          bar
            .map(({ onset, chord }) => `${symbolOf(frame.key, chord).text}@${printDuration(onset)}`)
            .join(" "),
        )
        .join(" | ");
    };
    expect(names({ chords: ["C", "G7", "C"], form: "AB", barsPerSection: 4 })).toBe(
      "C@0 | G7@0 | C@0 | C@0 | C@0 | G7@0 | C@0 | C@0",
    );
    expect(names({ chords: ["C Am F G"], form: "A", barsPerSection: 1 })).toBe("C@0 Am@2 F@4 G@6");
    expect(names({ chords: ["C G", "%"], form: "A", barsPerSection: 2, meter: "3/4" })).toBe(
      "C@0 G@4 | C@0 G@4",
    );
    const passes = planFor({
      chords: ["C", "F", "G", "C", "C", "F", "C", "C"],
      form: "AA",
      barsPerSection: 4,
      meter: "4/4",
    });
    expect(formOf(passes)).toBe("A4 A4");
  });

  it("begins with a motif, its pick-up apart", () => {
    const { tune, frame } = planFor({ motif: "d | g2a b2g | a3", rhythm: "jig" });
    expect([tune.motif?.length, printDuration(tune.pickup ?? duration(0, 1)), frame.homeOctave]).toEqual([
      3,
      "1/8",
      5,
    ]);
    const asked = planFor({ motif: "GAB c3", rhythm: "jig", pickup: "1/8" });
    expect(asked.tune.motif?.map((tokens) => tokens.length > 0)).toEqual([false, true]);
  });

  it("takes from a reference what is not asked otherwise", () => {
    const reference =
      "X:1\nR:slip jig\nM:9/8\nL:1/8\nK:Em\n|:BEE GFE BAG|BEE GFE A3:|:efg fed BAG|BEE GFE A3:|";
    const plan = planFor({ reference, tonic: "A" });
    expect([plan.rhythm, printMeter(plan.frame.meter), keyOf(plan)]).toEqual(["slip jig", "9/8", "A minor"]);
    expect(plan.choices.filter(({ origin }) => origin === "reference").map(({ wish }) => wish)).toContain(
      "mode",
    );
  });

  it.each([
    ["waltz", "1/2"],
    ["jig", "3/8"],
    ["polka", "1/4"],
  ] as const)("lets a %s come to rest for %s at least", (rhythm, rest) => {
    const { tune } = planFor({ rhythm, pickup: false, seed: 5 });
    expect(printDuration(tune.cadence?.shortest ?? duration(0, 1))).toBe(rest);
  });

  it("makes calm tunes slower and quick ones quicker", () => {
    const bpm = (request: ComposeRequest) => planFor({ rhythm: "jig", ...request }).tempo.perMinute ?? 0;
    expect(bpm({ moods: ["calm"] })).toBeLessThan(bpm({}));
    expect(bpm({ moods: ["lively"] })).toBeGreaterThan(bpm({}));
    expect(bpm({ tempo: "very slow" })).toBeLessThan(bpm({ tempo: "slow" }));
    expect(bpm({ tempoBpm: 77 })).toBe(77);
  });

  it("makes room for words", () => {
    const { tune, controls } = planFor({
      lyrics: "the river runs away to sea\nand never comes again to me",
      meter: "4/4",
    });
    expect([tune.sections.reduce((sum, { bars }) => sum + bars, 0), controls.vocal]).toEqual([4, true]);
  });

  it("names a tune that has no title, in the language of the wish and the colour of its mood", () => {
    const jig = planFor({ rhythm: "jig", tonic: "D" });
    expect(jig.subtitle).toBe("Jig in D major");
    expect(jig.title).toMatch(/^[A-Z]\w+ [\w' ]+$/u);
    expect(planFor({ rhythm: "jig", tonic: "D", seed: 2 }).title).not.toBe(jig.title);
    const { wistful } = TITLE_WORDS.zh;
    const waltz = planFor({
      words: "来一首圆舞曲",
      rhythm: "waltz",
      tonic: "A",
      mode: "minor",
      moods: ["wistful"],
    });
    expect(waltz.subtitle).toBe("圆舞曲·A小调");
    expect(wistful.first.flatMap((first) => wistful.second.map((second) => first + second))).toContain(
      waltz.title,
    );
    expect(planFor({ title: "Mine" })).toMatchObject({ title: "Mine", subtitle: undefined });
  });
});

describe("what cannot be", () => {
  it.each<[ComposeRequest, object]>([
    [{ bars: 3000 }, { wish: "bars", asked: "3000", nearest: { en: "128 bars", zh: "128 小节" } }],
    [
      { form: "AABB", barsPerSection: 200 },
      { wish: "barsPerSection", nearest: { en: "32 bars", zh: "32 小节" } },
    ],
    [{ barsPerSection: 1_000_000 }, { wish: "barsPerSection" }],
    [{ form: "ABCDEFABCDEFABCD", bars: 1_000_000 }, { wish: "bars" }],
    [
      { form: "AABBCCDDEEFFAABB", barsPerSection: 16 },
      { wish: "bars", asked: "256" },
    ],
    [
      { form: "AABB", bars: 31 },
      { wish: "bars", nearest: { en: "32 bars", zh: "32 小节" } },
    ],
    [
      { form: "AABB", bars: 32, barsPerSection: 4 },
      { wish: "bars", nearest: { en: "16 bars", zh: "16 小节" } },
    ],
    [
      { bars: 30, barsPerSection: 8 },
      { wish: "bars", nearest: { en: "32 bars", zh: "32 小节" } },
    ],
    [
      { tonic: "G#", mode: "major" },
      { wish: "tonic", nearest: { en: "Ab major", zh: "降A大调" } },
    ],
    [
      { tonic: "Fb", mode: "minor" },
      { wish: "tonic", nearest: { en: "E minor", zh: "E小调" } },
    ],
    [
      { scale: "gong", mode: "minor" },
      { wish: "scale", nearest: { en: "mode major", zh: "大调" } },
    ],
    [
      { chords: new Array<string>(40).fill("C"), form: "A", barsPerSection: 8 },
      { wish: "chords", asked: "" },
    ],
    [{ chords: ["Gx9z"] }, { wish: "chords", nearest: { en: "G", zh: "G" } }],
    [{ chords: ["Ebm"], scale: "gong", tonic: "C" }, { wish: "chords" }],
    [{ chords: ["C D E F G A B C D"], meter: "2/4" }, { wish: "chords" }],
    [{ motif: "c4 d4 | e6 |", meter: "6/8" }, { wish: "motif" }],
    [{ motif: "c4 d4", meter: "6/8" }, { wish: "motif" }],
    [{ motif: "c8|c8|c8|", meter: "4/4", bars: 2 }, { wish: "motif" }],
    [
      { motif: "%" },
      { wish: "motif", reason: { en: "there is no note in the motif", zh: "动机里没有音符" } },
    ],
    [{ reference: "nothing" }, { wish: "reference" }],
    [{ lowest: "C4", highest: "D4" }, { wish: "lowest" }],
    [
      { lowest: "C5", highest: "C4" },
      { wish: "lowest", reason: { en: "the lowest note lies above the highest", zh: "最低音高于最高音" } },
    ],
    [{ lowest: "D4", highest: "A4", tonic: "C", mode: "major" }, { wish: "lowest" }],
    [{ ambitus: 3 }, { wish: "ambitus", asked: "3" }],
    [
      { ambitus: 6, motif: "C2 c2" },
      { wish: "ambitus", asked: "6" },
    ],
    [{ meter: "11/8" }, { wish: "meter", nearest: { en: "12/8", zh: "12/8" } }],
    [{ meter: "13/1" }, { wish: "meter", nearest: { en: "4/1", zh: "4/1" } }],
    [
      { motif: "d | g2 a2 b2", meter: "3/4", pickup: false },
      { wish: "pickup", nearest: { en: "1/8", zh: "1/8" } },
    ],
    [{ meter: "3/4", pickup: "3/4" }, { wish: "pickup" }],
    [
      { motif: "{f}a2 c2 d2 e2", tonic: "A", scale: "yu" },
      { wish: "motif", reason: { en: "the motif has notes outside the scale", zh: "动机里有音阶以外的音" } },
    ],
    [
      { motif: "(5GABcd e2" },
      {
        wish: "motif",
        asked: "",
        reason: expect.objectContaining({ en: expect.stringContaining("it has tuplets") }),
      },
    ],
  ])("%j is refused, with the nearest that can be", (request, refusal) => {
    const refusals = refusalsOf(request);
    expect(refusals).toContainEqual(expect.objectContaining(refusal));
    for (const { reason } of refusals) expect([reason.en, reason.zh]).not.toContain("");
  });

  it("can be anything else", () => {
    for (const scale of SCALES.keys()) expect(refusalsOf({ scale })).toEqual([]);
    for (const style of Object.keys(STYLES)) expect(refusalsOf({ style: style as Style })).toEqual([]);
  });
});
