/**
 * @file Training tokens a second and memory, against PyTorch in alternation on the same cores.
 *
 * npx tsx --conditions melodist-source bench/training.ts [--peer venv/bin/python] [--rounds 5] [--only 6.7M]
 *
 * Each side runs in a process of its own and takes turns, round by round, so that whatever else the machine
 * does weighs on both. The ratio of a round is of two neighbours in time; the middle ratio is given.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { BENCH_NETWORKS, type BenchNetwork, LENGTH, median, option } from "./networks.ts";

const THREADS = Number(option("threads") ?? 2);
const ROUNDS = Number(option("rounds") ?? 5);
const STEPS = 3;

interface Round {
  readonly tokensPerSecond: number;
  readonly memoryMb: number;
}

/** A program that measures one round for each line it is sent. */
class Side {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    if (this.#child.stdout === null) throw new Error("no output");
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ready(): Promise<void> {
    await this.#lines.next();
  }

  async round(): Promise<Round> {
    this.#child.stdin?.write("go\n");
    const { value } = await this.#lines.next();
    return JSON.parse(value);
  }

  end(): void {
    this.#child.stdin?.end();
  }
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

async function compare({ name, network, batch }: BenchNetwork, peer: string | undefined): Promise<void> {
  const settings = JSON.stringify({ ...network, batch, length: LENGTH, threads: THREADS, steps: STEPS });
  const node = [...process.execArgv, path("training-side.ts"), settings];
  const sides = [
    new Side(process.execPath, node),
    ...(peer ? [new Side(peer, [path("peers/pytorch_train.py"), settings])] : []),
  ];
  for (const side of sides) await side.ready();
  const rounds: Round[][] = sides.map(() => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, side] of sides.entries()) rounds[i]?.push(await side.round());
  for (const side of sides) side.end();

  const [ours = [], theirs = []] = rounds;
  const speed = (side: readonly Round[]) => median(side.map((one) => one.tokensPerSecond));
  const memory = (side: readonly Round[]) => Math.max(...side.map((one) => one.memoryMb));
  const ratio = median(
    ours.map((one, i) => one.tokensPerSecond / (theirs[i]?.tokensPerSecond ?? Number.NaN)),
  );
  console.log(`${name}: ${speed(ours).toFixed(0)} tokens/s, ${memory(ours).toFixed(0)} MB`);
  if (theirs.length === 0) return;
  console.log(`${name}: PyTorch ${speed(theirs).toFixed(0)} tokens/s, ${memory(theirs).toFixed(0)} MB`);
  console.log(
    `${name}: ${ratio.toFixed(2)} of PyTorch's speed, ${(memory(ours) / memory(theirs)).toFixed(2)} of its memory`,
  );
}

for (const bench of BENCH_NETWORKS) {
  if ((option("only") ?? bench.name) === bench.name) await compare(bench, option("peer"));
}
