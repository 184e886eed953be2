/**
 * @file Lists tunes whose notated key agrees in two sources: what key finding is judged by.
 *
 * Two people who wrote down a tune of the same name in the same key leave little doubt about it. Titles that a source has
 * twice are left out, and so are keys without a tonic or with a spelled-out signature. The list was fixed in
 * `keys.data.json` before anything was measured on it.
 *
 *     npx tsx --conditions melodist-source bench/corpus/list-keys.ts --corpora DIR > bench/corpus/keys.data.json
 */
import { printPitchName, type Score } from "@melodist/score";
import { type CorpusTune, corporaArguments, readCorpusTunes } from "../corpora.ts";
import { titleWords } from "./title-words.ts";

/** Two renderings of a tune, written in one key. */
export interface AgreedKey {
  readonly tonic: string;
  readonly mode: string;
  readonly tunes: readonly (readonly [source: string, file: string, number: number])[];
}

function notatedKey({ key }: Score): readonly [tonic: string, mode: string] | undefined {
  if (key.tonic === undefined || key.exact || key.accidentals.length > 0) return undefined;
  return [printPitchName(key.tonic), key.mode];
}

/** Title → source → its only tune of that title (undefined when there are several). */
const titles = new Map<string, Map<string, CorpusTune | undefined>>();
for (const tune of readCorpusTunes(corporaArguments().corpora)) {
  const title = titleWords(tune.score.titles[0] ?? "");
  if (title === "" || tune.score.number === undefined) continue;
  const sources = titles.get(title) ?? new Map<string, CorpusTune | undefined>();
  sources.set(tune.source, sources.has(tune.source) ? undefined : tune);
  titles.set(title, sources);
}

const agreed: AgreedKey[] = [];
for (const sources of titles.values()) {
  const tunes = [...sources.values()].filter((tune) => tune !== undefined);
  const [first, second] = tunes;
  if (first === undefined || second === undefined) continue;
  const [one, other] = [notatedKey(first.score), notatedKey(second.score)];
  if (one === undefined || one.join() !== other?.join()) continue;
  const places = [first, second].map(({ source, file, score }) => [source, file, score.number ?? 0] as const);
  agreed.push({ tonic: one[0], mode: one[1], tunes: places });
}
process.stdout.write(`[\n${agreed.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`);
