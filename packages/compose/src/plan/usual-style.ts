/** @file The tradition of a tune of which neither tradition nor kind was said. */
import type { Style } from "@melodist/analysis";
import type { ComposeRequest } from "../request.ts";
import { STYLES_OF_COMPOSERS, STYLES_OF_INSTRUMENTS, USUAL_STYLE_OF_COMPOSERS } from "./usual-style.data.ts";

/**
 * As asked for; else, where no kind was asked for either, what is usual after the composer or on the instrument.
 *
 * @example usualStyle({ instrument: "erhu" }); // => "chinese"
 */
export function usualStyle({ style, rhythm, after, instrument }: ComposeRequest): Style | undefined {
  if (style !== undefined || rhythm !== undefined) return style;
  const ofInstrument = instrument && STYLES_OF_INSTRUMENTS.get(instrument);
  if (after === undefined) return ofInstrument;
  // The famous ones of other countries are read by their Latin names.
  if (/\p{Script=Han}/u.test(after)) return ofInstrument ?? "chinese";
  const lastName = after.split(" ").at(-1)?.toLowerCase() ?? "";
  return STYLES_OF_COMPOSERS.get(lastName) ?? USUAL_STYLE_OF_COMPOSERS;
}
