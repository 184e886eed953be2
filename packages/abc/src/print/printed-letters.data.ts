/** @file The decorations that every program knows by one letter. */

/** Decorations printed by their letter; the others by name. */
export const PRINTED_LETTERS: Readonly<Record<string, string>> = {
  roll: "~",
  staccato: ".",
  fermata: "H",
  trill: "T",
  upbow: "u",
  downbow: "v",
};
