/** @file Pairs of tunes that should be in one cluster because two books have them, and pairs that should not. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readLines } from "../build/json-lines.ts";
import type { DroppedTune } from "../build/ledger.ts";
import { DROPPED_FILE } from "../build/manifest.ts";
import type { AuditedTune } from "./corpus-melodies.ts";
import type { AuditReport, Found } from "./report.ts";
import { titleWords } from "./title-words.ts";

/** Two editions by one collector, four years apart, which share hundreds of tunes. */
const BOOKS = ["oneills1001-musicaviva", "oneills1850"] as const;

/** Tunes that both books have under one title, and those of them in one cluster. */
export async function compareTitles(
  corpus: string,
  tunes: readonly AuditedTune[],
): Promise<AuditReport["titles"]> {
  const copies = await readCopies(corpus, tunes);
  const [first, second] = [bookOf(BOOKS[0], tunes, copies), bookOf(BOOKS[1], tunes, copies)];
  if (first.size === 0 || second.size === 0) return null;
  const shared = [...first].flatMap(([words, cluster]) => {
    const other = second.get(words);
    return cluster === undefined || other === undefined ? [] : [cluster === other];
  });
  return { sources: BOOKS, of: shared.length, found: shared.filter((isOne) => isOne).length };
}

/** A tune of a book by its title. */
type TitledTune = Pick<AuditedTune, "source" | "title" | "cluster">;

/** Title → cluster of the only tune of a book that bears it; undefined where several do. */
function bookOf(
  book: string,
  ...lists: readonly (readonly TitledTune[])[]
): ReadonlyMap<string, string | undefined> {
  const clusters = new Map<string, string | undefined>();
  for (const { source, title, cluster } of lists.flat()) {
    const words = source === book && title !== null ? titleWords(title) : "";
    if (words !== "") clusters.set(words, clusters.has(words) ? undefined : cluster);
  }
  return clusters;
}

/** Tunes that were left out because a kept one has the same notes: they are in its cluster. */
async function readCopies(corpus: string, tunes: readonly AuditedTune[]): Promise<readonly TitledTune[]> {
  const clusters = new Map(tunes.map(({ hash, cluster }) => [hash, cluster]));
  const copies: TitledTune[] = [];
  for await (const { source, title, reason, detail } of readDropped(corpus)) {
    const cluster = reason === "exact-duplicate" ? clusters.get(detail) : undefined;
    if (cluster !== undefined) copies.push({ source, title, cluster });
  }
  return copies;
}

async function* readDropped(corpus: string): AsyncGenerator<DroppedTune, void, undefined> {
  const path = join(corpus, DROPPED_FILE);
  if (existsSync(path)) yield* readLines<DroppedTune>(path);
}

/** Traditions whose tunes are nobody else's: no pair of one of them and a tune of another style is one tune. */
const APART: readonly string[] = ["chinese", "klezmer"];

/** Pairs of tunes that cannot be one, and those that came into one cluster all the same. */
export function countStrangers(tunes: readonly AuditedTune[]): Found {
  const total = { of: 0, found: 0 };
  for (const tradition of APART) {
    const inside = tunes.filter(({ style }) => style === tradition).length;
    const outside = tunes.filter(({ style }) => style !== null && style !== tradition).length;
    total.of += inside * outside;
    for (const members of clusterMembers(tunes)) {
      const own = members.filter(({ style }) => style === tradition).length;
      const others = members.filter(({ style }) => style !== null && style !== tradition).length;
      total.found += own * others;
    }
  }
  return total;
}

/** All pairs of the corpus, and those in one cluster: what chance and kinship together join. */
export function countPairs(tunes: readonly AuditedTune[]): Found {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const found = clusterMembers(tunes).reduce((sum, members) => sum + pairs(members.length), 0);
  return { of: pairs(tunes.length), found };
}

function clusterMembers(tunes: readonly AuditedTune[]): readonly (readonly AuditedTune[])[] {
  const members = new Map<string, AuditedTune[]>();
  for (const tune of tunes) {
    const list = members.get(tune.cluster);
    if (list === undefined) members.set(tune.cluster, [tune]);
    else list.push(tune);
  }
  return [...members.values()];
}
