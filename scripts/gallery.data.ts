/**
 * @file The wishes of the gallery, in the order of their seeds, and what a musician would say of what came of them.
 *
 * Wishes were written down before any of them was composed, and no tune was exchanged for another.
 */
import type { Language } from "@melodist/score";

export interface GalleryWish {
  readonly words: string;
  readonly language: Language;
  /** Written by hand after playing the tune; in the language of the wish. */
  readonly criticism: string;
}

/** The first has seed 1, the next 2, and so on. */
export const GALLERY: readonly GalleryWish[] = [
  { words: "a lively jig in D for tin whistle", language: "en", criticism: "" },
  { words: "a wistful waltz in E minor for whistle, 16 bars", language: "en", criticism: "" },
  { words: "a reel in A dorian, AABB, for fiddle", language: "en", criticism: "" },
  { words: "a slow air in G, mournful", language: "en", criticism: "" },
  { words: "写一首羽调式的江南小调，两段各八小节", language: "zh", criticism: "" },
  { words: "a hornpipe in B flat, 16 bars", language: "en", criticism: "" },
  { words: "an Irish polka in G with chords, 16 bars", language: "en", criticism: "" },
  { words: "来一首欢快的儿歌，G宫调，2/4拍，16小节", language: "zh", criticism: "" },
  { words: "a hymn in F major, four-four, with chords, 16 bars", language: "en", criticism: "" },
  { words: "陕北山歌，徵调式，高亢辽阔", language: "zh", criticism: "" },
  { words: "a strathspey in A mixolydian", language: "en", criticism: "" },
  { words: "给二胡写一首忧伤的慢板，D商调，12小节", language: "zh", criticism: "" },
];
