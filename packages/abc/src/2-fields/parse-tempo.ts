/** @file `Q:`: tempo in figures, in words, or both. */
import { type Duration, duration, scaleDuration, type Tempo } from "@melodist/score";
import { decodeText } from "../text/decode-text.ts";

/** Beats a minute beyond which nothing is counted. */
const FASTEST = 10_000;

const FIGURES = /^(\d+\/\d+(?:\s+\d+\/\d+)*)\s*=\s*(\d+(?:\.\d+)?)$/;
const OLD_FIGURES = /^(?:C\s*(\d*)(?:\/(\d+))?\s*=\s*)?(\d+(?:\.\d+)?)$/;

/**
 * Read the value of a `Q:` field; the old forms `Q:120` and `Q:C3=40` count in the unit length.
 *
 * @returns the tempo, and whether it was understood; words alone are a tempo too
 * @see ABC standard 2.1, section 3.1.8 "Q: - tempo"
 */
export function parseTempo(
  value: string,
  unit: Duration,
): { readonly tempo: Tempo; readonly understood: boolean } {
  const quoted = /"([^"]*)"/.exec(value);
  const words = quoted?.[1] === undefined ? undefined : decodeText(quoted[1]);
  const figures = value.replace(/"[^"]*"/, "").trim();
  if (figures === "")
    return { tempo: { beats: [], perMinute: undefined, text: words ?? "" }, understood: words !== undefined };
  const beats = readBeats(figures, unit);
  if (beats === undefined) {
    return {
      tempo: { beats: [], perMinute: undefined, text: decodeText(value.replaceAll('"', "").trim()) },
      understood: false,
    };
  }
  return { tempo: { ...beats, text: words }, understood: true };
}

function readBeats(figures: string, unit: Duration): Pick<Tempo, "beats" | "perMinute"> | undefined {
  const modern = FIGURES.exec(figures);
  if (modern !== null) {
    const beats = (modern[1] ?? "").split(/\s+/).map(readFraction);
    return withRate(beats, modern[2]);
  }
  const old = OLD_FIGURES.exec(figures);
  if (old === null) return undefined;
  const times = Number(old[1] || 1);
  return withRate([times <= 64 ? scaleDuration(unit, times, Number(old[2] ?? 1) || 1) : undefined], old[3]);
}

function withRate(
  beats: readonly (Duration | undefined)[],
  rate: string | undefined,
): Pick<Tempo, "beats" | "perMinute"> | undefined {
  const known = beats.filter((beat) => beat !== undefined);
  const perMinute = Number(rate);
  if (known.length !== beats.length || !(perMinute >= 1 && perMinute <= FASTEST)) return undefined;
  return { beats: known, perMinute };
}

function readFraction(text: string): Duration | undefined {
  const [num, den] = text.split("/").map(Number);
  if (num === undefined || den === undefined || num < 1 || den < 1 || num > 64 || den > 512) return undefined;
  return duration(num, den);
}
