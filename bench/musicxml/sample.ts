/** @file A stratified, seeded sample of tunes: every kind of notation of every source gets its share. */
import type { Score } from "@melodist/score";
import type { CorpusTune } from "../corpora.ts";

/** What of a tune makes conversion harder. */
export function traitsOf(score: Score): readonly string[] {
  const measures = score.voices.flatMap((voice) => voice.measures);
  const events = measures.flatMap((measure) => [...measure.events, ...measure.overlays.flat()]);
  const traits: string[] = [];
  if (score.voices.length > 1) traits.push("voices");
  if (events.some((event) => "lyrics" in event && event.lyrics.length > 0)) traits.push("lyrics");
  if (measures.some((measure) => measure.ending !== undefined)) traits.push("endings");
  return traits;
}

/**
 * Take tunes from the strata in turn until there are enough, so that rare kinds are not drowned by common ones.
 *
 * @param seed the same seed gives the same sample
 */
export function sampleTunes(tunes: Iterable<CorpusTune>, limit: number, seed: number): readonly CorpusTune[] {
  const strata = new Map<string, { readonly order: number; readonly tune: CorpusTune }[]>();
  let index = 0;
  for (const tune of tunes) {
    const name = [tune.source, ...traitsOf(tune.score)].join(" ");
    const stratum = strata.get(name) ?? [];
    stratum.push({ order: scatter(index++, seed), tune });
    strata.set(name, stratum);
  }
  const queues = [...strata.values()].map((stratum) => stratum.sort((a, b) => a.order - b.order));
  const sample: CorpusTune[] = [];
  for (let round = 0; sample.length < limit && queues.some((queue) => queue.length > round); round++) {
    for (const queue of queues) {
      const next = queue[round];
      if (next !== undefined && sample.length < limit) sample.push(next.tune);
    }
  }
  return sample;
}

/** A number that looks random and depends on index and seed alone: the finaliser of MurmurHash3. */
function scatter(index: number, seed: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
