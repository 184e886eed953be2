/** @file How words lie under the notes of a finished tune. */
import type { Lyric, Score, ScoreEvent } from "@melodist/score";
import type { Verse } from "./lyrics.ts";
import { sungNotes } from "./set-lyrics.ts";

export interface SungWords {
  /** Of the first verse, under notes. */
  readonly syllables: number;
  /** Of these, those that want a strong beat. */
  readonly strong: number;
  /** Of these, those that begin on a beat. */
  readonly onBeats: number;
}

/** Measure the first verse of a tune. */
export function sungWords(score: Score, verse: Verse): SungWords {
  const wanted = verse.flat();
  const notes = sungNotes(score);
  let note = -1;
  let syllables = 0;
  let strong = 0;
  let onBeats = 0;
  for (const lyric of firstVerse(score)) {
    if (lyric === "tied") continue;
    note++;
    if (lyric?.kind !== "syllable") continue;
    const isStrong = wanted[syllables]?.stress === "strong";
    syllables++;
    if (!isStrong) continue;
    strong++;
    if ((notes[note]?.accent ?? 0) > 0) onBeats++;
  }
  return { syllables, strong, onBeats };
}

/** What each note of the melody is sung to; a note that only goes on is `tied`. */
function* firstVerse(score: Score): Generator<Lyric | null | "tied"> {
  let isHeld = false;
  for (const event of score.voices.flatMap(({ measures }) => measures.flatMap(({ events }) => events))) {
    if (event.kind !== "note" && event.kind !== "rest") continue;
    if (event.kind === "note") yield isHeld ? "tied" : (event.lyrics[0] ?? null);
    isHeld = isTied(event);
  }
}

function isTied(event: ScoreEvent): boolean {
  return event.kind === "note" && event.tie !== undefined;
}
