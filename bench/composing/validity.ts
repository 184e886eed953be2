/**
 * @file Are composed tunes valid, whatever is asked for and whatever the weights?
 *
 *     npm run validity -- [--model DIR] [--count 10000] [--minutes N] [--batch 32] [--state FILE]
 *
 * One tune for each of `count` requests spread over every rhythm, meter, mode, scale and form (`spread-requests.ts`), with the
 * model's weights and again with random ones in the same network. Counted are dead ends, tunes with misaligned bars by
 * `checkBars`, tunes that lack something guaranteed (read off the tune as it is printed and read again) and tunes that
 * `abc2midi` complains about. Beside it every tenth slice by the same sampler without constraints.
 *
 * The work is done in slices that are written to the state file; a run goes on where the last one stopped.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { type Composer, openComposer } from "@melodist/compose";
import { openModel } from "@melodist/infer/node";
import { type DrawnPlan, drawPlans, planAll } from "./draw-plans.ts";
import { abc2midiComplaints, judgeTune } from "./judge-tunes.ts";
import { openRandomTwin } from "./random-twin.ts";
import { DIMENSIONS, type Dimension, spreadRequest } from "./spread-requests.ts";

const { values } = parseArgs({
  options: {
    model: { type: "string", default: "models/default" },
    threads: { type: "string", default: "2" },
    count: { type: "string", default: "10000" },
    minutes: { type: "string", default: "1000000" },
    batch: { type: "string", default: "32" },
    state: { type: "string", default: "runs/validity.jsonl" },
  },
});
/** Requests of a slice. */
const SLICE = 100;
/** One slice in so many is drawn without constraints as well. */
const FREE_EVERY = 10;

const SAMPLERS = ["model", "random", "model, unconstrained"] as const;
type Sampler = (typeof SAMPLERS)[number];

/** What was counted of one slice; a line of the state file. */
interface Slice {
  /** SHA-256 of the model's weights: figures of different models are not added up. */
  readonly weights: string;
  readonly sampler: Sampler;
  readonly slice: number;
  readonly refused: number;
  readonly tunes: number;
  readonly deadEnds: number;
  /** The model's longest sequence was reached, or the tokens were no tune. */
  readonly unfinished: number;
  readonly misaligned: number;
  readonly unmet: number;
  readonly complaints: number;
  /** Not faultless in one way or another. */
  readonly invalid: number;
  /** Values of each dimension that tunes were asked for with. */
  readonly asked: Readonly<Record<Dimension, Readonly<Record<string, number>>>>;
  readonly seconds: number;
  /** Some faults, for people. */
  readonly examples: readonly string[];
}

const trained = openComposer(await openModel(values.model, { threads: Number(values.threads) }));
const random: Composer = {
  ...trained,
  decoder: await openRandomTwin(trained.decoder, Number(values.threads)),
};
const weights = trained.decoder.manifest.weights.sha256;
const count = Number(values.count);
const done = readState();
const deadline = performance.now() + 60_000 * Number(values.minutes);
while (performance.now() < deadline && !isDone()) {
  const slice = nextSlice();
  for (const sampler of SAMPLERS) {
    const isWanted = sampler !== "model, unconstrained" || slice % FREE_EVERY === 0;
    const isKnown = done.some((one) => one.slice === slice && one.sampler === sampler);
    if (isWanted && !isKnown) save(await drawSlice(sampler, slice));
  }
}
report();
await trained.decoder[Symbol.asyncDispose]();
await random.decoder[Symbol.asyncDispose]();

function readState(): Slice[] {
  if (!existsSync(values.state)) return [];
  const lines = readFileSync(values.state, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Slice).filter((slice) => slice.weights === weights);
}

function save(slice: Slice): void {
  mkdirSync(dirname(values.state), { recursive: true });
  appendFileSync(values.state, `${JSON.stringify(slice)}\n`);
  done.push(slice);
}

function slicesOf(sampler: Sampler): readonly Slice[] {
  return done.filter((slice) => slice.sampler === sampler);
}

function isDone(): boolean {
  return (["model", "random"] as const).every((sampler) => sum(slicesOf(sampler), "tunes") >= count);
}

/** The first slice that is not complete. */
function nextSlice(): number {
  let slice = 0;
  while (
    ["model", "random"].every((sampler) => done.some((one) => one.slice === slice && one.sampler === sampler))
  )
    slice++;
  return slice;
}

async function drawSlice(sampler: Sampler, slice: number): Promise<Slice> {
  const start = performance.now();
  const requests = Array.from({ length: SLICE }, (_, place) => spreadRequest(slice * SLICE + place));
  const composer = sampler === "random" ? random : trained;
  const plans = planAll(composer, requests);
  const isConstrained = sampler !== "model, unconstrained";
  const drawn = await drawPlans(composer, plans, { batch: Number(values.batch), isConstrained });
  const seconds = (performance.now() - start) / 1000;
  return {
    ...{ weights, sampler, slice, refused: SLICE - plans.length, tunes: plans.length, seconds },
    ...tally(drawn),
    asked: askedFor(drawn),
  };
}

