/** @file Stanzas set to the notes of a tune. */
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
import { placeStanzas, type Setting, type Stanza, type StanzaKind } from "./stanza.ts";

/** Lyrics of one line of words, an entry for each note of the melody. */
type Row = readonly (Lyric | null)[];

/**
 * Set stanzas to a tune: as many of their lines as it has notes for; the rest is printed below.
 *
 * Repeats are not followed: a stanza is sung to the notes as they are written.
 *
 * @param kinds of the tune's sections, as `sectionKinds` has them; without any, each stanza stands under the whole tune
 */
export function setLyrics(
  score: Score,
  stanzas: readonly Stanza<LyricsLine>[],
  kinds: readonly StanzaKind[] = [],
): Score {
  const notes = sungNotes(score);
  const settings = placeStanzas(stanzas, kinds);
  const set = settings.map((setting) => setStanza(notes, setting));
  const sung = new Set(set.flatMap(({ lines }) => lines));
  const left = [...new Set(settings.flatMap(({ lines }) => lines))].filter((line) => !sung.has(line));
  const voice = readMelody(score).voice;
  const rows = layRows(notes.length, set);
  const voices = score.voices.map((one, index) => (index === voice ? withRows(one, rows) : one));
  return { ...score, voices, words: [...score.words, ...left.map(({ text }) => text)] };
}

/** A stanza under its notes. */
interface SetStanza {
  /** The lines that found notes. */
  readonly lines: Verse;
  /** Of the lines of words, from 0. */
  readonly row: number;
  /** The note that `lyrics` begin with. */
  readonly from: number;
  readonly lyrics: Row;
}

function setStanza(notes: readonly SungNote[], { lines, section, row }: Setting<LyricsLine>): SetStanza {
  if (section === "all") return { ...setVerse(notes, lines), row, from: 0 };
  const from = notes.findIndex((note) => note.section === section);
  const own = notes.filter((note) => note.section === section);
  const placed = placeWithin(own, own[0]?.place ?? 0, notes[from + own.length]?.place ?? 1);
  return { ...setVerse(placed, lines), row, from };
}

/** Notes of a part of the tune as if it were all. */
function placeWithin(notes: readonly SungNote[], from: number, to: number): readonly SungNote[] {
  return notes.map((note) => ({ ...note, place: (note.place - from) / (to - from) }));
}

/** As many lines as there are notes for. */
function setVerse(notes: readonly SungNote[], verse: Verse): Pick<SetStanza, "lines" | "lyrics"> {
  let lines = verse;
  while (countSyllables(lines) > notes.length) lines = lines.slice(0, -1);
  if (lines.length === 0) return { lines, lyrics: [] };
  const syllables = placeSyllables(lines);
  const aligned = alignSyllables(notes, syllables) ?? [];
  const lyrics = aligned.map((place): Lyric | null => {
    if (place === undefined) return null;
    if (place === "hold") return { kind: "hold" };
    const { text, hyphen } = syllables[place] ?? { text: "", hyphen: false };
    return { kind: "syllable", text, hyphen };
  });
  return { lines, lyrics };
}

/** Lines of words below the notes; one that nothing stands in is left out. */
function layRows(notes: number, set: readonly SetStanza[]): readonly Row[] {
  const filled = set.filter(({ lyrics }) => lyrics.length > 0);
  const numbers = [...new Set(filled.map(({ row }) => row))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const row: (Lyric | null)[] = Array.from({ length: notes }, () => null);
    for (const { from, lyrics } of filled.filter((one) => one.row === number))
      row.splice(from, lyrics.length, ...lyrics);
    return row;
  });
}

/** How far into its part of the tune a line goes; the rest is for its last syllable. */
const LINE_FILLS = 0.85;

function placeSyllables(lines: Verse): readonly PlacedSyllable[] {
  return lines.flatMap((line, index) =>
    line.syllables.map((syllable, number, { length }) => {
      const place = (index + (LINE_FILLS * number) / length) / lines.length;
      return { ...syllable, opensLine: number === 0, closesLine: number === length - 1, place };
    }),
  );
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
  const sections = melody.measures.map(
    (_, index) => melody.measures.slice(0, index).filter(({ endsSection }) => endsSection).length,
  );
  return melody.notes.map((note, index): SungNote => {
    const meter = melody.measures[note.measure]?.meter ?? score.meter;
    return {
      accent: accentOf(size(note.offset), meter),
      opens: opens[index] ?? false,
      closes: opens[index + 1] ?? true,
      place: size(note.onset) / whole,
      length: size(note.length),
      section: sections[note.measure] ?? 0,
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
    return { ...event, lyrics: wordsAt(rows, next, goesOn) };
  };
  const measures = voice.measures.map((measure) => ({ ...measure, events: measure.events.map(sing) }));
  return { ...voice, measures };
}

function isHeldOn(before: Note | undefined, { pitch }: Note): boolean {
  return before?.tie !== undefined && midiKey(before.pitch) === midiKey(pitch);
}

/** The words of a note row by row, as far down as it has any. */
function wordsAt(rows: readonly Row[], note: number, goesOn: boolean): Row {
  const words = rows.map((row) => lyricAt(row, note, goesOn));
  return words.slice(0, words.findLastIndex((lyric) => lyric !== null) + 1);
}

function lyricAt(row: Row, note: number, goesOn: boolean): Lyric | null {
  const lyric = row[note];
  if (lyric === undefined || lyric === null) return null;
  return goesOn ? { kind: "hold" } : lyric;
}
