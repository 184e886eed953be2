/** @file What one stream of notes remembers from note to note while it is written. */
import { type Key, midiKey, type Pitch, type ScoreEvent } from "@melodist/score";
import { type AccidentalState, createAccidentals } from "./accidentals.ts";

export interface StreamState {
  readonly accidentals: AccidentalState;
  /** Pitches that the note before ties over. */
  tied: readonly Pitch[];
  /** Numbers of the open slurs, the innermost last. */
  readonly slurs: number[];
  /** Whether each verse is inside a word. */
  readonly hyphens: boolean[];
}

export function createStream(key: Key): StreamState {
  return { accidentals: createAccidentals(key), tied: [], slurs: [], hyphens: [] };
}

/** MusicXML numbers what overlaps from 1 to 16. */
const MOST_SLURS = 16;

/** Open a slur: the lowest number that is free. */
export function openSlur(state: StreamState): number {
  let number = 1;
  while (state.slurs.includes(number) && number < MOST_SLURS) number++;
  state.slurs.push(number);
  return number;
}

/** Close the innermost slur. */
export function closeSlur(state: StreamState): number {
  return state.slurs.pop() ?? 1;
}

/** True when the note before is tied to this pitch. */
export function isTiedOver(state: StreamState, pitch: Pitch): boolean {
  return state.tied.some((tied) => soundAlike(tied, pitch));
}

/** A tie may lead from F sharp to G flat: what counts is that it goes on sounding. */
export function soundAlike(a: Pitch, b: Pitch): boolean {
  return midiKey(a) === midiKey(b) && Number.isInteger(a.alter - b.alter);
}

/** The pitches that an event ties over to the next. */
export function tiedPitches(event: ScoreEvent): readonly Pitch[] {
  if (event.kind === "note") return event.tie === undefined ? [] : [event.pitch];
  if (event.kind === "chord")
    return event.notes.filter((note) => note.tie !== undefined).map((note) => note.pitch);
  return [];
}
