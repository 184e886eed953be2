/** @file Composing with a model that has learnt nothing: what is guaranteed holds all the same. */

import { printAbc } from "@melodist/abc";
import { RHYTHMS, type Rhythm, SCALES, type ScaleName } from "@melodist/analysis";
import { createRandom, type RandomSource } from "@melodist/random";
import { type ChordSymbol, chordIntervals, isTimed, pitchClass, type ScoreEvent } from "@melodist/score";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./answer-question.ts";
import { type ComposeEvent, compose, tuneSoFar } from "./compose.ts";
import type { Composer } from "./composer.ts";
import { INSTRUMENTS, type Instrument } from "./instrument.data.ts";
import { type ComposeRequest, MODES } from "./request.ts";
import { anyComposer } from "./testing/composer.ts";

let composer: Composer;
beforeAll(async () => {
  composer = await anyComposer();
});
afterAll(() => composer.decoder[Symbol.asyncDispose]());

async function eventsOf(request: ComposeRequest, of = composer): Promise<readonly ComposeEvent[]> {
  const events: ComposeEvent[] = [];
  for await (const event of compose(of, request)) events.push(event);
  return events;
}

async function tunesOf(request: ComposeRequest, of = composer): Promise<readonly Answer[]> {
  const answer = (await eventsOf(request, of)).at(-1);
  if (answer?.type !== "answer")
    throw new Error(`no answer to ${JSON.stringify(request)}: ${JSON.stringify(answer)}`);
  return [answer.best, ...answer.others];
}

const music = (tunes: readonly Answer[]) => tunes.map(({ score }) => printAbc(score));

/** Wishes that are guaranteed: their lines must say yes. */
const HARD = [
  "meter",
  "bars",
  "barsPerSection",
  "pickup",
  "chords",
  "motif",
  "instrument",
  "lowest",
  "highest",
];

/** Of these something is guaranteed (the key at the head and the last note, no other note, sections and bars), and told whether it is heard. */
const HALF = ["tonic", "scale", "form"];

function pickOne<Item>(items: readonly Item[], random: RandomSource): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

const METERS = ["2/4", "3/4", "4/4", "6/8", "9/8", "12/8", "2/2", "3/2", "5/4", "7/8", "3/8", "5/8", "6/4"];
const FORMS = ["A", "AB", "AABB", "AABA", "AA'BA", "VCVC", "ABACA", "AABBCC"];

/** A request of any kind. Some cannot be fulfilled. */
function anyRequest(seed: number): ComposeRequest {
  const random = createRandom(seed);
  const maybe = <Value>(share: number, value: Value): Value | undefined =>
    random() < share ? value : undefined;
  const wishes = {
    rhythm: maybe(0.7, pickOne(Object.keys(RHYTHMS) as Rhythm[], random)),
    meter: maybe(0.5, pickOne(METERS, random)),
    tonic: maybe(0.5, pickOne(["C", "D", "Eb", "F#", "G", "A", "Bb"], random)),
    mode: maybe(0.5, pickOne(MODES, random)),
    scale: maybe(0.3, pickOne([...SCALES.keys()] as ScaleName[], random)),
    form: maybe(0.4, pickOne(FORMS, random)),
    bars: maybe(0.3, pickOne([4, 8, 12, 16, 20, 24, 32, 33], random)),
    barsPerSection: maybe(0.2, pickOne([2, 4, 8], random)),
    pickup: maybe(0.3, pickOne([true, false, "1/8", "1/4"], random)),
    chords: maybe(0.4, pickOne([true, false, ["C", "Am", "F", "G7"], ["Dm G", "C"]], random)),
    instrument: maybe(0.3, pickOne(Object.keys(INSTRUMENTS) as Instrument[], random)),
    moods: maybe(0.2, pickOne([["calm" as const], ["lively" as const]], random)),
    seed,
    candidates: 2,
  };
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
}

describe("any request", () => {
  const seeds = Array.from({ length: 120 }, (_, seed) => seed);

  it("is refused before the model runs, or answered by tunes whose bars add up and whose hard wishes hold", async () => {
    let answered = 0;
    for (const seed of seeds) {
      const request = anyRequest(seed);
      const events = await eventsOf(request);
      if (events[0]?.type === "wishes-refused") {
        expect(events[0].refusals.length).toBeGreaterThan(0);
        continue;
      }
      answered++;
      const tunes = events.flatMap((event) => (event.type === "tune-end" ? [event.composition] : []));
      expect(tunes, JSON.stringify(request)).toHaveLength(2);
      for (const { faults, report, score } of tunes) {
        if (request.scale === undefined) expect(printAbc(score)).not.toMatch(/\^\^|__/);
        expect(faults, JSON.stringify(request)).toEqual([]);
        const broken = report.filter(({ wish, kept }) => HARD.includes(wish) && kept !== "yes");
        expect(broken, JSON.stringify(request)).toEqual([]);
        const half = report.filter(({ wish }) => HALF.includes(wish));
        expect(
          half.map(({ kept }) => kept),
          JSON.stringify(request),
        ).not.toContain("no");
      }
    }
    expect(answered).toBeGreaterThan(60);
  }, 300_000);
});

