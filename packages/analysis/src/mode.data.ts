/** @file The names of the modes of a key signature. */
import type { Mode } from "@melodist/score";

export const MODE_WORDS: Readonly<Record<Mode, { readonly en: string; readonly zh: string }>> = {
  major: { en: "major", zh: "大调" },
  minor: { en: "minor", zh: "小调" },
  dorian: { en: "dorian", zh: "多利亚调式" },
  phrygian: { en: "phrygian", zh: "弗里几亚调式" },
  lydian: { en: "lydian", zh: "利底亚调式" },
  mixolydian: { en: "mixolydian", zh: "混合利底亚调式" },
  locrian: { en: "locrian", zh: "洛克里亚调式" },
};
