/** @file What comes next in a voice: some signs of a note depend on the note that follows. Only notes ask, so it is never far. */
import {
  type Chord,
  eventPitches,
  isTimed,
  type Measure,
  type Note,
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

/** What follows a note, as far as its own signs depend on it. */
export interface Ahead {
  /** Lyrics of the next note. */
  readonly verses: Verses;
  /** Pitches that a tie can lead to. */
  readonly pitches: readonly Pitch[];
}

export const NOTHING_AHEAD: Ahead = { verses: [], pitches: [] };

/** Look ahead from a note. */
export function lookAhead(voice: Voice, place: EventPlace): Ahead {
  return { verses: nextVerses(voice, place), pitches: nextPitches(voice, place) };
}

function streamsOf(measure: Measure | undefined): readonly (readonly ScoreEvent[])[] {
  return measure === undefined ? [] : [measure.events, ...measure.overlays];
}

/** The first event behind a place of its stream that is of a certain sort. */
function nextInStream<T extends ScoreEvent>(
  voice: Voice,
  place: EventPlace,
  isSought: (event: ScoreEvent) => event is T,
): T | undefined {
  const events = streamsOf(voice.measures[place.measure])[place.stream] ?? [];
  for (let index = place.event + 1; index < events.length; index++) {
    const event = events[index];
    if (event !== undefined && isSought(event)) return event;
  }
  return undefined;
}

/** True for notes and chords. */
export function isSounding(event: ScoreEvent): event is Note | Chord {
  return event.kind === "note" || event.kind === "chord";
}

/** Lyrics of the next note, across bar lines where the measure's own events go on. */
function nextVerses(voice: Voice, place: EventPlace): Verses {
  const next = nextInStream(voice, place, isSounding);
  if (next !== undefined || place.stream > 0) return next?.lyrics ?? [];
  for (let index = place.measure + 1; index < voice.measures.length; index++) {
    const first = voice.measures[index]?.events.find(isSounding);
    if (first !== undefined) return first.lyrics;
  }
  return [];
}

/** Pitches that a tie can lead to: of the next event of the stream or, at its end, of any stream of the next measure. */
function nextPitches(voice: Voice, place: EventPlace): readonly Pitch[] {
  const next = nextInStream(voice, place, isTimed);
  if (next !== undefined) return eventPitches(next);
  for (let index = place.measure + 1; index < voice.measures.length; index++) {
    const first = streamsOf(voice.measures[index]).map((events) => events.find(isTimed));
    const found = first.filter((event) => event !== undefined);
    if (found.length > 0) return found.flatMap(eventPitches);
  }
  return [];
}
