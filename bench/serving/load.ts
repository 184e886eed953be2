/**
 * @file Fifty clients that compose at once, beside the same tunes in a batch without a server.
 *
 *     npm run serving -- --only load [--clients 50] [--seconds 120]
 *
 * Each client wishes a tune, reads its stream to the end, and wishes the next; whoever is sent away comes again when told. When
 * time is up, those that wait are served to the end. Then the server is stopped, and the same requests are composed in this
 * process, as many at once as the server's queue lets run; the tunes have to be the same, letter for letter. The first of them are
 * composed before the server starts, too: what else the machine does comes and goes. The clients share the cores with the server.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ComposeRequest, compose } from "@melodist/compose";
import { openFolder, openSeen } from "../../packages/cli/src/compose/open-composer.ts";
import { printTune } from "../../packages/server/src/wire/composition.ts";
import { median } from "../networks.ts";
import { composeAt, post, type Served } from "./composing-client.ts";
import { pause, type ServerProcess, startServer } from "./server-process.ts";

export interface LoadOptions {
  readonly clients: number;
  readonly seconds: number;
  /** Folder of the model. */
  readonly model: string;
}

/** As many as the server lets run at once. */
const AT_ONCE = 2;
/** Quiet before memory is looked at, in milliseconds. */
const QUIET_MS = 5_000;
const LEAVERS = 20;
/** No machine composes more in the time before. */
const MOST_BEFORE = 10_000;

const KINDS: readonly ComposeRequest[] = [
  { rhythm: "reel", tonic: "D", mode: "major" },
  { rhythm: "jig", tonic: "E", mode: "dorian" },
  { rhythm: "waltz", tonic: "G", mode: "major" },
  { rhythm: "polka", tonic: "A", mode: "major" },
  { meter: "4/4", scale: "yu", tonic: "D" },
];

/** The wish with a number: tunes of sixteen bars, one candidate, all of them different. */
function wish(number: number): ComposeRequest {
  return { ...KINDS[number % KINDS.length], bars: 16, candidates: 1, seed: number };
}

/** Load a server, and print what it bears. */
export async function studyLoad({ clients, seconds, model }: LoadOptions): Promise<void> {
  const before = await composeBatch(
    model,
    Array.from({ length: MOST_BEFORE }, (_, at) => wish(at + 1)),
    seconds / 4,
  );
  const data = await mkdtemp(join(tmpdir(), "melodist-load-"));
  const server = await measureStarts(data, model);
  await composeAt(server.address, wish(0)); // warm
  await pause(QUIET_MS);
  printFact("memory, idle, after the first tune", `${(await server.health()).memoryMb} MB`);
  const loaded = await loadServer(server, clients, seconds);
  printLoad(loaded, clients);
  await printLeaving(server);
  await server.end("SIGTERM");
  await rm(data, { recursive: true });
  const after = await composeBatch(
    model,
    loaded.served.map(({ request }) => request),
  );
  const rates = [loaded.served.length / loaded.ms, rateOf(before), rateOf(after)].map((rate) => 1_000 * rate);
  const [served = 0, ...alone] = rates;
  printFact(
    "tunes a second: server, batch before, batch after",
    rates.map((rate) => rate.toFixed(2)).join(", "),
  );
  const batches = { abcs: [...before.abcs, ...after.abcs], ms: before.ms + after.ms };
  printFact(
    "ratio to both, to the slower, to the faster",
    [1_000 * rateOf(batches), Math.min(...alone), Math.max(...alone)]
      .map((rate) => (served / rate).toFixed(2))
      .join(", "),
  );
  const same = loaded.served.filter(({ abc }, at) => abc === after.abcs[at]).length;
  printFact("tunes that are the same in both", `${same} of ${loaded.served.length}`);
}

function rateOf({ abcs, ms }: Batch): number {
  return abcs.length / ms;
}

function printFact(name: string, value: string): void {
  console.log(`${name}: ${value}`);
}

/** Start with an empty folder, and again. @returns the server of the second start */
async function measureStarts(data: string, model: string): Promise<ServerProcess> {
  const first = await startServer({ data, model });
  printFact("start to library, new folder", `${(await first.ready()).toFixed(0)} ms`);
  await first.end("SIGTERM");
  const second = await startServer({ data, model });
  printFact("start to library, later", `${(await second.ready()).toFixed(0)} ms`);
  await pause(QUIET_MS);
  printFact("memory, idle, library and model open", `${(await second.health()).memoryMb} MB`);
  return second;
}

