/** @file What the composers of the corpus wrote, where it was not art songs: by their last names. */
import type { Style } from "@melodist/analysis";

export const STYLES_OF_COMPOSERS: ReadonlyMap<string, Style> = new Map<string, Style>([
  ["bach", "chorale"],
  ["carolan", "irish"],
  ["o'carolan", "irish"],
  ["foster", "american"],
  ["gershwin", "jazz standard"],
]);

/** All others are in the corpus with their songs. */
export const USUAL_STYLE_OF_COMPOSERS: Style = "art song";
