/**
 * @file What two copies of one tune have in common whatever their key, titles, ornaments and chords: the hash of its
 * meter, notes, lengths, bars and repeats.
 */
import { createHash } from "node:crypto";
import { isTimed, type Measure, midiKey, printDuration, printMeter, type Score } from "@melodist/score";
import { measuresOf } from "../clean/measures.ts";

/** Hexadecimal digits of a key: 52 bits, so that a key is an exact number too. */
const DIGITS = 13;

/**
 * The key of a tune's content.
 *
 * @param score of one voice
 * @returns 13 hexadecimal digits
 */
export function contentKey(score: Score): string {
  let first: number | undefined;
  const bars = measuresOf(score).map((measure) => {
    const events = measure.events.map((event) => {
      if (event.kind === "meter-change") return `M${printMeter(event.meter)}`;
      if (!isTimed(event)) return "";
      if (event.kind !== "note") return `z${printDuration(event.length)}`;
      const midi = midiKey(event.pitch);
      first ??= midi;
      return `${midi - first}:${printDuration(event.length)}${event.tie === undefined ? "" : "-"}`;
    });
    return `${measure.ending?.numbers.join() ?? ""}[${events.filter((text) => text !== "").join(" ")}${lineText(measure)}`;
  });
  const content = `${printMeter(score.meter)}\n${bars.join("\n")}`;
  return createHash("sha256").update(content).digest("hex").slice(0, DIGITS);
}

function lineText({ close }: Measure): string {
  if (close === undefined) return "";
  return `|${close.repeatEnd},${close.repeatStart}${close.style === "split" ? "s" : ""}`;
}

/** A key as a number, exact. */
export function keyNumber(key: string): number {
  return Number.parseInt(key, 16);
}

/** A number as the key it came from. */
export function numberKey(value: number): string {
  return value.toString(16).padStart(DIGITS, "0");
}
