/** @file Which letter each section bears: the same for what sounds the same, primed for a variation. */
import type { BarNotes } from "./bar-notes.ts";
import { ALIKE, alikeBars, matchSections, type SectionMatch } from "./section-similarity.ts";

export interface SectionLabel {
  /** `A` to `Z`, then `AA`, `AB` … */
  readonly letter: string;
  readonly primed: boolean;
}

/** A different ending is no variation: this many bars at the end may differ. */
const ENDING_BARS = 2;
/** A variation shares at least this much of the bars. */
const VARIATION_SHARE = 0.5;
/** Of a transposed section this share of bars must be alike to be called a variation; by chance, half often are. */
const TRANSPOSED_SHARE = 0.75;
/** Later sections are compared with at most this many distinct ones. */
const MOST_COMPARED = 64;

interface Known extends SectionLabel {
  readonly bars: readonly BarNotes[];
}

/** Letter sections in the order in which they are written. */
export function letterSections(sections: readonly (readonly BarNotes[])[]): readonly SectionLabel[] {
  const known: Known[] = [];
  let letters = 0;
  return sections.map((bars) => {
    const label = labelLike(bars, known);
    const isNew = label === undefined;
    const own: Known = { ...(label ?? { letter: letterName(letters), primed: false }), bars };
    if (isNew) letters++;
    if ((isNew || own.primed) && known.length < MOST_COMPARED) known.push(own);
    return { letter: own.letter, primed: own.primed };
  });
}

function labelLike(bars: readonly BarNotes[], known: readonly Known[]): SectionLabel | undefined {
  const matches = known.map((other) => ({ other, match: matchSections(other.bars, bars) }));
  const same = matches.find(({ match }) => isSame(match));
  if (same !== undefined) return same.other;
  let variation: { readonly letter: string; readonly share: number } | undefined;
  for (const { other, match } of matches) {
    const share = other.primed ? 0 : alikeShare(match);
    const needed = match.shift === 0 ? VARIATION_SHARE : TRANSPOSED_SHARE;
    if (share >= needed && share > (variation?.share ?? 0)) variation = { letter: other.letter, share };
  }
  return variation && { letter: variation.letter, primed: true };
}

function alikeShare(match: SectionMatch): number {
  return match.bars.length === 0 ? 0 : alikeBars(match) / match.bars.length;
}

/** All bars alike but the last two, and never fewer than half. */
function isSame(match: SectionMatch): boolean {
  const { bars } = match;
  const body = bars.slice(0, Math.max(1, bars.length - ENDING_BARS));
  return body.every((similarity) => similarity >= ALIKE) && alikeShare(match) >= VARIATION_SHARE;
}

/** @example letterName(27); // => "AB" */
function letterName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterName(Math.floor(index / 26) - 1) + last;
}
