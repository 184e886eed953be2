/**
 * @file How many slots does the plain-language reader get right?
 *
 * `npm run reader -- [FILE] [--show N]`
 *
 * FILE is a list of sentences, `sentences.data.json` beside this file by default, labelled by the rules of `conventions.md`:
 *
 *     { "language": "en", "words": "a jig in D", "request": { "rhythm": "jig", "tonic": "D" } }
 *
 * Where several readings are equally right, `or` lists the other requests; the one that is met best counts. A slot that is labelled and read with an equal value is right; labelled and not read
 * is missing; read and not labelled is extra; read with another value is wrong.
 *
 *     precision = right / (right + wrong + extra)      recall = right / (right + wrong + missing)
 *     accuracy  = right / (right + wrong + extra + missing)
 *
 * The baseline reads nothing but names: a slot whose English or Chinese name from the tables of kinds, traditions,
 * instruments and moods stands in the sentence as it is written there.
 */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { MOOD_WORDS, RHYTHMS, STYLES } from "@melodist/analysis";
import { INSTRUMENTS, readWish } from "@melodist/compose";
import { z } from "zod";

const Slots = z.record(z.string(), z.unknown());
const Sentence = z.looseObject({
  language: z.enum(["en", "zh"]),
  words: z.string(),
  request: Slots,
  or: z.array(Slots).default([]),
});
type Sentence = z.infer<typeof Sentence>;
type Slots = z.infer<typeof Slots>;

interface Tally {
  sentences: number;
  perfect: number;
  right: number;
  wrong: number;
  extra: number;
  missing: number;
}

interface Fault {
  readonly kind: "wrong" | "extra" | "missing";
  readonly slot: string;
  readonly labelled: unknown;
  readonly read: unknown;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string", default: "1000" } },
});
const file = positionals[0] ?? new URL("./sentences.data.json", import.meta.url);
const sentences = z.array(Sentence).parse(JSON.parse(readFileSync(file, "utf8")));

report(
  "reader",
  (words) => {
    const { request, understood } = readWish(words);
    const { words: _, moods, ...slots } = request;
    // A mood that the reader chose for an image is its own, and not judged.
    const isOwn = understood.some(({ because }) => because !== undefined);
    return moods === undefined || isOwn ? slots : { ...slots, moods };
  },
  Number(values.show),
);
report("baseline: names alone", readNames, 0);

/** Print the figures of one reader, for each language and in all, and where it failed. */
function report(name: string, read: (words: string) => Slots, show: number): void {
  const tallies = { en: emptyTally(), zh: emptyTally(), all: emptyTally() };
  const bySlot = new Map<string, Tally>();
  const failures: string[] = [];
  for (const sentence of sentences) {
    const request = read(sentence.words);
    const { verdicts, faults } = judge(sentence, request);
    for (const { slot, kind } of verdicts) {
      const slotTally = bySlot.get(slot) ?? emptyTally();
      bySlot.set(slot, slotTally);
      for (const tally of [tallies[sentence.language], tallies.all, slotTally]) tally[kind]++;
    }
    for (const tally of [tallies[sentence.language], tallies.all]) {
      tally.sentences++;
      if (faults.length === 0) tally.perfect++;
    }
    if (faults.length > 0) failures.push([sentence.words, ...faults.map(faultLine)].join("\n"));
  }
  console.log(`\n${name}\n${"".padEnd(18)}slots  precision  recall  accuracy  whole sentences`);
  for (const [language, tally] of Object.entries(tallies)) console.log(tallyLine(language, tally));
  if (show === 0) return;
  console.log("");
  for (const [slot, tally] of [...bySlot].sort()) console.log(tallyLine(`  ${slot}`, tally));
  console.log(`\n${failures.length} sentences with faults`);
  for (const failure of failures.slice(0, show)) console.log(`\n${failure}`);
}

interface Judgement {
  readonly verdicts: readonly { readonly slot: string; readonly kind: Fault["kind"] | "right" }[];
  readonly faults: readonly Fault[];
}

/** Judge by the reading that is met best. */
function judge({ request, or }: Sentence, read: Slots): Judgement {
  const judgements = [request, ...or].map((labels) => compare(labels, read));
  const fewest = Math.min(...judgements.map(({ faults }) => faults.length));
  return judgements.find(({ faults }) => faults.length === fewest) ?? { verdicts: [], faults: [] };
}

/** Judge every slot that is labelled or read. */
function compare(labels: Slots, read: Slots): Judgement {
  const verdicts = [...new Set([...Object.keys(labels), ...Object.keys(read)])].map((slot) => {
    return { slot, kind: verdictOf(labels[slot], read[slot]) };
  });
  const faults = verdicts.flatMap(({ slot, kind }): Fault[] =>
    kind === "right" ? [] : [{ kind, slot, labelled: labels[slot], read: read[slot] }],
  );
  return { verdicts, faults };
}

function verdictOf(labelled: unknown, read: unknown): Fault["kind"] | "right" {
  if (isDeepStrictEqual(labelled, read)) return "right";
  if (read === undefined) return "missing";
  return labelled === undefined ? "extra" : "wrong";
}

/** The baseline: names of the tables, as they are written there. */
function readNames(words: string): Slots {
  const text = words.toLowerCase();
  const tables = { rhythm: RHYTHMS, style: STYLES, instrument: INSTRUMENTS };
  const isNamed = ([, { english, chinese }]: readonly [string, { english: string; chinese: string }]) =>
    text.includes(english.toLowerCase()) || text.includes(chinese);
  const read: Record<string, unknown> = {};
  for (const [slot, table] of Object.entries(tables)) {
    const named = Object.entries(table).find(isNamed);
    if (named !== undefined) read[slot] = named[0];
  }
  const moods = Object.entries(MOOD_WORDS)
    .filter(isNamed)
    .map(([mood]) => mood);
  return moods.length === 0 ? read : { ...read, moods };
}

function emptyTally(): Tally {
  return { sentences: 0, perfect: 0, right: 0, wrong: 0, extra: 0, missing: 0 };
}

function tallyLine(name: string, { sentences: all, perfect, right, wrong, extra, missing }: Tally): string {
  const share = (part: number, whole: number) =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  return [
    name.padEnd(18),
    String(right + wrong + missing).padStart(5),
    share(right, right + wrong + extra).padStart(11),
    share(right, right + wrong + missing).padStart(8),
    share(right, right + wrong + extra + missing).padStart(10),
    all === 0 ? "" : `${share(perfect, all)} of ${all}`.padStart(17),
  ].join("");
}

function faultLine({ kind, slot, labelled, read }: Fault): string {
  return `    ${kind} ${slot}: labelled ${JSON.stringify(labelled)}, read ${JSON.stringify(read)}`;
}
