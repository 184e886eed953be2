/** @file Words to sing: verses of lines of syllables. */

export interface Syllable {
  readonly text: string;
  /** The word goes on with the next one. */
  readonly hyphen: boolean;
  /** It wants a strong beat; syllables of Chinese have no preference. */
  readonly stress: "strong" | "weak" | "any";
}

export type LyricsLine = readonly Syllable[];

/** Lines of one verse; verses are sung to the same melody. */
export type Verse = readonly LyricsLine[];

export function countSyllables(verse: Verse): number {
  return verse.reduce((sum, line) => sum + line.length, 0);
}
