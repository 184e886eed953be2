/** @file Critics: each hears what it is there for, on tunes made to please or to vex it. */
import { parseAbc } from "@melodist/abc";
import { readMelody } from "@melodist/analysis";
import { midiKey, type Score } from "@melodist/score";
import { buildIndex, melodyCode } from "@melodist/search";
import { describe, expect, it } from "vitest";
import { readLyrics } from "../lyrics/read-lyrics.ts";
import { setLyrics } from "../lyrics/set-lyrics.ts";
import { linesInOrder, placeStanzas } from "../lyrics/stanza.ts";
import { readPitch } from "../plan/read-texts.ts";
import { type Kept, same } from "../report/report-line.ts";
import { type CriticName, type JudgeOptions, judgeTune } from "./judge-tune.ts";

function scoreOf(music: string): Score {
  const [tune] = parseAbc(`X:1\nM:6/8\nL:1/8\nK:G\n${music}\n`).tunes;
  if (tune === undefined) throw new Error("no tune");
  return tune.score;
}

const G = { letter: "G", alter: 0 } as const;
const GOOD = scoreOf(
  "|:GAB dBG|c2A F2D|GAB dBG|A3 D3|GAB dBG|c2A F2D|GBd cAF|G3 G3:||:gfg edB|c2e A2c|gfg edB|A3 d3|gfg edB|c2e A2c|dBG cAF|G3 G3:|",
);

function scoreBy(critic: CriticName, score: Score, options: JudgeOptions = {}): number | undefined {
  return judgeTune(score, G, options).judgements.find((judgement) => judgement.critic === critic)?.score;
}