function chordsIn(events: readonly ScoreEvent[]): readonly ChordSymbol[] {
  const marks = events.flatMap((event) => (isTimed(event) ? event.marks : []));
  return marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [mark.chord] : []));
}

describe("composing", () => {
  const request: ComposeRequest = { rhythm: "jig", tonic: "D", mode: "major", seed: 7, candidates: 3 };

  it("gives the same tunes for the same seed, and others for another", async () => {
    const [one, again, other] = [
      await tunesOf(request),
      await tunesOf(request),
      await tunesOf({ ...request, seed: 8 }),
    ];
    expect(music(again)).toEqual(music(one));
    expect(music(other)).not.toEqual(music(one));
  });

  it("gives the first candidate whatever is drawn beside it", async () => {
    const [alone] = await tunesOf({ ...request, candidates: 1 });
    const first = (await tunesOf(request)).find(({ candidate }) => candidate === 0);
    expect(first && printAbc(first.score)).toBe(alone && printAbc(alone.score));
  });

  it("tells what happens in order: plan, starts, bars, ends, answer", async () => {
    const events = await eventsOf(request);
    const types = events.map(({ type }) => type);
    expect(types[0]).toBe("plan-made");
    expect(types.slice(1, 4)).toEqual(["tune-start", "tune-start", "tune-start"]);
    expect(types.at(-1)).toBe("answer");
    expect(types.filter((type) => type === "tune-end")).toHaveLength(3);
    const bars = events.flatMap((event) =>
      event.type === "bar-written" && event.candidate === 0 ? [event.bar] : [],
    );
    expect(bars).toEqual(bars.map((_, index) => index));
    expect(bars.length).toBeGreaterThanOrEqual(16);
  });

  it("shows every candidate as far as it is written", async () => {
    const events = await eventsOf(request);
    const plan = events.find((event) => event.type === "plan-made")?.plan;
    const third = events.find((event) => event.type === "bar-written" && event.bar === 2);
    if (plan === undefined || third?.type !== "bar-written") throw new Error("no third bar");
    const score = tuneSoFar(composer.vocabulary, plan, third.tokens);
    expect(score.voices[0]?.measures).toHaveLength(3);
  });

  it("spells notes out as they come", async () => {
    const events = await eventsOf({ ...request, candidates: 1 });
    const told = events.flatMap((event) => (event.type === "note-written" ? event.tokens : []));
    const whole = events.findLast((event) => event.type === "bar-written");
    expect(whole?.type === "bar-written" && whole.tokens).toEqual(told);
  });

  it("chooses the candidate whom the critics like best", async () => {
    const totals = (await tunesOf(request)).map(({ verdict }) => verdict.total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const work = (async () => {
      for await (const event of compose(composer, request, { signal: stop.signal })) {
        if (event.type === "bar-written") stop.abort(new Error("enough"));
      }
    })();
    await expect(work).rejects.toThrow("enough");
  });

  it("sets chords of the scale that is asked for, and never four bars without one", async () => {
    const freygish = {
      ...request,
      mode: "phrygian",
      scale: "freygish",
      chords: true,
      pickup: false,
    } as const;
    const inScale = new Set(SCALES.get("freygish")?.semitones.map((note) => (note + 2) % 12)); // above D
    for (const { score } of await tunesOf(freygish)) {
      const bars = score.voices[0]?.measures.map(({ events }) => chordsIn(events)) ?? [];
      const fours = bars.slice(3).map((_, from) => bars.slice(from, from + 4).flat().length);
      expect(Math.min(...fours)).toBeGreaterThan(0);
      const tones = bars
        .flat()
        .flatMap((chord) => chordIntervals(chord).map((tone) => (pitchClass(chord.root) + tone) % 12));
      expect(tones.filter((tone) => !inScale.has(tone))).toEqual([]);
    }
  });

  it("ends in time, however long a model's bars and however short its sequences", async () => {
    const short = await anyComposer(420);
    const tunes = await tunesOf(
      { rhythm: "strathspey", bars: 32, form: "ABAC", chords: true, candidates: 3, seed: 3 },
      short,
    );
    expect(tunes.map(({ faults }) => faults)).toEqual([[], [], []]);
    expect(tunes).toHaveLength(3);
    await short.decoder[Symbol.asyncDispose]();
  });

  it("refuses more bars than the model can hold", async () => {
    const tiny = await anyComposer(200);
    const [event] = await eventsOf({ bars: 64, seed: 1 }, tiny);
    expect(event).toMatchObject({ type: "wishes-refused", refusals: [{ wish: "bars", asked: "64" }] });
    await tiny.decoder[Symbol.asyncDispose]();
  });
});
