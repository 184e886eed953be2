/** @file How words lie under the notes of a finished tune. */
import type { Lyric, Score, ScoreEvent } from "@melodist/score";
import type { Syllable, Verse } from "./lyrics.ts";
import { sungNotes } from "./set-lyrics.ts";

export interface SungWords {
  /** Under notes. */
  readonly syllables: number;
  /** Of these, those that want a strong beat. */
  readonly strong: number;
  /** Of these, those that begin on a beat. */
  readonly onBeats: number;
}

/**
 * Measure the words of a tune.
 *
 * @param wanted all lines that were to be sung, in the order of their rows; lines that found no notes are passed over
 */
export function sungWords(score: Score, wanted: Verse): SungWords {
  const notes = sungNotes(score);
  const syllables = sungSyllables(score);
  const meant = matchSyllables(
    wanted.flatMap((line) => line.syllables),
    syllables,
  );
  const strong = syllables.filter((_, index) => meant[index]?.stress === "strong");
  const onBeats = strong.filter(({ note }) => (notes[note]?.accent ?? 0) > 0);
  return { syllables: syllables.length, strong: strong.length, onBeats: onBeats.length };
}

/** A syllable, and the index of the note of the melody that it begins with. */
type Sung = Extract<Lyric, { readonly kind: "syllable" }> & { readonly note: number };

/** What is sung, row by row. */
function sungSyllables(score: Score): readonly Sung[] {
  const lyrics = melodyLyrics(score);
  const rows = lyrics.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: rows }, (_, row) =>
    lyrics.flatMap((words, note): readonly Sung[] => {
      const lyric = words[row];
      return lyric?.kind === "syllable" ? [{ ...lyric, note }] : [];
    }),
  ).flat();
}

/** What each note of the melody is sung to, row by row; a note that only goes on is left out. */
function melodyLyrics(score: Score): readonly (readonly (Lyric | null)[])[] {
  const lyrics: (readonly (Lyric | null)[])[] = [];
  let isHeld = false;
  for (const event of score.voices.flatMap(({ measures }) => measures.flatMap(({ events }) => events))) {
    if (event.kind !== "note" && event.kind !== "rest") continue;
    if (event.kind === "note" && !isHeld) lyrics.push(event.lyrics);
    isHeld = isTied(event);
  }
  return lyrics;
}

function isTied(event: ScoreEvent): boolean {
  return event.kind === "note" && event.tie !== undefined;
}

/** For each sung syllable the one that it was meant to be: the next that is spelled so. */
function matchSyllables(
  wanted: readonly Syllable[],
  sung: readonly Sung[],
): readonly (Syllable | undefined)[] {
  let from = 0;
  return sung.map(({ text, hyphen }) => {
    const at = wanted.findIndex(
      (syllable, index) => index >= from && syllable.text === text && syllable.hyphen === hyphen,
    );
    if (at >= 0) from = at + 1;
    return wanted[at];
  });
}
