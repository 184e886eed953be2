/** @file What tasks leave out of a tune or put aside: told before they begin. */
import { isTimed, type Score } from "@melodist/score";
import type { Words } from "../command/command.ts";

/** True when there is a chord symbol. */
export function hasChords({ voices }: Score): boolean {
  const events = voices.flatMap(({ measures }) => measures.flatMap((measure) => measure.events));
  return events.some((event) => "marks" in event && event.marks.some(({ kind }) => kind === "chord-symbol"));
}

/** True when something sounds beside the melody: other voices, or overlays. */
export function hasVoices({ voices }: Score): boolean {
  const sounding = voices.filter(({ measures }) => measures.some(({ events }) => events.some(isTimed)));
  return (
    sounding.length > 1 || voices.some(({ measures }) => measures.some(({ overlays }) => overlays.length > 0))
  );
}

/** True when there are words, under the notes or below the tune. */
export function hasWords({ voices, words }: Score): boolean {
  const events = voices.flatMap(({ measures }) => measures.flatMap((measure) => measure.events));
  return words.length > 0 || events.some((event) => "lyrics" in event && event.lyrics.length > 0);
}

export const LOSSES = {
  chords: { en: "The chords that are there give way to new ones.\n", zh: "原有的和弦将由新的代替。\n" },
  besideMelody: {
    en: "Only the melody is varied; other voices and words are left out.\n",
    zh: "只变奏旋律，其他声部和歌词不保留。\n",
  },
  voicesRest: {
    en: "Only the melody goes on; other voices rest in the new bars.\n",
    zh: "只续写旋律，其他声部在新的小节里休止。\n",
  },
} as const satisfies Readonly<Record<string, Words>>;
