/** @file Notes, chords, rests and all that is attached to them, as ABC text. */
import {
  type Chord,
  type ChordNote,
  type Duration,
  equalDurations,
  type Grace,
  letterStep,
  type Mark,
  type Note,
  type Pitch,
  scaleDuration,
  type TieStyle,
  type TimedEvent,
  type TupletPlace,
} from "@melodist/score";
import { carryTie, expectedAlteration, writeAlteration } from "../accidentals.ts";
import { encodeCharacter, quoteText } from "../text/decode-text.ts";
import { defaultNormal } from "../tuplet-time.ts";
import { printAccidental } from "./print-fields.ts";
import { PRINTED_LETTERS } from "./printed-letters.data.ts";
import type { VoicePrinter } from "./voice-printer.ts";

/** A multiple of the unit length, such as `3/2`; nothing for 1. */
function printMultiplier({ num, den }: Duration): string {
  if (den === 1) return num === 1 ? "" : String(num);
  if (den === 2) return num === 1 ? "/" : `${num}/2`;
  return `${num === 1 ? "" : num}/${den}`;
}

/** The figures that make `length` out of the unit, inside a tuplet or not. */
export function multiplierOf(
  printer: VoicePrinter,
  length: Duration,
  tuplet: TupletPlace | undefined,
): Duration {
  const { unit } = printer;
  const plain = tuplet === undefined ? length : scaleDuration(length, tuplet.actual, tuplet.normal);
  return scaleDuration(plain, unit.den, unit.num);
}

/** Letter and octave marks. `octave` is the written one. */
function printLetter(pitch: Pitch, octave: number): string {
  if (octave >= 5) return pitch.letter.toLowerCase() + "'".repeat(octave - 5);
  return pitch.letter + ",".repeat(4 - octave);
}

/** A pitch with its accidental where bar and key need one. */
function printPitch(printer: VoicePrinter, pitch: Pitch, courtesy: boolean): string {
  const octave = pitch.octave - printer.octave;
  const step = letterStep(pitch.letter);
  const expected = expectedAlteration(printer.accidentals, "pitch", step, octave);
  const letter = printLetter(pitch, octave);
  if (expected === pitch.alter && !courtesy) return letter;
  writeAlteration(printer.accidentals, "pitch", step, octave, pitch.alter);
  return printAccidental(pitch.alter) + letter;
}

/** Everything that stands before the note itself: tuplet, slurs, and, in the standard's order, grace notes and marks. */
export function printPrefix(printer: VoicePrinter, event: TimedEvent): string {
  const slurs = (event.slurs?.open ?? []).map((style) => (style === "dotted" ? ".(" : "(")).join("");
  return `${printTuplet(printer, event.tuplet)}${slurs}${printGrace(printer, event.grace)}${printMarks(event.marks)}`;
}

function printTuplet(printer: VoicePrinter, place: TupletPlace | undefined): string {
  if (place === undefined || place.index > 0) return "";
  const { actual, normal, count } = place;
  if (count !== actual) return `(${actual}:${normal}:${count}`;
  return normal === defaultNormal(actual, printer.meter) ? `(${actual}` : `(${actual}:${normal}`;
}

const PLACE_SIGN = { above: "^", below: "_", left: "<", right: ">", free: "@" } as const;

/** Decorations, chord symbols and annotations in their order. */
export function printMarks(marks: readonly Mark[]): string {
  if (marks.length === 0) return "";
  return marks.map(printMark).join("");
}

/** Marks of a bar line: a decoration by its letter might be taken for part of the bar (`.|`). */
export function printBarMarks(marks: readonly Mark[]): string {
  return marks.map((mark) => (mark.kind === "decoration" ? `!${mark.name}!` : printMark(mark))).join("");
}

function printMark(mark: Mark): string {
  switch (mark.kind) {
    case "decoration":
      return PRINTED_LETTERS[mark.name] ?? `!${mark.name}!`;
    case "chord-symbol":
      return quoteText(mark.chord.text);
    case "no-chord":
      return quoteText(mark.text);
    case "annotation":
      return mark.place === "none" ? quotePlain(mark.text) : quoteText(PLACE_SIGN[mark.place] + mark.text);
  }
}

/** A quoted text without a place, even if it begins like one that has. */
function quotePlain(text: string): string {
  if (!/^[\^_<>@]/.test(text)) return quoteText(text);
  return `"${encodeCharacter(text)}${quoteText(text.slice(1)).slice(1)}`;
}

/** Grace notes in braces; their figures count in eighths. */
export function printGrace(printer: VoicePrinter, grace: Grace | undefined): string {
  if (grace === undefined) return "";
  const notes = grace.notes.map(({ pitches, length }) => {
    const printed = pitches.map((pitch) => printPitch(printer, pitch, false)).join("");
    return (pitches.length > 1 ? `[${printed}]` : printed) + printMultiplier(scaleDuration(length, 8, 1));
  });
  return `{${grace.slashed ? "/" : ""}${notes.join("")}}`;
}

/** Pitches and figures of a note, chord or rest; `figures` already allow for tuplet and broken rhythm. */
export function printBody(printer: VoicePrinter, event: TimedEvent, figures: Duration): string {
  switch (event.kind) {
    case "note":
      return printPitch(printer, event.pitch, event.courtesy) + printMultiplier(figures);
    case "chord":
      return printChord(printer, event, figures);
    case "rest":
      if (event.wholeMeasure) return event.visible ? "Z" : "X";
      return (event.visible ? "z" : "x") + printMultiplier(figures);
  }
}

function printChord(printer: VoicePrinter, chord: Chord, figures: Duration): string {
  const alike = chord.notes.every((note) => equalDurations(note.length, chord.length));
  const tied = tieOfAll(chord);
  const notes = chord.notes.map((note) => {
    const length = alike ? "" : printMultiplier(noteFigures(note, chord, figures));
    const tie = tied === undefined ? printTie(note.tie) : "";
    return `${printMarks(note.marks)}${printPitch(printer, note.pitch, note.courtesy)}${length}${tie}`;
  });
  return `[${notes.join("")}]${alike ? printMultiplier(figures) : ""}`;
}

/** The figures of one note, in proportion to those of its chord. */
function noteFigures(note: ChordNote, chord: Chord, figures: Duration): Duration {
  const { num, den } = scaleDuration(note.length, chord.length.den, chord.length.num);
  return scaleDuration(figures, num, den);
}

/** The tie that all notes of a chord share, if they do. */
function tieOfAll(chord: Chord): TieStyle | undefined {
  const { tie } = chord.notes[0];
  return chord.notes.every((note) => note.tie === tie) ? tie : undefined;
}

function printTie(tie: TieStyle | undefined): string {
  if (tie === undefined) return "";
  return tie === "dotted" ? ".-" : "-";
}

/** What stands behind: the tie and the slurs that end. */
export function printSuffix(event: TimedEvent): string {
  const tie = event.kind === "note" ? event.tie : event.kind === "chord" ? tieOfAll(event) : undefined;
  return printTie(tie) + ")".repeat(event.slurs?.close ?? 0);
}

/** Remember accidentals that ties carry on. */
export function carryTies(printer: VoicePrinter, event: Note | Chord): void {
  for (const { tie, pitch } of event.kind === "note" ? [event] : event.notes) {
    if (tie === undefined) continue;
    carryTie(printer.accidentals, letterStep(pitch.letter), pitch.octave - printer.octave, pitch.alter);
  }
}
