/**
 * @file Time and memory of a whole build over made-up tunes, from ten thousand to a million.
 *
 *     npx tsx --conditions melodist-source bench/corpus/synthetic.ts [--sizes 10000,100000,1000000] [--folder DIR]
 *
 * Each size is built by a process of its own, whose greatest resident memory is told. A tenth of the tunes are transposed
 * copies of earlier ones, another tenth exact copies; the rest are walks over a scale in bars that repeat as tunes do.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildCorpus, DEFAULT_TIERS, totalsOf } from "@melodist/corpus";
import { createRandom } from "@melodist/random";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000" },
    folder: { type: "string" },
    one: { type: "string" },
  },
});

const SCALE = ["D", "E", "F", "G", "A", "B", "c", "d", "e", "f", "g", "a", "b", "c'"];

if (values.one === undefined) compareSizes();
else await buildOne(Number(values.one), mkdtempSync(join(values.folder ?? tmpdir(), "melodist-synthetic-")));

function compareSizes(): void {
  console.log(
    "| tunes | kept | clusters | seconds | tunes/s | greatest memory, MB |\n| ---: | ---: | ---: | ---: | ---: | ---: |",
  );
  for (const size of (values.sizes ?? "").split(",")) {
    const script = process.argv[1] ?? "";
    const folder = values.folder === undefined ? [] : ["--folder", values.folder];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [...process.execArgv, script, "--one", size, ...folder],
      { encoding: "utf8", maxBuffer: 1 << 26 },
    );
    console.log(stdout.trim() || stderr);
  }
}

async function buildOne(size: number, parent: string): Promise<void> {
  const corpora = join(parent, `corpora-${size}`);
  const output = join(parent, `corpus-${size}`);
  await writeTunes(corpora, size);
  const start = performance.now();
  const manifest = await buildCorpus({ corpora, output, tiers: DEFAULT_TIERS });
  const seconds = (performance.now() - start) / 1000;
  const { kept } = totalsOf(manifest);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const cells = [
    size,
    kept,
    manifest.clusters.count,
    seconds.toFixed(0),
    (size / seconds).toFixed(0),
    megabytes.toFixed(0),
  ];
  console.log(`| ${cells.join(" | ")} |`);
  rmSync(parent, { recursive: true });
}

async function writeTunes(corpora: string, size: number): Promise<void> {
  const folder = join(corpora, "made-up");
  mkdirSync(folder, { recursive: true });
  const description = { name: "Made up", origin: "this program", licence: "none needed", tier: "open" };
  writeFileSync(join(folder, "source.json"), JSON.stringify(description));
  const file = createWriteStream(join(folder, "tunes.abc"));
  for (let number = 1; number <= size; number++) {
    if (!file.write(`${makeTune(number)}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}

/** A tune of eight bars; some are another's copy, some in another key. */
function makeTune(number: number): string {
  const kind = number % 10;
  const seed = kind < 2 && number > 10 ? number - 7 : number;
  const key = kind === 1 ? "A" : "G";
  const shift = kind === 1 ? 1 : 0;
  const random = createRandom(seed);
  let place = 4;
  const bar = () =>
    Array.from({ length: 8 }, () => {
      place = Math.min(12, Math.max(0, place + Math.floor(random() * 7) - 3));
      return SCALE[place + shift];
    }).join("");
  const [a, b, c, d, e] = [bar(), bar(), bar(), bar(), bar()];
  return `X:${number}\nT:Tune ${number}\nM:4/4\nL:1/8\nK:${key}\n|:${a}|${b}|${a}|${c}|${d}|${e}|${a}|${bar()}:|\n`;
}
