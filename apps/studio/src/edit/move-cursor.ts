/** @file Moving the cursor: by notes and by bars, along the first voice as written. */
import { isTimed, type PlacedMeasure } from "@melodist/score";
import type { Place } from "../store/cursor.ts";

/** Every note and rest of the first voice, in order. */
export function placesOf(measures: readonly PlacedMeasure[]): readonly Place[] {
  return measures.flatMap(({ measure, index }) =>
    measure.events.flatMap((event, at) =>
      isTimed(event) ? [{ voice: 0, measure: index, stream: 0, event: at }] : [],
    ),
  );
}

/** The place some notes further on; at either end it stays. */
export function stepNote(
  measures: readonly PlacedMeasure[],
  from: Place | undefined,
  by: number,
): Place | undefined {
  const places = placesOf(measures);
  if (from === undefined) return places[0];
  const at = places.findIndex(({ measure, event }) => measure === from.measure && event >= from.event);
  const next = Math.min(places.length - 1, Math.max(0, (at < 0 ? places.length : at) + by));
  return places[next];
}

/** The first note of a bar before or after. */
export function stepBar(
  measures: readonly PlacedMeasure[],
  from: Place | undefined,
  by: number,
): Place | undefined {
  const places = placesOf(measures);
  if (from === undefined) return places[0];
  const target = Math.min(measures.length - 1, Math.max(0, from.measure + by));
  return places.find(({ measure }) => measure === target) ?? from;
}
