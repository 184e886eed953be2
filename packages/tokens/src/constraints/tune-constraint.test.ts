/** @file Tunes by chance under every kind of plan: no dead end, no misaligned bar, and everything hard that was asked. */
import { parseAbc, printAbc, stripSpans } from "@melodist/abc";
import { createRandom } from "@melodist/random";
import { checkBars, duration, meter } from "@melodist/score";
import { beforeAll, describe, expect, it } from "vitest";
import type { DegreeChord } from "../codec/chord-tokens.ts";
import { decodeTune } from "../codec/decode-tune.ts";
import { encodeTune } from "../codec/encode-tune.ts";
import { type EventAtom, readAtoms, tupletsOf } from "../codec/event-atoms.ts";
import { sectionStarts } from "../codec/name-sections.ts";
import { outlineBars, printOutline, readOutline, type TuneOutline } from "../codec/outline.ts";
import { usualUnit } from "../codec/tune-frame.ts";
import { planOf } from "../controls/read-controls.ts";
import { chordLine, chordsOf, type PlacedChord } from "../tasks/chord-line.ts";
import { anyPlan, frameOf, sampleTune } from "../testing/sample.ts";
import { encodedOf, vocabulary } from "../testing/spell.ts";
import { METERS } from "../vocabulary/inventory.data.ts";
import type { DegreePitch } from "../vocabulary/token.ts";
import { printTokens, readTokens } from "../vocabulary/vocabulary.ts";
import { givenTokens } from "./constraint.ts";
import { planChordLine } from "./plan-chord-line.ts";
import { planOfTune } from "./plan-of-tune.ts";
import { checkPlan, tuneConstraint } from "./tune-constraint.ts";
import type { PlannedSection, TunePlan } from "./tune-plan.ts";

interface Sample {
  readonly plan: TunePlan;
  readonly tokens: readonly number[];
  readonly outline: TuneOutline;
}

function sample(plan: TunePlan, seed: number): Sample {
  const tokens = sampleTune(tuneConstraint(vocabulary, plan), createRandom(seed));
  return { plan, tokens, outline: readOutline(vocabulary, tokens) };
}

function atomsOf(outline: TuneOutline): readonly EventAtom[] {
  return outlineBars(outline).flatMap(({ tokens }) => readAtoms(vocabulary, tokens).atoms);
}

function pitchesOf(outline: TuneOutline): readonly DegreePitch[] {
  return atomsOf(outline).flatMap(({ pitch, grace }) => (pitch === undefined ? grace : [...grace, pitch]));
}

const write = ({ plan, tokens }: Sample) => decodeTune(vocabulary, tokens, frameOf(plan));
const read = (text: string) => readTokens(vocabulary, text);
const faultsOf = (samples: readonly Sample[]) => samples.flatMap((one) => checkBars(write(one)));

/** Sections A, B… of four bars, each with what is said of it. */
function sections(names: string, more: Partial<PlannedSection> = {}): readonly PlannedSection[] {
  return [...names].map((letter) => ({ letter: letter as "A", primed: false, times: 1, bars: 4, ...more }));
}

const REEL: TunePlan = { meter: meter(4, 4), unit: duration(1, 8), sections: sections("AB") };

