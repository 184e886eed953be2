/** @file New bars put into a tune in the place of old ones; all else stays as it is. */
import {
  equalPitches,
  isTimed,
  type Measure,
  measureDuration,
  type Note,
  type Score,
  type ScoreEvent,
} from "@melodist/score";
import type { BarRange } from "@melodist/tokens";
import type { BarPlaces } from "./bar-places.ts";
import { splitEvents } from "./split-events.ts";

/**
 * Put bars into a tune.
 *
 * @param written the tune as the new outline writes it: a measure for each bar
 */
export function putBars(score: Score, places: BarPlaces, written: Score, { from, to }: BarRange): Score {
  const fresh = new Map<number, readonly ScoreEvent[]>();
  for (let bar = from; bar < to; bar++) {
    let events = (written.voices[0]?.measures[bar]?.events ?? []).filter(isTimed) as readonly ScoreEvent[];
    for (const index of places.measures[bar] ?? []) {
      const measure = score.voices[places.voice]?.measures[index];
      const [here, later] = splitEvents(events, measureDuration(measure?.events ?? []));
      fresh.set(index, here);
      events = later;
    }
  }
  const voices = score.voices.map((voice, index) => {
    if (index !== places.voice) return voice;
    const measures = voice.measures.map((measure, place) => withEvents(measure, fresh.get(place)));
    return {
      ...voice,
      measures: measures.map((measure, place) => tied(measure, measures[place + 1], fresh.has(place))),
    };
  });
  return { ...score, voices };
}

/** A measure with other notes between what stands before its first note and behind its last. */
function withEvents(measure: Measure, fresh: readonly ScoreEvent[] | undefined): Measure {
  if (fresh === undefined) return measure;
  const first = measure.events.findIndex(isTimed);
  const last = measure.events.findLastIndex(isTimed);
  const lead = measure.events.slice(0, Math.max(0, first)).filter(isStructure);
  const tail = measure.events.slice(last + 1).filter(isStructure);
  return { ...measure, events: [...lead, ...fresh, ...tail], overlays: [] };
}

/** Changes of key and meter, fields and line breaks belong to the page rather than to the notes. */
function isStructure({ kind }: ScoreEvent): boolean {
  return kind !== "spacer";
}

/** A new measure's last note is tied only to a note of its own pitch. */
function tied(measure: Measure, next: Measure | undefined, isFresh: boolean): Measure {
  const last = measure.events.findLastIndex(isTimed);
  const event = measure.events[last];
  if (!isFresh || event?.kind !== "note" || event.tie === undefined) return measure;
  const follows = next?.events.find(isTimed);
  if (follows?.kind === "note" && equalPitches(follows.pitch, event.pitch)) return measure;
  const untied: Note = { ...event, tie: undefined };
  return { ...measure, events: measure.events.with(last, untied) };
}
