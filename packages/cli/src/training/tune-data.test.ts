import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CorpusTune } from "@melodist/corpus";
import { openVocabulary, printTokens } from "@melodist/tokens";
import { beforeAll, describe, expect, it } from "vitest";
import { type TuneDataOptions, tuneData, tuneVocabulary } from "./tune-data.ts";

const VOCABULARY = tuneVocabulary(["Turlough O'Carolan"]);

const NOTES = "|: GABc d2B2 | c2A2 B2G2 | A2F2 G2E2 | D4 G4 :|\n";
const CHORDS = '|: "G" GABc d2B2 | "C" c2A2 "G" B2G2 | "D" A2F2 "C" G2E2 | "D7" D4 "G" G4 :|\n';

function tune(id: string, cluster: string, notes: string): CorpusTune {
  const labels: Partial<CorpusTune["labels"]> = {
    rhythm: { name: "reel", from: "field" },
    style: "irish",
    scale: "major",
    scaleFamily: "diatonic",
    lyrics: false,
    mood: [],
    chords: notes === CHORDS ? "written" : "none",
  };
  const abc = `X:1\nM:4/4\nL:1/8\nK:G\n${notes}`;
  return { id, cluster, abc, composer: "Turlough O'Carolan", labels } as CorpusTune;
}

const TRAIN = [tune("a", "one", NOTES), tune("b", "one", CHORDS), tune("c", "two", NOTES)];

let corpus: string;
beforeAll(async () => {
  corpus = await mkdtemp(join(tmpdir(), "melodist-tunes-"));
  const write = (split: string, tunes: readonly CorpusTune[]) =>
    writeFile(
      join(corpus, `tunes-${split}-00000.jsonl`),
      tunes.map((each) => `${JSON.stringify(each)}\n`).join(""),
    );
  await write("train", TRAIN);
  await write("validation", [tune("d", "three", CHORDS)]);
  await write("test", [tune("e", "four", NOTES)]);
});

async function documents(options: Partial<TuneDataOptions>): Promise<readonly string[]> {
  const settings = {
    corpus,
    tasks: { compose: 1 },
    besides: {},
    passes: 1,
    seed: 3,
    longest: 513,
    ...options,
  };
  const { documents: all } = await tuneData(VOCABULARY, settings);
  return all.map(({ tokens }) => printTokens(openVocabulary(VOCABULARY), Array.from(tokens)));
}

describe("a corpus as training data", () => {
  it("is every tune of the training split once a pass, and those of the validation split apart", async () => {
    const { documents: all, validation } = await tuneData(VOCABULARY, {
      ...{ corpus, tasks: { compose: 1 }, besides: {}, passes: 4, seed: 3, longest: 513 },
    });
    expect(all.length).toBe(12);
    expect(validation?.length).toBe(1);
  });

  it("learns the answer, not the question", async () => {
    const { documents: all } = await tuneData(VOCABULARY, {
      ...{ corpus, tasks: { compose: 1 }, besides: {}, passes: 1, seed: 3, longest: 513 },
    });
    for (const { tokens, learn } of all) {
      const names = printTokens(openVocabulary(VOCABULARY), Array.from(tokens)).split(" ");
      expect(Array.from(learn ?? []).indexOf(1)).toBe(names.indexOf("body") + 1);
    }
  });

  it("leaves out other controls in every pass, and draws all of it from the seed", async () => {
    const [first, again, other] = await Promise.all([
      documents({ passes: 6 }),
      documents({ passes: 6 }),
      documents({ passes: 6, seed: 4 }),
    ]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    const prefixes = (first ?? []).map((text) => text.slice(0, text.indexOf("body")));
    expect(new Set(prefixes).size).toBeGreaterThan(6);
  });

  it.each([
    ["continue", "a"],
    ["fill", "a"],
    ["harmonise", "b"],
    ["melodise", "b"],
    ["vary", "a"],
  ])("sets the task %s where a tune suits it", async (task, id) => {
    const all = await documents({ tasks: { [task]: 1 } });
    const at = TRAIN.findIndex((each) => each.id === id);
    expect(all[at]).toMatch(new RegExp(`^task:${task} `));
  });

  it("learns no melody where chords are asked for", async () => {
    const { documents: all } = await tuneData(VOCABULARY, {
      ...{ corpus, tasks: { harmonise: 1 }, besides: {}, passes: 1, seed: 3, longest: 513 },
    });
    const { tokens = [], learn = [] } = all[1] ?? {};
    const learnt = Array.from(tokens).filter((_, index) => learn[index] === 1);
    expect(printTokens(openVocabulary(VOCABULARY), learnt)).toMatch(/^chord:1 .*end$/u);
    expect(printTokens(openVocabulary(VOCABULARY), learnt)).not.toContain("note:");
  });

  it("sets tasks besides, of the tunes that they suit; of held-out ones once", async () => {
    const all = await documents({ besides: { harmonise: 3, vary: 1 }, passes: 2 });
    const tasks = all.map((text) => text.split(" ")[0]);
    const pass = ["compose", "vary", "compose", "harmonise", "harmonise", "harmonise", "vary", "compose"];
    expect(tasks).toEqual([...pass, ...pass].map((task) => `task:${task}`));
    const { validation } = await tuneData(VOCABULARY, {
      ...{ corpus, tasks: { compose: 1 }, besides: { harmonise: 3 }, passes: 1, seed: 3, longest: 513 },
    });
    expect(validation?.length).toBe(2);
  });

  it("sets what does not suit as composing: no chords to harmonise, no other rendering", async () => {
    const harmonised = await documents({ tasks: { harmonise: 1 } });
    expect(harmonised.map((text) => text.split(" ")[0])).toEqual([
      "task:compose",
      "task:harmonise",
      "task:compose",
    ]);
    const varied = await documents({ tasks: { vary: 1 } });
    expect(varied[2]).toMatch(/^task:compose /);
  });

  it("cuts what is longer than a sequence", async () => {
    for (const text of await documents({ longest: 24 })) expect(text.split(" ").length).toBe(24);
  });

  it("is refused where there is none", async () => {
    const options = {
      corpus: join(corpus, "nowhere"),
      tasks: {},
      besides: {},
      passes: 1,
      seed: 1,
      longest: 9,
    };
    await expect(tuneData(VOCABULARY, options)).rejects.toMatchObject({ code: "not-found" });
  });
});
