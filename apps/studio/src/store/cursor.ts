/** @file Where the cursor stands in the score, and which bars are selected. */
import { batch, effect, signal } from "@preact/signals";
import { tuneTurn } from "./sheet.ts";

/** A place in the score, as the engraver names it. */
export interface Place {
  readonly voice: number;
  readonly measure: number;
  readonly stream: number;
  readonly event: number;
}

/** Measures of the first voice, as written, both ends included. */
export interface BarSelection {
  readonly from: number;
  readonly to: number;
}

export const cursor = signal<Place | undefined>(undefined);
export const selection = signal<BarSelection | undefined>(undefined);

effect(() => {
  void tuneTurn.value;
  batch(() => {
    cursor.value = undefined;
    selection.value = undefined;
  });
});

/** The name that an element of the drawing carries. */
export function placeName({ voice, measure, stream, event }: Place): string {
  return `v${voice}-m${measure}-s${stream}-e${event}`;
}

/** The place that a name stands for. */
export function readPlace(name: string | undefined): Place | undefined {
  const [, voice, measure, stream, event] =
    /^v(\d+)-m(\d+)-s(\d+)-e(\d+)$/.exec(name ?? "")?.map(Number) ?? [];
  if (voice === undefined || measure === undefined || stream === undefined || event === undefined)
    return undefined;
  return { voice, measure, stream, event };
}

/** Select from one bar to another, whichever comes first. */
export function selectBars(one: number, other: number): void {
  selection.value = { from: Math.min(one, other), to: Math.max(one, other) };
}