describe("critics", () => {
  it("are content with a tune as people make them", () => {
    const { total, judgements } = judgeTune(GOOD, G);
    for (const { score, critic } of judgements)
      expect([critic, score]).toEqual([critic, expect.closeTo(1, 0)]);
    expect(total).toBeGreaterThan(0.85);
  });

  it.each<[CriticName, string, string]>([
    ["cadence", "ends on no tonic", "GAB dBG|c2A F2D|GAB dBG|c2A F3|]"],
    ["cadence", "leaps to a short last note", "GAB dBG|c2A F2D|GAB dBG|c2A F2G|]"],
    ["contour", "leaps all the time", "G,2g D2b|A,2f e2C|b2D g2G,|c'2C G3|]"],
    ["contour", "stays on one note", "GGG GGG|GGA GGG|GGG GGA|GGG G3|]"],
    ["repetition", "repeats one bar", "GAB dBG|GAB dBG|GAB dBG|GAB dBG|GAB dBG|GAB dBG|GAB dBG|G6|]"],
    [
      "rhythm",
      "has another rhythm in every bar",
      "GA/B/d/B/G2|c/A3/2F2D/F3/2|G3/2A/B/d3/2B2|A4-A/D3/2|G/G/A/A/B/B/d3|G6|]",
    ],
  ])("%s does not like a tune that %s", (critic, _, music) => {
    expect(scoreBy(critic, scoreOf(music)) ?? 1).toBeLessThan(0.7 * (scoreBy(critic, GOOD) ?? 0) + 0.2);
  });

  it("likelihood prefers what is neither muddled nor certain", () => {
    const notes = readMelody(GOOD).notes.length;
    const likelihood = (nats: number) => ({ logProbability: -nats * notes, choices: notes });
    const at = (nats: number) => scoreBy("likelihood", GOOD, { likelihood: likelihood(nats) }) ?? 0;
    expect([at(1.5), at(0), at(5)]).toEqual([1, 0, 0]);
    expect(at(3)).toBeGreaterThan(at(4));
    expect(scoreBy("likelihood", GOOD)).toBeUndefined();
  });

  it("harmony wants chords that fit, and the tonic's in the end", () => {
    const chorded = (chords: readonly string[]) =>
      scoreBy(
        "harmony",
        scoreOf(["GBd", "c2A", "FAd", "B3"].map((bar, at) => `"${chords[at]}"${bar} ${bar}|`).join("")),
      );
    expect(scoreBy("harmony", GOOD)).toBeUndefined();
    expect(chorded(["G", "Am", "D", "G"])).toBeGreaterThan(0.8);
    expect(chorded(["G", "Am", "D", "Em"])).toBeLessThan(0.6);
    expect(chorded(["F", "Bb", "Eb", "G"])).toBeLessThan(0.2);
  });

  it("originality tells a copy", () => {
    const index = buildIndex([{ record: { title: "Good" }, code: melodyCode(readMelody(GOOD)) }]);
    expect(scoreBy("originality", GOOD, { index })).toBe(0);
    expect(scoreBy("originality", scoreOf("e2c A2c|d3 B2G|F2A d2c|B3 G3|]"), { index })).toBe(1);
    expect(scoreBy("originality", scoreOf("GAB|]"), { index })).toBeUndefined();
  });

  it("register wants a tune to lie where its player is at ease", () => {
    const keyOf = (pitch: string) => midiKey(readPitch(pitch));
    const height = (lowest: string, highest: string) =>
      scoreBy("register", GOOD, { compass: { lowest: keyOf(lowest), highest: keyOf(highest) } });
    expect(scoreBy("register", GOOD)).toBeUndefined();
    expect(height("D4", "B5")).toBe(1); // a tin whistle
    expect(height("C2", "G5")).toBeLessThan(0.8);
    expect(height("A4", "B6")).toBeLessThan(0.5);
  });

  it("wishes want what was asked, as far as it can be measured", () => {
    const line = (kept: Kept) =>
      ({ wish: "moods", asked: same("bright"), achieved: same(""), kept }) as const;
    const of = (...kept: readonly Kept[]) => scoreBy("wishes", GOOD, { report: kept.map(line) });
    expect(of("yes", "yes", "not-measurable")).toBe(1);
    expect(of("yes", "partly")).toBeCloseTo(2 / 3);
    expect(of("yes", "no")).toBe(0.5);
    expect(of("not-measurable")).toBeUndefined();
  });

  it("words want all their syllables sung", async () => {
    const stanzas = await readLyrics("we sing\nwe play");
    const verse = linesInOrder(placeStanzas(stanzas, []));
    const sung = setLyrics(scoreOf("G3 B3|A6|]"), stanzas);
    expect(scoreBy("words", sung, { verse })).toBeLessThan(0.7);
    const all = setLyrics(scoreOf("G|B2B d2d|G6|]"), stanzas);
    expect(scoreBy("words", all, { verse })).toBeGreaterThan(0.7);
  });

  it("words want every stanza sung, whatever its section", async () => {
    const stanzas = await readLyrics("[Verse]\nwe sing\n[Chorus]\nwe play all day\n[Verse]\nwe run");
    const kinds = ["verse", "chorus"] as const;
    const verse = linesInOrder(placeStanzas(stanzas, kinds));
    const wordsOf = (music: string) => {
      const { judgements } = judgeTune(setLyrics(scoreOf(music), stanzas, kinds), G, { verse });
      return judgements.find(({ critic }) => critic === "words")?.reason;
    };
    expect(wordsOf("G|B5||G|B2 d2 B2|]")?.en).toContain("100 % of the syllables are sung");
    expect(wordsOf("G|B5||G|B3 d2|]")?.en).toContain("50 % of the syllables are sung");
    expect(wordsOf("G|B5||G|B3 d2|]")?.zh).toContain("50 % 的音节配上了音");
  });

  it("have nothing to say about a tune without notes", () => {
    expect(judgeTune(scoreOf("z6|]"), G)).toEqual({ total: 0, judgements: [] });
  });

  it("give reasons in both languages", () => {
    for (const { reason } of judgeTune(GOOD, G, { likelihood: { logProbability: -50, choices: 48 } })
      .judgements) {
      expect(reason.en).toMatch(/[a-z]/);
      expect(reason.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