describe("tunes by chance", () => {
  let samples: readonly Sample[] = [];

  beforeAll(() => {
    const random = createRandom(11);
    const plans = Array.from({ length: 400 }, () => anyPlan(random));
    const possible = plans.filter((plan) => checkPlan(vocabulary, plan).length === 0);
    expect(possible.length).toBeGreaterThan(300);
    samples = possible.map((plan, index) => sample(plan, index));
  });

  it("have bars that add up", () => {
    expect(faultsOf(samples)).toEqual([]);
  });

  it("have the sections and bars that were asked for", () => {
    for (const { plan, outline } of samples) {
      const asked = plan.sections.map(({ letter, primed, times, bars }) => ({ letter, primed, times, bars }));
      expect(planOf(outline)).toEqual(asked);
    }
  });

  it("stay in range, graces included", () => {
    for (const { plan, outline } of samples) {
      const { lowest = -14, highest = 20 } = plan;
      const steps = pitchesOf(outline).map(({ degree, octave }) => octave * 7 + degree - 1);
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(lowest);
      expect(Math.max(...steps)).toBeLessThanOrEqual(highest);
    }
  });

  it("stay in their scale, graces included", () => {
    for (const { plan, outline } of samples) {
      const classes = pitchesOf(outline).map((note) => semitones(plan, note));
      expect(classes.filter((pitch) => plan.scale?.includes(pitch) === false)).toEqual([]);
    }
  });

  it.each<[keyof TunePlan, (atom: EventAtom) => boolean]>([
    ["graces", ({ grace }) => grace.length > 0],
    ["ornaments", ({ ornaments }) => ornaments.length > 0],
    ["chords", ({ chord }) => chord !== undefined],
  ])("have no %s where none are wanted", (name, hasIt) => {
    const without = samples.filter(({ plan }) => plan[name] === false || plan[name] === "none");
    expect(without.length).toBeGreaterThan(20);
    expect(without.flatMap(({ outline }) => atomsOf(outline).filter(hasIt))).toEqual([]);
  });

  it("have no rolls in tuplets", () => {
    const rolled = samples.flatMap(({ outline }) => {
      const atoms = atomsOf(outline);
      return tupletsOf(atoms).filter((_, index) => atoms[index]?.ornaments.includes("roll"));
    });
    expect(rolled.length).toBeGreaterThan(20);
    expect(rolled.filter((tuplet) => tuplet !== undefined)).toEqual([]);
  });

  it("end as they should", () => {
    for (const { plan, outline } of samples) {
      if (plan.cadence === undefined) continue;
      const [before, last] = atomsOf(outline).slice(-2);
      const final = last?.kind === "rest" ? before : last;
      expect(final?.kind).toBe("note");
      expect(final?.pitch?.alter).toBe(0);
      expect(plan.cadence.degrees).toContain(final?.pitch?.degree);
    }
  });

  it("end with a rest, too, where there is room behind the last note", () => {
    const last = samples.map(({ outline }) => atomsOf(outline).at(-1)?.kind);
    expect(new Set(last)).toEqual(new Set(["note", "rest", "hold"]));
  });

  it("have no silent bar, and no rest behind a rest but in tuplets", () => {
    const bars = samples.flatMap(({ outline }) =>
      outlineBars(outline).map(({ tokens }) => readAtoms(vocabulary, tokens).atoms),
    );
    expect(bars.filter((atoms) => atoms.every(({ kind }) => kind === "rest"))).toEqual([]);
    const rests = bars.filter((atoms) => {
      const isRest = atoms.map(({ kind }, at) => kind === "rest" && tupletsOf(atoms)[at] === undefined);
      return isRest.some((rest, at) => rest && isRest[at + 1]);
    });
    expect(rests).toEqual([]);
  });

  it("are spelled the same when they are written down and read again", () => {
    for (const { plan, tokens, outline } of samples) {
      const frame = frameOf(plan);
      const again = encodeTune(vocabulary, decodeTune(vocabulary, tokens, frame), {
        frame,
        sections: sectionStarts(outline),
      });
      expect(again).toEqual({ tokens, outline, frame });
    }
  });

  it("can be printed and read", () => {
    for (const one of samples.slice(0, 100)) {
      const [parsed] = parseAbc(printAbc(write(one))).tunes;
      expect(parsed?.diagnostics).toEqual([]);
      expect(parsed && stripSpans(parsed.score)).toEqual(write(one));
    }
  });

  it.each(METERS.filter((name) => name !== "free"))("go in %s, with and without pick-up", (figures) => {
    const [beats = 4, of = 4] = figures.split("/").map(Number);
    const here = meter(beats, of);
    const unit = usualUnit(here);
    const plain: TunePlan = {
      meter: here,
      unit,
      sections: sections("ABA", { times: 2 }),
      cadence: { degrees: [1] },
    };
    // A quarter of the bar, or as near as the unit's fractions come.
    const pickup = duration(unit.num, unit.den * 2);
    const plans = [
      plain,
      { ...plain, pickup },
      { ...plain, sections: sections("AB", { times: 2, endings: 1 }) },
    ];
    expect(faultsOf(plans.map((plan, index) => sample(plan, index)))).toEqual([]);
  });
});

