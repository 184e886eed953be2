/** @file Tunes that are no tunes: too few notes or bars, too many, or notes between the keys. */
import { isTimed } from "@melodist/score";
import { type Draft, type Refusal, refuseTune } from "./draft.ts";
import { measuresOf } from "./measures.ts";

const LEAST_BARS = 4;
const LEAST_NOTES = 12;
const MOST_BARS = 400;

/** Refuse what is too short, too long, or in quarter tones. */
export function checkLength(draft: Draft): Draft | Refusal {
  const measures = measuresOf(draft.score);
  const notes = measures.flatMap(({ events }) => events.filter((event) => event.kind === "note"));
  const bars = measures.filter(({ events }) => events.some(isTimed)).length;
  if (notes.length === 0) return refuseTune("no-notes");
  if (notes.some(({ pitch }) => !Number.isInteger(pitch.alter))) return refuseTune("quarter-tones");
  if (bars < LEAST_BARS) return refuseTune("too-short", `bars: ${bars}`);
  if (notes.length < LEAST_NOTES) return refuseTune("too-short", `notes: ${notes.length}`);
  if (bars > MOST_BARS) return refuseTune("too-long", `bars: ${bars}`);
  return draft;
}
