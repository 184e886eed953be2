/**
 * @file What only the model `world` has heard enough of: traditions and kinds of which at least nine tenths of the training
 * tunes come from sources that allow no commercial use.
 */
import type { Rhythm, Style } from "@melodist/analysis";

export const WORLD_STYLES: ReadonlySet<Style> = new Set<Style>([
  "chinese",
  "german",
  "dutch",
  "polish",
  "hungarian",
  "east european",
  "nordic",
  "french",
  "romance",
  "welsh",
  "chorale",
]);

export const WORLD_RHYTHMS: ReadonlySet<Rhythm> = new Set<Rhythm>([
  "xiaodiao",
  "shange",
  "chorale",
  "song",
  "ballad",
  "children's song",
  "work song",
]);

/** By their last names, in small letters. */
export const WORLD_COMPOSERS: ReadonlySet<string> = new Set(["bach"]);