type Tally = Pick<
  Slice,
  "deadEnds" | "unfinished" | "misaligned" | "unmet" | "complaints" | "invalid" | "examples"
>;

function tally(drawn: readonly DrawnPlan[]): Tally {
  const judged = drawn.flatMap((one) =>
    one.score === undefined ? [] : [{ ...one, ...judgeTune(one.score, one) }],
  );
  const complaints = abc2midiComplaints(judged.map(({ abc }) => abc));
  const faults = judged.map(({ end, isMisaligned, unmet, request }, index) => ({
    request,
    said: [
      ...(end === "complete" ? [] : [end]),
      ...(isMisaligned ? ["misaligned"] : []),
      ...unmet.map(({ wish, achieved }) => `${wish}: ${achieved.en}`),
      ...(complaints[index] ?? []),
    ],
  }));
  const faulty = faults.filter(({ said }) => said.length > 0);
  return {
    deadEnds: drawn.filter(({ end }) => end === "dead-end").length,
    unfinished: drawn.filter(({ end }) => end === "length" || end === "no-tune").length,
    misaligned: judged.filter(({ isMisaligned }) => isMisaligned).length,
    unmet: judged.filter(({ unmet }) => unmet.length > 0).length,
    complaints: complaints.filter(({ length }) => length > 0).length,
    invalid: faulty.length + drawn.length - judged.length,
    examples: faulty.slice(0, 5).map(({ request, said }) => `${JSON.stringify(request)}: ${said.join("; ")}`),
  };
}

function askedFor(drawn: readonly DrawnPlan[]): Slice["asked"] {
  const names = Object.keys(DIMENSIONS) as readonly Dimension[];
  return Object.fromEntries(
    names.map((name) => {
      const asked = drawn.flatMap(({ request }) => request[name] ?? []);
      return [
        name,
        Object.fromEntries(
          DIMENSIONS[name].map((value) => [value, asked.filter((one) => one === value).length]),
        ),
      ];
    }),
  ) as Slice["asked"];
}

type Count = "tunes" | "refused" | "seconds" | keyof Omit<Tally, "examples">;

function sum(slices: readonly Slice[], field: Count): number {
  return slices.reduce((total, slice) => total + slice[field], 0);
}

function report(): void {
  console.log(`${values.model} (weights ${weights.slice(0, 12)}), slices of ${SLICE} requests\n`);
  console.log(
    "| | weights of the model | random weights | the model, unconstrained |\n| --- | --: | --: | --: |",
  );
  const rows: readonly (readonly [Count, string])[] = [
    ["tunes", "tunes"],
    ["refused", "requests refused beforehand"],
    ["deadEnds", "dead ends"],
    ["unfinished", "longest sequence reached, or no tune"],
    ["misaligned", "with misaligned bars (`checkBars`)"],
    ["unmet", "that lack something guaranteed"],
    ["complaints", "with an error or “time units while” (`abc2midi`)"],
    ["invalid", "with any of these"],
  ];
  for (const [field, words] of rows) {
    console.log(`| ${words} | ${SAMPLERS.map((sampler) => cell(slicesOf(sampler), field)).join(" | ")} |`);
  }
  console.log(`| seconds a tune | ${SAMPLERS.map((sampler) => pace(slicesOf(sampler))).join(" | ")} |`);
  for (const name of Object.keys(DIMENSIONS) as Dimension[]) console.log(`\n${coverage(name)}`);
  for (const { sampler, examples } of done) {
    if (sampler !== "model, unconstrained")
      for (const example of examples) console.log(`\n${sampler}: ${example}`);
  }
}

function cell(slices: readonly Slice[], field: Count): string {
  const [all, part] = [sum(slices, "tunes"), sum(slices, field)];
  if (field === "tunes" || field === "refused" || part === 0) return String(part);
  return `${part} (${((100 * part) / all).toFixed(2)} %)`;
}

function pace(slices: readonly Slice[]): string {
  return (sum(slices, "seconds") / Math.max(1, sum(slices, "tunes"))).toFixed(2);
}

/** How often each value of a dimension was asked for, of tunes with the model's weights. */
function coverage(name: Dimension): string {
  const counts = DIMENSIONS[name].map((value) => ({
    value,
    count: slicesOf("model").reduce((total, { asked }) => total + (asked[name][value] ?? 0), 0),
  }));
  const least = counts.reduce((a, b) => (b.count < a.count ? b : a));
  return `${name}: ${counts.length} values, each asked for at least ${least.count} times (${least.value})`;
}
