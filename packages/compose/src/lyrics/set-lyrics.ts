/** @file Verses set to the notes of a tune. */
import { findPhrases, type MelodyNote, readMelody } from "@melodist/analysis";
import {
  type Lyric,
  type Meter,
  midiKey,
  type Note,
  type Score,
  type ScoreEvent,
  type Voice,
} from "@melodist/score";
import { feltBeat } from "@melodist/tokens";
import { alignSyllables, type PlacedSyllable, type SungNote } from "./align.ts";
import { countSyllables, type LyricsLine, type Verse } from "./lyrics.ts";

/** Lyrics of one verse, an entry for each note of the melody. */
type Row = readonly (Lyric | null)[];

/**
 * Set verses to a tune: as many of their lines as it has notes for; the rest is printed below.
 *
 * Repeats are not followed: a verse is sung to the notes as they are written.
 */
export function setLyrics(score: Score, verses: readonly Verse[]): Score {
  const notes = sungNotes(score);
  const set = verses.map((verse) => setVerse(notes, verse));
  const rows = set.map(({ row }) => row).filter((row) => row.length > 0);
  const words = set.flatMap(({ left }) => left.map(printLine));
  const voice = readMelody(score).voice;
  const voices = score.voices.map((one, index) => (index === voice ? withRows(one, rows) : one));
  return { ...score, voices, words: [...score.words, ...words] };
}

function setVerse(notes: readonly SungNote[], verse: Verse): { readonly row: Row; readonly left: Verse } {
  let lines = verse;
  while (countSyllables(lines) > notes.length) lines = lines.slice(0, -1);
  if (lines.length === 0) return { row: [], left: verse };
  const syllables = placeSyllables(lines);
  const aligned = alignSyllables(notes, syllables) ?? [];
  const row = aligned.map((place): Lyric | null => {
    if (place === undefined) return null;
    if (place === "hold") return { kind: "hold" };
    const { text, hyphen } = syllables[place] ?? { text: "", hyphen: false };
    return { kind: "syllable", text, hyphen };
  });
  return { row, left: verse.slice(lines.length) };
}

/** How far into its part of the tune a line goes; the rest is for its last syllable. */
const LINE_FILLS = 0.85;

function placeSyllables(lines: Verse): readonly PlacedSyllable[] {
  return lines.flatMap((line, index) =>
    line.map((syllable, number) => {
      const place = (index + (LINE_FILLS * number) / line.length) / lines.length;
      return { ...syllable, opensLine: number === 0, closesLine: number === line.length - 1, place };
    }),
  );
}

function printLine(line: LyricsLine): string {
  return line
    .map(({ text, hyphen }, index) => text + (hyphen || index === line.length - 1 ? "" : " "))
    .join("");
}

/** The notes of the melody, tied ones once. */
export function sungNotes(score: Score): readonly SungNote[] {
  const melody = readMelody(score);
  const starts = new Set(findPhrases(melody, score.key.tonic).map(({ from }) => from));
  const last = melody.measures.at(-1);
  const whole = last === undefined ? 1 : size(last.onset) + size(last.length);
  const opens = melody.notes.map((note, index) => {
    const before = melody.notes[index - 1];
    return before === undefined || starts.has(index) || end(before) < size(note.onset) - INSTANT;
  });
  return melody.notes.map((note, index): SungNote => {
    const meter = melody.measures[note.measure]?.meter ?? score.meter;
    return {
      accent: accentOf(size(note.offset), meter),
      opens: opens[index] ?? false,
      closes: opens[index + 1] ?? true,
      place: size(note.onset) / whole,
      length: size(note.length),
    };
  });
}

/** Shorter than any rest, in whole notes. */
const INSTANT = 1e-6;

function end({ onset, length }: MelodyNote): number {
  return size(onset) + size(length);
}

function size({ num, den }: { readonly num: number; readonly den: number }): number {
  return num / den;
}

/** 3 on the first beat, 2 in the middle of an even bar, 1 on other beats, 0 between. */
function accentOf(offset: number, meter: Meter): number {
  if (offset < INSTANT) return 3;
  const beat = size(feltBeat(meter));
  const beats = offset / beat;
  if (Math.abs(beats - Math.round(beats)) > INSTANT) return 0;
  const whole = meter.kind === "free" ? 0 : meter.beats.reduce((sum, group) => sum + group, 0) / meter.unit;
  return Math.abs(offset * 2 - whole) < INSTANT ? 2 : 1;
}

/** A voice with words under its notes; a note that only goes on holds its syllable. */
function withRows(voice: Voice, rows: readonly Row[]): Voice {
  let next = -1;
  let held: Note | undefined;
  const sing = (event: ScoreEvent): ScoreEvent => {
    if (event.kind === "rest") held = undefined;
    if (event.kind !== "note") return event;
    const goesOn = isHeldOn(held, event);
    if (!goesOn) next++;
    held = event;
    return { ...event, lyrics: rows.map((row) => lyricAt(row, next, goesOn)) };
  };
  const measures = voice.measures.map((measure) => ({ ...measure, events: measure.events.map(sing) }));
  return { ...voice, measures };
}

function isHeldOn(before: Note | undefined, { pitch }: Note): boolean {
  return before?.tie !== undefined && midiKey(before.pitch) === midiKey(pitch);
}

function lyricAt(row: Row, note: number, goesOn: boolean): Lyric | null {
  const lyric = row[note];
  if (lyric === undefined || lyric === null) return null;
  return goesOn ? { kind: "hold" } : lyric;
}
