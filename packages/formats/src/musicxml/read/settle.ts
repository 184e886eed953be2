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
    const lyrics = withHolds(event.lyrics, open);
    if (lyrics !== event.lyrics) item.event = { ...event, lyrics };
    for (const [verse, lyric] of lyrics.entries()) followVerse(lyric, verse, time, open);
  }
}

/** The verses of a note, those that are open and have nothing here held. */
function withHolds(lyrics: Verses, open: ReadonlySet<number>): Verses {
  let held = lyrics;
  for (const verse of open) {
    if ((held[verse] ?? null) === null) held = withVerse(held, verse, { kind: "hold" });
  }
  return held;
}

/** Whether the verse stays open for the notes that follow. */
function followVerse(lyric: Lyric | null, verse: number, time: ItemTime, open: Set<number>): void {
  if (lyric?.kind === "syllable") {
    if (lyric.hyphen || time.extending.has(verse)) open.add(verse);
    else open.delete(verse);
  } else if (time.stopping.has(verse)) open.delete(verse);
}

type Verses = readonly (Lyric | null)[];

/** Let our instructions say what MusicXML could not. */
export function settleRemainders(items: readonly Item[], log: FindingLog): void {
  for (const item of items) {
    if (item.source !== undefined && item.time !== undefined)
      item.event = patchedEvent(item.event, item.source, log);
  }
}
