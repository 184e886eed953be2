/** @file What comes next in a voice: some signs of a note depend on the note that follows. */
import {
  eventPitches,
  isTimed,
  type Measure,
  type Pitch,
  type ScoreEvent,
  type Voice,
} from "@melodist/score";
import type { Verses } from "./lyrics.ts";

/** A place in a voice: an event of a stream of a measure. */
export interface EventPlace {
  readonly measure: number;
  /** 0 for the measure's own events, 1 for its first overlay. */
  readonly stream: number;
  readonly event: number;
}

function streamsOf(measure: Measure | undefined): readonly (readonly ScoreEvent[])[] {
  return measure === undefined ? [] : [measure.events, ...measure.overlays];
}

function restOfStream(voice: Voice, place: EventPlace): readonly ScoreEvent[] {
  return streamsOf(voice.measures[place.measure])[place.stream]?.slice(place.event + 1) ?? [];
}

/** Lyrics of the next note, across bar lines where the measure's own events go on. */
export function nextVerses(voice: Voice, place: EventPlace): Verses {
  const rest = versesIn(restOfStream(voice, place));
  if (rest !== undefined || place.stream > 0) return rest ?? [];
  for (let index = place.measure + 1; index < voice.measures.length; index++) {
    const verses = versesIn(voice.measures[index]?.events ?? []);
    if (verses !== undefined) return verses;
  }
  return [];
}

function versesIn(events: readonly ScoreEvent[]): Verses | undefined {
  const next = events.find((event) => event.kind === "note" || event.kind === "chord");
  return next?.lyrics;
}

/** Pitches that a tie can lead to: of the next event of the stream or, at its end, of any stream of the next measure. */
export function nextPitches(voice: Voice, place: EventPlace): readonly Pitch[] {
  const next = restOfStream(voice, place).find(isTimed);
  if (next !== undefined) return eventPitches(next);
  for (let index = place.measure + 1; index < voice.measures.length; index++) {
    const first = streamsOf(voice.measures[index]).map((events) => events.find(isTimed));
    const found = first.filter((event) => event !== undefined);
    if (found.length > 0) return found.flatMap(eventPitches);
  }
  return [];
}
