/** @file What is usually written after composers of the corpus, and for instruments that belong to one tradition. */
import type { Style } from "@melodist/analysis";
import type { Instrument } from "../instrument.data.ts";

/** By their last names, where it was not art songs. */
export const STYLES_OF_COMPOSERS: ReadonlyMap<string, Style> = new Map<string, Style>([
  ["bach", "chorale"],
  ["carolan", "irish"],
  ["o'carolan", "irish"],
  ["foster", "american"],
  ["gershwin", "jazz standard"],
]);

/** All others are in the corpus with their songs. */
export const USUAL_STYLE_OF_COMPOSERS: Style = "art song";

export const STYLES_OF_INSTRUMENTS: ReadonlyMap<Instrument, Style> = new Map<Instrument, Style>([
  ["erhu", "chinese"],
  ["dizi", "chinese"],
  ["xiao", "chinese"],
  ["pipa", "chinese"],
  ["guzheng", "chinese"],
  ["hulusi", "chinese"],
  ["suona", "chinese"],
  ["whistle", "irish"],
  ["uilleann pipes", "irish"],
  ["bagpipes", "scottish"],
]);