function semitones(
  { mode }: TunePlan,
  { degree, alter }: { readonly degree: number; readonly alter: number },
) {
  const natural: Readonly<Record<string, readonly number[]>> = {
    major: [0, 2, 4, 5, 7, 9, 11],
    minor: [0, 2, 3, 5, 7, 8, 10],
    dorian: [0, 2, 3, 5, 7, 9, 10],
    mixolydian: [0, 2, 4, 5, 7, 9, 10],
    phrygian: [0, 1, 3, 5, 7, 8, 10],
    lydian: [0, 2, 4, 6, 7, 9, 11],
    locrian: [0, 1, 3, 5, 6, 8, 10],
  };
  return ((natural[mode ?? "major"]?.[degree - 1] ?? 0) + alter + 12) % 12;
}

describe("pick-ups", () => {
  it("are made up for by every last bar, whatever follows it", () => {
    const plan: TunePlan = {
      ...REEL,
      sections: [
        ...sections("A", { times: 2, pickup: duration(1, 4), endings: 1 }),
        ...sections("B", { times: 1, pickup: duration(1, 8) }),
        ...sections("C", { times: 2, pickup: duration(3, 8) }),
      ],
    };
    expect(faultsOf([1, 2, 3].map((seed) => sample(plan, seed)))).toEqual([]);
  });
});

describe("returning sections", () => {
  const plan: TunePlan = { ...REEL, sections: sections("ABA", { bars: 6 }), returns: "same" };
  const bars = ({ outline }: Sample) =>
    outline.map(({ body }) => body.map(({ tokens }) => printTokens(vocabulary, tokens)));

  it("are the same but for the last two bars", () => {
    const [first, other, again] = bars(sample(plan, 5));
    expect(again?.slice(0, 4)).toEqual(first?.slice(0, 4));
    expect(again?.slice(4)).not.toEqual(first?.slice(4));
    expect(other?.slice(0, 4)).not.toEqual(first?.slice(0, 4));
  });

  it("are free when they may be", () => {
    const [first, , again] = bars(sample({ ...plan, returns: "free" }, 5));
    expect(again?.slice(0, 4)).not.toEqual(first?.slice(0, 4));
  });

  it("give way to chords that differ", () => {
    const chord = (root: number): readonly PlacedChord[] => [{ onset: duration(0, 1), chord: triad(root) }];
    const chords = Array.from({ length: 18 }, (_, bar) => chord(bar === 14 ? 1 : 0));
    const one = sample({ ...plan, chords }, 9);
    const [first, , again] = bars(one);
    expect(again?.slice(0, 2)).toEqual(first?.slice(0, 2));
    expect(again?.[2]).toContain("chord:5");
  });
});

function triad(root: number): DegreeChord {
  return { root, quality: "major", bass: undefined };
}

describe("given chords", () => {
  const at = (num: number, den: number, chord: DegreeChord): PlacedChord => ({
    onset: duration(num, den),
    chord,
  });
  const chords: readonly (readonly PlacedChord[])[] = [
    [at(0, 1, triad(0))],
    [at(0, 1, { root: 1, quality: "dominant", bass: 5 }), at(4, 1, triad(0))],
    [],
    [at(3, 2, triad(-1))],
  ];
  const plan: TunePlan = { ...REEL, sections: sections("A"), chords, cadence: { degrees: [1, 3, 5] } };

  it("stand exactly where they were put, and nowhere else", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { outline } = sample(plan, seed);
      expect(outlineBars(outline).map((bar) => chordsOf(vocabulary, bar))).toEqual(chords);
    }
  });
});