interface Loaded {
  readonly served: readonly Served[];
  /** From the first wish to the last answer. */
  readonly ms: number;
  /** Memory of the server, once a second. */
  readonly memoryMb: readonly number[];
}

async function loadServer(server: ServerProcess, clients: number, seconds: number): Promise<Loaded> {
  const began = performance.now();
  const isOver = () => performance.now() - began > seconds * 1_000;
  const served: Served[] = [];
  const memoryMb: number[] = [];
  let next = 1;
  const working = Array.from({ length: clients }, async () => {
    while (!isOver()) served.push(await composeAt(server.address, wish(next++)));
  });
  const done = Promise.all(working).then(() => performance.now() - began);
  while (!isOver()) {
    memoryMb.push((await server.health()).memoryMb);
    await pause(1_000);
  }
  return { served, ms: await done, memoryMb };
}

function printLoad({ served, memoryMb }: Loaded, clients: number): void {
  const spread = (name: string, timeOf: (one: Served) => number) => {
    const times = served.map(timeOf).toSorted((a, b) => a - b);
    const at = (share: number) => times[Math.floor(share * (times.length - 1))]?.toFixed(0);
    printFact(`${name}, ms: median, p95, slowest`, `${at(0.5)}, ${at(0.95)}, ${at(1)}`);
  };
  printFact("clients, tunes, told to come again", `${clients}, ${served.length}, ${total(served)}`);
  spread("first event", ({ firstEventMs }) => firstEventMs);
  spread("first note since the wish", ({ firstNoteMs }) => firstNoteMs);
  spread("tune since the wish", ({ answerMs }) => answerMs);
  const quarter = Math.ceil(memoryMb.length / 4);
  const parts = [0, 1, 2, 3].map((part) => median(memoryMb.slice(part * quarter, (part + 1) * quarter)));
  printFact("memory in the four quarters, most", `${parts.join(", ")}, ${Math.max(...memoryMb)} MB`);
}

function total(served: readonly Served[]): number {
  return served.reduce((sum, { sentAway }) => sum + sentAway, 0);
}

/** How long the work of a client goes on that has left. */
async function printLeaving(server: ServerProcess): Promise<void> {
  const times: number[] = [];
  for (let leaver = 0; leaver < LEAVERS; leaver++) {
    const leaving = new AbortController();
    const response = await post(server.address, { bars: 64, candidates: 8, seed: leaver }, leaving.signal);
    const reader = response.body?.getReader();
    for (let events = 0; events < 3 + leaver; events++) await reader?.read();
    leaving.abort();
    const left = performance.now();
    while ((await server.health()).queue.running > 0) await pause(2);
    times.push(performance.now() - left);
  }
  printFact(
    "work of a client that left ends after, ms: median, slowest",
    `${median(times).toFixed(0)}, ${Math.max(...times).toFixed(0)}`,
  );
}

interface Batch {
  /** By the number of the request. */
  readonly abcs: readonly string[];
  readonly ms: number;
}

/** Requests composed without a server, until all are or time is up. */
async function composeBatch(
  folder: string,
  requests: readonly ComposeRequest[],
  seconds = Number.POSITIVE_INFINITY,
): Promise<Batch> {
  const composer = await openFolder(folder);
  const index = await openSeen(folder);
  const composeOne = async (request: ComposeRequest) => {
    for await (const event of compose(composer, request, { index }))
      if (event.type === "answer") return printTune(event.best.score);
    throw new Error("a request without an answer");
  };
  await composeOne(wish(0)); // warm
  const abcs: string[] = [];
  const began = performance.now();
  const isOver = () => performance.now() - began > 1_000 * seconds;
  let next = 0;
  const work = async () => {
    while (next < requests.length && !isOver()) {
      const at = next++;
      abcs[at] = await composeOne(requests[at] ?? {});
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const ms = performance.now() - began;
  await composer.decoder[Symbol.asyncDispose]();
  return { abcs, ms };
}
