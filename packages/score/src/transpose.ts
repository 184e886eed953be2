/** @file Whole tunes in another key: notes, graces, keys and chord symbols move together. */
import { assertNever, MelodistError } from "@melodist/errors";
import type { Chord, Grace, Mark, ScoreEvent } from "./event.ts";
import { type Interval, transposeName, transposePitch, UNISON } from "./interval.ts";
import type { Key } from "./key.ts";
import { letterStep, type Pitch, type PitchName, pitchClass } from "./pitch.ts";
import { renameChord } from "./print-chord-symbol.ts";
import type { BarLine, Measure, Score, Voice } from "./score.ts";
import { handyInterval, transposeKey, writableInterval } from "./transpose-key.ts";

/**
 * Move a tune by an interval.
 *
 * Where a key inside the tune would get more than seven sharps or flats, its section is spelled
 * enharmonically instead. Transposing there and back gives the same tune wherever no such change
 * of spelling was needed.
 *
 * @example
 * transpose(score, { steps: 1, semitones: 2 }); // => the tune a major second higher
 */
export function transpose(score: Score, by: Interval): Score {
  const start = writableInterval(score.key, by);
  return {
    ...score,
    key: transposeKey(score.key, start),
    voices: score.voices.map((voice) => transposeVoice(voice, by, start)),
  };
}

/** Move a tune by semitones, to whichever spelling of the key has the fewest sharps or flats. */
export function transposeSemitones(score: Score, semitones: number): Score {
  return transpose(score, semitones === 0 ? UNISON : handyInterval(score.key, semitones));
}

/**
 * Move a tune to another tonic by the nearest way, up or down; the mode stays as it is.
 *
 * @param target a tonic, or a key whose tonic is meant
 * @throws MelodistError `invalid-score` when the tune or the target has no tonic
 * @example
 * toKey(score, { letter: "G", alter: 0 }); // => the tune in G
 */
export function toKey(score: Score, target: Key | PitchName): Score {
  const wanted = "letter" in target ? target : target.tonic;
  if (score.key.tonic === undefined || wanted === undefined) {
    throw new MelodistError("a key without a tonic cannot be moved to or from", {
      code: "invalid-score",
      hint: "Give the tune a key (K:), or transpose by an interval instead.",
    });
  }
  return transpose(score, nearestInterval(score.key.tonic, wanted));
}

/** From one name to another within a tritone, spelled as the two names are. */
function nearestInterval(from: PitchName, to: PitchName): Interval {
  const up = (pitchClass(to) - pitchClass(from) + 12) % 12;
  const semitones = up > 6 ? up - 12 : up;
  const letters = letterStep(to.letter) - letterStep(from.letter);
  const octaves = Math.round((semitones - (letters * 12) / 7) / 12);
  return { steps: letters + 7 * octaves, semitones };
}

function transposeVoice(voice: Voice, by: Interval, start: Interval): Voice {
  let inForce = start;
  const measures = voice.measures.map((measure): Measure => {
    const overlays = measure.overlays.map((events) => transposeEvents(events, by, inForce).events);
    const main = transposeEvents(measure.events, by, inForce);
    inForce = main.inForce;
    return { ...measure, events: main.events, overlays, close: transposeBarLine(measure.close, inForce) };
  });
  return { ...voice, opening: transposeBarLine(voice.opening, start), measures };
}

/** Events moved one after another; a change of key may change the spelling of the interval. */
function transposeEvents(events: readonly ScoreEvent[], by: Interval, start: Interval) {
  let inForce = start;
  const moved = events.map((event) => {
    if (event.kind === "key-change") inForce = writableInterval(event.key, by);
    return transposeEvent(event, inForce);
  });
  return { events: moved, inForce };
}

function transposeEvent(event: ScoreEvent, by: Interval): ScoreEvent {
  switch (event.kind) {
    case "note":
      return { ...event, ...transposeSigns(event, by), pitch: transposePitch(event.pitch, by) };
    case "chord":
      return { ...event, ...transposeSigns(event, by), notes: transposeChordNotes(event.notes, by) };
    case "rest":
    case "spacer":
      return { ...event, ...transposeSigns(event, by) };
    case "key-change":
      return { ...event, key: transposeKey(event.key, by) };
    case "meter-change":
    case "tempo-change":
    case "unit-change":
    case "staff-change":
    case "part":
    case "field":
    case "line-break":
      return event;
    default:
      return assertNever(event);
  }
}

function transposeChordNotes([first, ...rest]: Chord["notes"], by: Interval): Chord["notes"] {
  const move = (note: Chord["notes"][0]) => ({
    ...note,
    pitch: transposePitch(note.pitch, by),
    marks: transposeMarks(note.marks, by),
  });
  return [move(first), ...rest.map(move)];
}

/** What stands with an event and moves with it: grace notes and chord symbols. */
function transposeSigns(
  signs: { readonly grace: Grace | undefined; readonly marks: readonly Mark[] },
  by: Interval,
) {
  const grace = signs.grace && {
    ...signs.grace,
    notes: signs.grace.notes.map((note) => ({ ...note, pitches: transposePitches(note.pitches, by) })),
  };
  return { grace, marks: transposeMarks(signs.marks, by) };
}

function transposePitches([first, ...rest]: readonly [Pitch, ...Pitch[]], by: Interval): [Pitch, ...Pitch[]] {
  return [transposePitch(first, by), ...rest.map((pitch) => transposePitch(pitch, by))];
}

function transposeMarks(marks: readonly Mark[], by: Interval): readonly Mark[] {
  return marks.map((mark) =>
    mark.kind === "chord-symbol"
      ? { kind: mark.kind, chord: renameChord(mark.chord, (name) => transposeName(name, by)) }
      : mark,
  );
}

function transposeBarLine(line: BarLine | undefined, by: Interval): BarLine | undefined {
  return line && { ...line, marks: transposeMarks(line.marks, by) };
}