describe("chords of the model's choice", () => {
  /** Where chords begin in the bars of sixty tunes, in units. */
  const placesOf = (plan: TunePlan, bar: (index: number) => boolean) => {
    const outlines = Array.from({ length: 60 }, (_, seed) => sample(plan, seed).outline);
    const bars = outlines.flatMap((outline) => outlineBars(outline).filter((_, index) => bar(index)));
    const places = bars.flatMap((one) => chordsOf(vocabulary, one)).map(({ onset }) => onset.num / onset.den);
    return [...new Set(places)].sort((a, b) => a - b);
  };
  const isWhole = (index: number) => index > 0 && index < 4;

  it("begin on beats", () => {
    expect(placesOf({ ...REEL, sections: sections("A") }, isWhole)).toEqual([0, 2, 4, 6]);
    const jig: TunePlan = { meter: meter(6, 8), unit: duration(1, 8), sections: sections("A") };
    expect(placesOf(jig, isWhole)).toEqual([0, 3]);
  });

  it("begin on the beats of a pick-up, counted from its end", () => {
    const plan: TunePlan = { ...REEL, sections: sections("A"), pickup: duration(3, 8) };
    expect(placesOf(plan, (index) => index === 0)).toEqual([0, 1]);
  });

  it("stand where a motif has them", () => {
    const motif = [read("note:1 chord:1 note:2 chord:5 note:3")];
    const { outline } = sample({ ...REEL, motif }, 3);
    const [first] = outlineBars(outline);
    expect(printTokens(vocabulary, first?.tokens ?? [])).toMatch(/^note:1 chord:1 note:2 chord:5 note:3/u);
  });
});

describe("the chord line of a plan", () => {
  const chord = (root: number, num = 0): PlacedChord => ({ onset: duration(num, 1), chord: triad(root) });

  it("is the one that its tunes have", () => {
    const chords = [[], [chord(0)], [chord(1), chord(-1, 4)], [], [chord(0)]];
    const pickup = { ...REEL, sections: sections("A", { times: 2 }), pickup: duration(1, 4) };
    const plan: TunePlan = { ...pickup, chords };
    const line = planChordLine(vocabulary, plan);
    expect(line).toBeDefined();
    expect(line).toEqual(chordLine(vocabulary, sample(plan, 1).outline));
    expect(printTokens(vocabulary, printOutline(vocabulary, line ?? []))).toBe(
      "section:A*2 upbeat rest bar:4 chord:1 bar:3 chord:5 len:4 chord:4 bar:2 hold bar:1 chord:1",
    );
  });

  it("is none when chords are free, or the plan cannot be carried out", () => {
    expect(planChordLine(vocabulary, REEL)).toBeUndefined();
    expect(planChordLine(vocabulary, { ...REEL, sections: [], chords: [] })).toBeUndefined();
  });
});

