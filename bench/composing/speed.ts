/**
 * @file How long does one wait for a tune, and how much of that is the model itself?
 *
 *     npm run speed -- [--model DIR] [--threads 2] [--rounds 3] [--command "node build/melodist/dist/main.js"]
 *
 * Beside each time stands the model's bare forward time for the same tokens: the reads that the decoder was asked for are recorded
 * and done again, the same batches in the same order, with no sampling, constraints, planning or critics between them. Rounds take
 * turns between both, and medians over all requests are told. With an index of training melodies in the model's folder,
 * originality is among the critics, as for users.
 *
 * From prompt to tune: the command is started anew each time; `--command` says how, by default what `npm run pack` leaves where
 * there is such a thing, or else the source by way of tsx, which costs most of a second by itself.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type ComposeRequest, type Composer, compose, openComposer } from "@melodist/compose";
import { type Decoder, type SequenceRequest, sampleSequences } from "@melodist/infer";
import { openModel } from "@melodist/infer/node";
import { openIndex } from "@melodist/search";
import { type Constraint, composeQuestion, idOf } from "@melodist/tokens";
import { planWithin } from "../../packages/compose/src/compose.ts";
import { candidateSeed, DRAWING } from "../../packages/compose/src/sampling/draw-tunes.ts";
import { planConstraint } from "../../packages/compose/src/sampling/plan-constraint.ts";
import { median } from "../networks.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKED = join(ROOT, "build/melodist/dist/main.js");
const FROM_SOURCE = ["--import", "tsx", "--conditions", "melodist-source", "packages/cli/src/main.ts"];

const { values } = parseArgs({
  options: {
    model: { type: "string", default: "models/default" },
    threads: { type: "string", default: "2" },
    rounds: { type: "string", default: "3" },
    command: { type: "string" },
  },
  strict: false, // flags of the other benchmarks may stand beside ours
});
const folder = String(values.model);
const rounds = Number(values.rounds);

/** Requests of all sorts of tunes. */
const WISHES: readonly ComposeRequest[] = [
  { rhythm: "reel", tonic: "D", mode: "major", seed: 1 },
  { rhythm: "jig", tonic: "E", mode: "dorian", seed: 2 },
  { rhythm: "waltz", tonic: "G", mode: "major", chords: true, seed: 3 },
  { rhythm: "air", tonic: "A", mode: "minor", seed: 4 },
  { meter: "4/4", scale: "yu", tonic: "D", seed: 5 },
];
/** As most dances are written, repeats by signs … */
const REPEATED: ComposeRequest = { form: "AABB", barsPerSection: 8 };
/** … and every bar another. */
const WRITTEN_OUT: ComposeRequest = { form: "ABCD", barsPerSection: 8 };

const composer = openComposer(await openModel(folder, { threads: Number(values.threads) }));
const seen = join(folder, "melodies.index");
const index = existsSync(seen) ? openIndex(readFileSync(seen)) : undefined;
const recording = recordReads(composer.decoder);

console.log(
  `${folder}, ${values.threads} threads, ${index === undefined ? "without" : "with"} an index, ${rounds} rounds\n`,
);
console.log(
  "| | aim, ms | ms (fastest to slowest) | bare forward, ms | share of the model |\n| --- | --: | --: | --: | --: |",
);
await composeOnce(composer, { ...WISHES[0], ...REPEATED, candidates: 4 }); // warm
await reportRow("first note of a warm call, 4 candidates", 150, { ...REPEATED, candidates: 4 }, "first note");
await reportRow("32 bars with repeats, 1 candidate", 1_000, { ...REPEATED, candidates: 1 }, "answer");
await reportRow("32 bars written out, 1 candidate", 1_000, { ...WRITTEN_OUT, candidates: 1 }, "answer");
await reportRow("32 bars with repeats, 8 candidates", 2_500, { ...REPEATED, candidates: 8 }, "answer");
await reportRow("32 bars written out, 8 candidates", 2_500, { ...WRITTEN_OUT, candidates: 8 }, "answer");
await reportPrompt();
await reportConstraints();
await composer.decoder[Symbol.asyncDispose]();

/** What a decoder was asked to read since the recording was last taken. */
interface Recording {
  take(): readonly (readonly (readonly number[])[])[];
}

function recordReads(decoder: Decoder): Recording {
  const read = decoder.read.bind(decoder);
  let reads: (readonly (readonly number[])[])[] = [];
  decoder.read = (cache, rows) => {
    reads.push(rows);
    return read(cache, rows);
  };
  return {
    take() {
      const taken = reads;
      reads = [];
      return taken;
    },
  };
}

/** Milliseconds of the same reads with nothing between them. */
async function forwardTime(
  decoder: Decoder,
  reads: readonly (readonly (readonly number[])[])[],
): Promise<number> {
  const start = performance.now();
  let cache = decoder.createCache(reads[0]?.length ?? 1);
  for (const rows of reads) {
    // Prompts are read once for all candidates; candidates that have come to their end leave.
    if (rows.length !== cache.lengths.length)
      cache = cache.select(rows.map((_, row) => Math.min(row, cache.lengths.length - 1)));
    await decoder.read(cache, rows);
  }
  return performance.now() - start;
}

