/** @file Small changes of a score, each giving a new one. */
import {
  type Interval,
  isTimed,
  keyAlterations,
  letterAt,
  type Mark,
  type Measure,
  type Pitch,
  type PlacedMeasure,
  parseChordSymbol,
  type Score,
  type ScoreEvent,
  staffStep,
  transpose,
} from "@melodist/score";
import type { BarSelection, Place } from "../store/cursor.ts";

/** The event at a place; undefined where there is none. */
export function eventAt(score: Score, place: Place): ScoreEvent | undefined {
  const measure = score.voices[place.voice]?.measures[place.measure];
  const events = place.stream === 0 ? measure?.events : measure?.overlays[place.stream - 1];
  return events?.[place.event];
}

/** Put another event in a place. */
export function replaceEvent(score: Score, place: Place, edit: (event: ScoreEvent) => ScoreEvent): Score {
  return editMeasures(score, (measure, index, voice) => {
    if (voice !== place.voice || index !== place.measure) return measure;
    const swap = (events: readonly ScoreEvent[]) =>
      events.map((event, at) => (at === place.event ? edit(event) : event));
    if (place.stream === 0) return { ...measure, events: swap(measure.events) };
    const overlays = measure.overlays.map((events, at) => (at === place.stream - 1 ? swap(events) : events));
    return { ...measure, overlays };
  });
}

function editMeasures(
  score: Score,
  edit: (measure: Measure, index: number, voice: number) => Measure,
): Score {
  const voices = score.voices.map((voice, at) => ({
    ...voice,
    measures: voice.measures.map((measure, index) => edit(measure, index, at)),
  }));
  return { ...score, voices };
}

/** Move a note or chord along the scale of the key in force. Rests stay. @param steps 7 is an octave */
export function moveNote(
  score: Score,
  place: Place,
  steps: number,
  measures: readonly PlacedMeasure[],
): Score {
  const alterations = keyAlterations(measures[place.measure]?.key ?? score.key);
  const move = (pitch: Pitch): Pitch => {
    if (steps % 7 === 0) return { ...pitch, octave: pitch.octave + steps / 7 };
    const step = staffStep(pitch) + steps;
    return {
      letter: letterAt(step),
      alter: alterations[((step % 7) + 7) % 7] ?? 0,
      octave: Math.floor(step / 7),
    };
  };
  return replaceEvent(score, place, (event) => movePitches(event, move));
}

function movePitches(event: ScoreEvent, move: (pitch: Pitch) => Pitch): ScoreEvent {
  if (event.kind === "note") return { ...event, pitch: move(event.pitch), courtesy: false };
  if (event.kind !== "chord") return event;
  const [first, ...rest] = event.notes;
  return {
    ...event,
    notes: [
      { ...first, pitch: move(first.pitch) },
      ...rest.map((note) => ({ ...note, pitch: move(note.pitch) })),
    ],
  };
}

/** Set the chord symbol above an event; an empty text takes it away, one that is no chord changes nothing. */
export function setChord(score: Score, place: Place, text: string): Score {
  const chord = text.trim() === "" ? undefined : parseChordSymbol(text.trim());
  if (text.trim() !== "" && chord === undefined) return score;
  return replaceEvent(score, place, (event) => {
    if (!isTimed(event)) return event;
    const others = event.marks.filter((mark) => mark.kind !== "chord-symbol" && mark.kind !== "no-chord");
    const set: readonly Mark[] = chord === undefined ? [] : [{ kind: "chord-symbol", chord }];
    return { ...event, marks: [...set, ...others] };
  });
}

/** Put the selected bars of another version of a tune in place of its own; undefined where the two do not fit together. */
export function spliceBars(score: Score, other: Score, { from, to }: BarSelection): Score | undefined {
  const fits = score.voices.every((voice, at) => voice.measures.length === other.voices[at]?.measures.length);
  if (!fits) return undefined;
  return editMeasures(score, (measure, index, voice) =>
    index < from || index > to ? measure : (other.voices[voice]?.measures[index] ?? measure),
  );
}

/** Move some bars by an interval, the key staying as it is; all of them, key and all, without a selection. */
export function transposeBars(score: Score, by: Interval, bars: BarSelection | undefined): Score {
  const moved = transpose(score, by);
  if (bars === undefined) return moved;
  const spliced = spliceBars(score, moved, bars) ?? score;
  return editMeasures(spliced, (measure, index) => {
    if (index < bars.from || index > bars.to) return measure;
    const kept = (events: readonly ScoreEvent[]) => events.filter((event) => event.kind !== "key-change");
    return { ...measure, events: kept(measure.events) };
  });
}

/** The tune with another title. */
export function setTitle(score: Score, title: string): Score {
  const [, ...others] = score.titles;
  return { ...score, titles: title.trim() === "" ? others : [title.trim(), ...others] };
}