describe("what is kept", () => {
  const plan: TunePlan = { ...REEL, lowest: 0, highest: 7, scale: [0, 2, 4, 7, 9], mode: "major" };
  const motif = [read("note:5-1 len:2 note:#4 tuplet:3:2:2 note:1 note:2 note:3 note:5"), read("note:6")];

  it("comes first when it is a motif, even outside range and scale", () => {
    for (let seed = 0; seed < 30; seed++) {
      const one = sample({ ...plan, motif: motif.slice(0, 1) }, seed);
      const first = printTokens(vocabulary, outlineBars(one.outline)[0]?.tokens ?? []);
      expect(first).toMatch(/^note:5-1 len:2 note:#4 tuplet:3:2:2 note:1 note:2 note:3 note:5 (?!len)/u);
      expect(faultsOf([one])).toEqual([]);
    }
  });

  it("can be bars in the middle, held into if they say so", () => {
    const kept = new Map([
      [2, read("hold len:4 note:b3 len:4")],
      [5, read("note:1+1 len:8")],
    ]);
    for (let seed = 0; seed < 60; seed++) {
      const { outline } = sample({ ...plan, kept }, seed);
      const bars = outlineBars(outline).map(({ tokens }) => tokens);
      expect([bars[2], bars[5]]).toEqual([...kept.values()]);
      expect(readAtoms(vocabulary, bars[1] ?? []).atoms.at(-1)?.kind).not.toBe("rest");
    }
  });

  it("gets the chords that are given", () => {
    const chords = [
      [{ onset: duration(3, 1), chord: triad(1) }],
      [{ onset: duration(0, 1), chord: triad(0) }],
    ];
    const one = sample({ ...plan, motif: [read("note:1 len:4 note:2"), read("chord:4 note:6")], chords }, 4);
    const bars = outlineBars(one.outline).map(({ tokens }) => printTokens(vocabulary, tokens));
    expect(bars[0]).toMatch(/^note:1 len:3 chord:5 hold note:2 (?!len)/u);
    expect(bars[1]).toMatch(/^chord:1 note:6 (?!len)/u);
  });

  it("is known before the model is asked", () => {
    const kept = new Map([[0, read("note:1 len:8")]]);
    const constraint = tuneConstraint(vocabulary, { ...plan, kept });
    const { tokens, state } = givenTokens(constraint, constraint.start());
    expect(printTokens(vocabulary, tokens)).toBe("section:A bar:4 note:1 len:8 bar:3");
    expect(constraint.given?.(state)).toBeUndefined();
  });
});

describe("a tune that is there", () => {
  const music = "|: G2 | CDEF GABc |1 B4 c2 :|2 B4 A4- || A8 | E8 | C6 |]";
  const tune = encodedOf(music);
  const plan = planOfTune(vocabulary, tune);

  it("follows its own plan", () => {
    expect(checkPlan(vocabulary, planOfTune(vocabulary, encodedOf("|: G2 | C8 | B4 c2 :|")))).toEqual([]);
    expect(checkPlan(vocabulary, plan)).toEqual([]);
    const constraint = tuneConstraint(vocabulary, plan);
    expect(givenTokens(constraint, constraint.start()).tokens).toEqual(tune.tokens);
  });

  it("follows it with a pick-up before the repeat, as old books print them", () => {
    const old = encodedOf("G2 |: CDEF GABc |1 B6 G2 :|2 B6 cd |: c8 |1 B6 cd :|2 B6 |]");
    const own = planOfTune(vocabulary, old);
    expect(own.sections[0]).toMatchObject({ leadsIn: true, bars: 2, endings: 1 });
    expect(checkPlan(vocabulary, own)).toEqual([]);
    const constraint = tuneConstraint(vocabulary, own);
    expect(givenTokens(constraint, constraint.start()).tokens).toEqual(old.tokens);
  });

  it("can be gone on with", () => {
    const more = { ...plan, sections: [...plan.sections, ...sections("C", { pickup: duration(1, 4) })] };
    const kept = new Map([...(plan.kept ?? [])].slice(0, 4));
    const one = sample({ ...more, kept }, 1);
    expect(printTokens(vocabulary, one.tokens)).toContain("note:5 len:2 bar:2 note:1 note:2 note:3");
    expect(one.outline).toHaveLength(3);
    expect(faultsOf([one])).toEqual([]);
  });
});

describe("a cadence", () => {
  it("comes home to its chord, where chords are free", () => {
    const chord = { root: 0, quality: "major", bass: undefined } as const;
    const plan: TunePlan = { ...REEL, chords: "free", cadence: { degrees: [1], chord } };
    for (let seed = 0; seed < 40; seed++) {
      const { tokens } = sample(plan, seed);
      const lastBar = printTokens(vocabulary, tokens).split(" bar:1 ").at(-1) ?? "";
      expect(lastBar).toMatch(/chord:1 (?!quality|bass)/u);
      expect(lastBar.match(/chord:/gu)).toHaveLength(1);
    }
    const silent = printTokens(vocabulary, sample({ ...plan, chords: "none" }, 1).tokens);
    expect(silent).not.toContain("chord:");
  });

  it("is long enough and on a beat", () => {
    const plan: TunePlan = {
      ...REEL,
      pickup: duration(1, 4),
      cadence: { degrees: [1], shortest: duration(1, 2) },
    };
    for (let seed = 0; seed < 60; seed++) {
      const { outline } = sample(plan, seed);
      const last = atomsOf(outline).findLast(({ kind }) => kind === "note");
      expect([4, 6]).toContain((last?.units.num ?? 0) / (last?.units.den ?? 1));
      expect(last?.pitch?.degree).toBe(1);
    }
  });

  it.each([
    [duration(0, 1), ["note 8", "note 6 rest 2", "note 4 rest 4"]],
    [duration(1, 2), ["note 4", "note 3 rest 1", "note 2 rest 2"]],
    [duration(3, 4), ["note 2"]],
  ])("begins %j into its bar where that is asked for", (place, ends) => {
    const cadence = { degrees: [1], shortest: duration(1, 4), place };
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) {
      const atoms = atomsOf(sample({ ...REEL, sections: sections("A", { bars: 1 }), cadence }, seed).outline);
      const from = atoms.findLastIndex(({ kind }) => kind === "note");
      seen.add(
        atoms
          .slice(from)
          .map(({ kind, units }) => `${kind} ${units.num / units.den}`)
          .join(" "),
      );
    }
    for (const end of seen) expect(ends).toContain(end);
    expect(seen.size).toBe(new Set(ends).size);
  });
});

