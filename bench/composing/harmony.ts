/**
 * @file Do the chords that a model sets do what people's chords do?
 *
 *     npm run harmony -- --corpus CORPUS [--model DIR] [--split validation|test] [--limit N] [--candidates 4]
 *
 * The tunes are those of the split whose chords people wrote (the corpus labels chords `written`; those that a machine made
 * are labelled `machine` and left out). Their chords are taken away, `harmonize` sets new ones, and both are laid side by side.
 *
 * A tune counts once, however long; differences are those of the same tunes, with a 95 % bootstrap interval over clusters. How
 * agreement is measured, and the two baselines: `chord-agreement.ts`. How far people agree with each other: `second-opinions.ts`.
 */
import { parseArgs } from "node:util";
import { type Composer, harmonize, openComposer } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { openModel } from "@melodist/infer/node";
import type { Score } from "@melodist/score";
import {
  type Agreement,
  agreement,
  bestTriads,
  hasWrittenChords,
  readChordedTune,
  rootsOf,
  timeOf,
  tonicOnly,
} from "./chord-agreement.ts";
import { interval, mean, printInterval } from "./interval.ts";
import { readSplitTunes, type SplitTune, splitNamed } from "./split-tunes.ts";

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "runs/corpus-default" },
    model: { type: "string", default: "models/default" },
    threads: { type: "string", default: "2" },
    split: { type: "string", default: "validation" },
    limit: { type: "string", default: "1000000" },
    candidates: { type: "string", default: "4" },
    temperature: { type: "string", default: "" },
  },
});

const CONTESTANTS = ["harmonize", "always tonic", "best triad per bar"] as const;
type Contestant = (typeof CONTESTANTS)[number];

const split = splitNamed(values.split);
const tunes = readSplitTunes(values.corpus, split).filter(hasWrittenChords).slice(0, Number(values.limit));
const composer = openComposer(await openModel(values.model, { threads: Number(values.threads) }));
const rows: Readonly<Record<Contestant, Agreement>>[] = [];
const clusters: string[] = [];
const left: string[] = [];
for (const tune of tunes) {
  const row = await compareTune(composer, tune);
  if (row === undefined) left.push(tune.id);
  else {
    rows.push(row);
    clusters.push(tune.cluster);
  }
}
await composer.decoder[Symbol.asyncDispose]();
report();

async function compareTune(
  of: Composer,
  tune: SplitTune,
): Promise<Readonly<Record<Contestant, Agreement>> | undefined> {
  const chorded = readChordedTune(tune);
  const harmonized = await chordsSet(of, withoutChords(tune.score));
  if (harmonized === undefined || timeOf(chorded.written) === 0) return undefined;
  return {
    harmonize: agreement(chorded, rootsOf(harmonized, chorded.tonic)),
    "always tonic": agreement(chorded, tonicOnly(chorded)),
    "best triad per bar": agreement(chorded, bestTriads(chorded)),
  };
}

/** The tune with chords by `harmonize`; undefined when it cannot be spelled. */
async function chordsSet(of: Composer, score: Score): Promise<Score | undefined> {
  const wishes = {
    candidates: Number(values.candidates),
    ...(values.temperature === "" ? {} : { temperature: Number(values.temperature) }),
  };
  try {
    for await (const event of harmonize(of, score, wishes))
      if (event.type === "answer") return event.best.score;
  } catch (error) {
    if (!MelodistError.is(error)) throw error;
  }
  return undefined;
}

function withoutChords(score: Score): Score {
  const isOther = ({ kind }: { readonly kind: string }) => kind !== "chord-symbol" && kind !== "no-chord";
  const voices = score.voices.map((voice) => ({
    ...voice,
    measures: voice.measures.map((measure) => ({
      ...measure,
      events: measure.events.map((event) =>
        "marks" in event ? { ...event, marks: event.marks.filter(isOther) } : event,
      ),
    })),
  }));
  return { ...score, voices };
}

function report(): void {
  const sources = new Map<string, number>();
  for (const { source } of tunes) sources.set(source, (sources.get(source) ?? 0) + 1);
  const from = [...sources].map(([name, count]) => `${name} ${count}`).join(", ");
  console.log(
    `${rows.length} tunes of the ${split} split with chords that people wrote (of ${tunes.length}: ${from})`,
  );
  console.log(`${values.model}, best of ${values.candidates} candidates\n`);
  console.log("| chords | functional agreement, % | same root, % |\n| --- | --: | --: |");
  for (const name of CONTESTANTS) {
    const cells = (["functional", "root"] as const).map((kind) =>
      printInterval(
        interval(
          rows.map((row) => row[name][kind]),
          mean,
          clusters,
        ),
        100,
        1,
      ),
    );
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  for (const baseline of CONTESTANTS.slice(1)) {
    const differences = rows.map((row) => row.harmonize.functional - row[baseline].functional);
    console.log(
      `\nharmonize above ${baseline}: ${printInterval(interval(differences, mean, clusters), 100, 1)} points`,
    );
  }
  if (left.length > 0) console.log(`\nnot spelled: ${left.join(", ")}`);
}
