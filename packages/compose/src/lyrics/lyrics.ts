/** @file Words to sing: lines of syllables. */

export interface Syllable {
  readonly text: string;
  /** The word goes on with the next one. */
  readonly hyphen: boolean;
  /** It wants a strong beat; syllables of Chinese have no preference. */
  readonly stress: "strong" | "weak" | "any";
}

/** A line as it was written, and as it is sung. */
export interface LyricsLine {
  readonly text: string;
  readonly syllables: readonly Syllable[];
}

/** Lines to sing, one after the other. */
export type Verse = readonly LyricsLine[];

export function countSyllables(verse: Verse): number {
  return verse.reduce((sum, { syllables }) => sum + syllables.length, 0);
}