describe("a plan that cannot be carried out", () => {
  const kept = (bar: number, text: string) => new Map([[bar, read(text)]]);
  const chord = { onset: duration(0, 1), chord: triad(0) };

  it.each<[string, Partial<TunePlan>, object]>([
    ["has no sections", { sections: [] }, { kind: "no-sections" }],
    ["has too many bars", { sections: sections("A", { bars: 3000 }) }, { kind: "too-many-bars", most: 256 }],
    ["has no meter", { meter: { kind: "free" } }, { kind: "odd-meter" }],
    ["has an unknown meter", { meter: meter(31, 8) }, { kind: "odd-meter" }],
    ["has an empty section", { sections: sections("AB", { bars: 0 }) }, { kind: "odd-section", section: 0 }],
    [
      "has endings of nothing",
      { sections: sections("A", { endings: 1 }) },
      { kind: "odd-section", section: 0 },
    ],
    ["has a pick-up of a bar", { pickup: duration(1, 1) }, { kind: "odd-pickup", section: 0 }],
    ["has a pick-up of no length", { pickup: duration(1, 7) }, { kind: "odd-pickup", section: 0 }],
    [
      "repeats into two pick-ups",
      { sections: [...sections("A", { times: 2 }), ...sections("B", { pickup: duration(1, 8) })] },
      { kind: "pickups-differ", section: 0 },
    ],
    ["has more chords than bars", { chords: Array(9).fill([chord]) }, { kind: "too-many-chords", bars: 8 }],
    [
      "has a chord behind its bar",
      { chords: [[], [{ ...chord, onset: duration(8, 1) }]] },
      { kind: "chord-does-not-fit", bar: 1 },
    ],
    ["has too long a motif", { motif: Array(9).fill(read("note:1")) }, { kind: "motif-too-long", bars: 8 }],
    [
      "has a motif beyond its bar",
      { motif: [read("note:1 len:12")] },
      { kind: "motif-does-not-fit", bar: 0 },
    ],
    ["has half a triplet", { motif: [read("tuplet:3:2:2 note:1")] }, { kind: "motif-does-not-fit", bar: 0 }],
    ["keeps a short bar", { kept: kept(3, "note:1 len:4") }, { kind: "kept-bar-does-not-fit", bar: 3 }],
    [
      "keeps a bar beyond the end",
      { kept: kept(8, "note:1 len:8") },
      { kind: "kept-bar-does-not-fit", bar: 8 },
    ],
    ["has no range", { lowest: 5, highest: 4 }, { kind: "no-pitches" }],
    [
      "ends outside its scale",
      { cadence: { degrees: [4, 7] }, scale: [0, 2, 4, 7, 9], mode: "major" },
      { kind: "cadence-out-of-reach" },
    ],
    [
      "ends too long",
      { cadence: { degrees: [1], shortest: duration(2, 1) } },
      { kind: "cadence-does-not-fit", longest: duration(1, 1) },
    ],
  ])("says why: it %s", (_, change, fault) => {
    expect(checkPlan(vocabulary, { ...REEL, ...change })).toContainEqual(fault);
    expect(() => tuneConstraint(vocabulary, { ...REEL, ...change })).toThrow(
      expect.objectContaining({ code: "invalid-setting" }),
    );
  });
});
