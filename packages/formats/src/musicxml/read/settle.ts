/** @file What can only be said when the notes around it are known: tuplets, drawn-out syllables, late chord symbols. */
import { isTimed, type Lyric, type TimedEvent } from "@melodist/score";
import { type FindingLog, report } from "../finding.ts";
import { patchedEvent } from "../remainder/remainder.ts";
import { type Item, type ItemTime, withVerse } from "./part-reader.ts";

/** A timed item, seen as such. */
interface TimedItem {
  readonly item: Item;
  readonly time: ItemTime;
  readonly event: TimedEvent;
}

function timedItems(items: readonly Item[]): readonly TimedItem[] {
  return items.flatMap((item) =>
    isTimed(item.event) && item.time !== undefined ? [{ item, time: item.time, event: item.event }] : [],
  );
}

/** Give the notes between two bracket ends their place in the tuplet. */
export function settleTuplets(items: readonly Item[], log: FindingLog): void {
  let open: TimedItem[] = [];
  let depth = 0;
  for (const entry of timedItems(items)) {
    if (depth === 0 && entry.time.bracketStarts > 0) open = [];
    depth += entry.time.bracketStarts;
    if (depth > 0) open.push(entry);
    if (entry.time.bracketStops === 0) continue;
    depth = Math.max(0, depth - entry.time.bracketStops);
    if (depth > 0) continue;
    settleTuplet(open, log);
    open = [];
  }
}

/** Notes of one bracket share one ratio; where they do not, tuplets are nested, and lengths alone say what is meant. */
function settleTuplet(entries: readonly TimedItem[], log: FindingLog): void {
  const ratio = entries[0]?.time.ratio;
  if (ratio === undefined) return;
  const isEven = entries.every(
    ({ time }) => time.ratio?.actual === ratio.actual && time.ratio.normal === ratio.normal,
  );
  if (!isEven) {
    report(log, "nested-tuplet", "tuplets inside a tuplet: the lengths are kept, the brackets are not");
    return;
  }
  for (const [index, { item, event }] of entries.entries()) {
    item.event = { ...event, tuplet: { ...ratio, index, count: entries.length } };
  }
}

/** Notes without a syllable of their own go on singing one that is drawn out, or a word that is not over. */
export function settleLyrics(items: readonly Item[]): void {
  const open = new Set<number>();
  for (const { item, time, event } of timedItems(items)) {
    if (event.kind === "rest") {
      open.clear();
      continue;
    }
    let { lyrics } = event;
    for (const verse of open) {
      if ((lyrics[verse] ?? null) === null) lyrics = withVerse(lyrics, verse, { kind: "hold" });
    }
    if (lyrics !== event.lyrics) item.event = { ...event, lyrics };
    for (const [verse, lyric] of lyrics.entries()) {
      if (goesOn(lyric, time, verse)) open.add(verse);
      else if (lyric?.kind === "syllable" || time.stopping.has(verse)) open.delete(verse);
    }
  }
}

function goesOn(lyric: Lyric | null, time: ItemTime, verse: number): boolean {
  return lyric?.kind === "syllable" && (lyric.hyphen || time.extending.has(verse));
}

/** Let our instructions say what MusicXML could not. */
export function settleRemainders(items: readonly Item[], log: FindingLog): void {
  for (const item of items) {
    if (item.source !== undefined && item.time !== undefined) item.event = patchedEvent(item.event, item.source, log);
  }
}