interface Timed {
  /** Milliseconds. */
  readonly firstNote: number;
  readonly answer: number;
  /** Reads up to the first note. */
  readonly readsToNote: number;
  readonly reads: readonly (readonly (readonly number[])[])[];
}

async function composeOnce(of: Composer, request: ComposeRequest): Promise<Timed> {
  recording.take();
  const start = performance.now();
  let firstNote: number | undefined;
  let early: Timed["reads"] = [];
  for await (const event of compose(of, request, { index })) {
    if (event.type === "wishes-refused") throw new Error(JSON.stringify(event.refusals));
    if (event.type !== "note-written" || firstNote !== undefined) continue;
    firstNote = performance.now() - start;
    early = recording.take();
  }
  const answer = performance.now() - start;
  return {
    firstNote: firstNote ?? answer,
    answer,
    readsToNote: early.length,
    reads: [...early, ...recording.take()],
  };
}

async function reportRow(
  words: string,
  aim: number,
  wishes: ComposeRequest,
  until: "first note" | "answer",
): Promise<void> {
  const times: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const wish of WISHES) {
      const timed = await composeOnce(composer, { ...wish, ...wishes });
      const isFirst = until === "first note";
      times.push(isFirst ? timed.firstNote : timed.answer);
      bare.push(
        await forwardTime(composer.decoder, isFirst ? timed.reads.slice(0, timed.readsToNote) : timed.reads),
      );
    }
  }
  printRow(words, aim, times, median(bare));
}

function printRow(words: string, aim: number, times: readonly number[], bare: number): void {
  const spread = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
  const share = `${((100 * bare) / median(times)).toFixed(0)} %`;
  console.log(
    `| ${words} | ${aim} | ${median(times).toFixed(0)} (${spread}) | ${bare.toFixed(0)} | ${share} |`,
  );
}

/** From the shell's prompt to a printed tune, the process started anew. */
async function reportPrompt(): Promise<void> {
  const given = values.command === undefined ? undefined : String(values.command).split(" ");
  const [program = "node", ...begin] = given ?? ["node", ...(existsSync(PACKED) ? [PACKED] : FROM_SOURCE)];
  const wish = { ...WISHES[0], ...REPEATED, candidates: 4 };
  const timed = await composeOnce(composer, wish);
  const bare = await forwardTime(composer.decoder, timed.reads);
  const words = ["compose", "a reel in D major, AABB, 8 bars each", "--seed", "1", "--model", folder];
  const start = (argv: readonly string[]): number => {
    const from = performance.now();
    const { status, stderr } = spawnSync(program, argv, { cwd: ROOT, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - from;
  };
  const times = Array.from({ length: rounds }, () => start([...begin, ...words]));
  printRow(
    `prompt to tune, 4 candidates (\`${[program, ...begin].join(" ").replace(ROOT, "")}\`)`,
    2_000,
    times,
    bare,
  );
  const empty = Array.from({ length: rounds }, () => start(["-e", "0"]));
  console.log(`| of this, \`${program}\` that does nothing | | ${median(empty).toFixed(0)} | | |`);
}

/** What constraints cost of drawing tunes. */
async function reportConstraints(): Promise<void> {
  const shares: number[] = [];
  const tokenTimes: number[] = [];
  for (const wish of WISHES) {
    const planned = planWithin(composer, { ...wish, ...WRITTEN_OUT });
    if (planned.kind === "refused") continue;
    const { plan } = planned;
    const { vocabulary, decoder } = composer;
    const prompt = composeQuestion(vocabulary, plan.controls);
    const clock = { milliseconds: 0 };
    const start = performance.now();
    const free = planConstraint(vocabulary, plan, decoder.limit - prompt.length);
    clock.milliseconds += performance.now() - start;
    const requests = [0, 1, 2, 3].map((candidate): SequenceRequest => {
      return { prompt, constraint: timed(free, clock), seed: candidateSeed(plan.seed, candidate) };
    });
    const end = idOf(vocabulary, { kind: "sign", sign: "end" });
    let tokens = 0;
    for await (const _ of sampleSequences(decoder, requests, { end, settings: DRAWING })) tokens++;
    shares.push(clock.milliseconds / (performance.now() - start));
    tokenTimes.push((1_000 * clock.milliseconds) / tokens);
  }
  const share = (100 * median(shares)).toFixed(1);
  console.log(
    `\nconstraints: ${share} % of drawing 4 candidates (aim: under 10), ${median(tokenTimes).toFixed(1)} µs a token`,
  );
}

/** The same constraint; the clock adds up the time that is spent in it. */
function timed(constraint: Constraint, clock: { milliseconds: number }): Constraint {
  function clocked<Result>(work: () => Result): Result {
    const start = performance.now();
    const result = work();
    clock.milliseconds += performance.now() - start;
    return result;
  }
  return {
    start: () => clocked(() => constraint.start()),
    restrict: (state, mask) => clocked(() => constraint.restrict(state, mask)),
    advance: (state, token) => clocked(() => constraint.advance(state, token)),
    given: (state) => clocked(() => constraint.given?.(state)),
  };
}
