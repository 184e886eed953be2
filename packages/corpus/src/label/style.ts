/** @file The tradition a tune belongs to: where its header says it comes from, else what its collection holds. */
import type { Style } from "@melodist/analysis";
import type { TuneHeader } from "../clean/header.ts";
import type { Source } from "../source/source.ts";

/** Countries as collections spell them, in English and German; the first that is found names the style. */
const ORIGINS: readonly (readonly [RegExp, Style])[] = [
  [/china|taiwan/i, "chinese"],
  [/klezmer/i, "klezmer"],
  [/ireland|irland|irish/i, "irish"],
  [/scotland|schottland|shetland/i, "scottish"],
  [/wales|welsh/i, "welsh"],
  [/england/i, "english"],
  [/nova scotia|canada|kanada/i, "canadian"],
  [/usa|america|amerika/i, "american"],
  [/niederlande|netherlands|holland/i, "dutch"],
  [/polen|poland/i, "polish"],
  [/ungarn|hungary/i, "hungarian"],
  [/deutschland|germany|oesterreich|österreich|austria|lothringen|luxemburg|schweiz|tirol|elsass/i, "german"],
  [/frankreich|france|french|bretagne|brittany/i, "french"],
  [/schweden|sweden|daenemark|dänemark|denmark|norwegen|norway|finn?land/i, "nordic"],
  [/italien|italy|spanien|spain|portugal|mexi[ck]o/i, "romance"],
  [/russ?land|russia|ukrain|tschech|czech|jugoslawien|rumaenien|balkan|bulgari|serbi/i, "east european"],
];

/** Styles of collections that say more than the country a piece comes from. */
const KINDS: ReadonlySet<Style> = new Set(["hymn", "chorale", "art song", "jazz standard", "klezmer"]);

/** The style of a tune; undefined where nothing tells. */
export function labelStyle(
  { origin }: Pick<TuneHeader, "origin">,
  { style }: Pick<Source, "style">,
): Style | undefined {
  if (style !== undefined && KINDS.has(style)) return style;
  const country = origin === undefined ? undefined : ORIGINS.find(([pattern]) => pattern.test(origin))?.[1];
  return country ?? style;
}
