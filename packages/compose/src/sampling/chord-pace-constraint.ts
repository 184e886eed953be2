/**
 * @file Chords keep coming. Of people's tunes with chords nine in ten have no more than two bars in a row in which none begins, 95 in
 * a hundred no more than three; a model that has seen no chords in a tradition would set one and be silent.
 */
import type { Constraint, Vocabulary } from "@melodist/tokens";

/** Bars in a row that may be without a chord of their own. */
const MOST_BARS = 3;

interface Pace {
  /** Bars begun since the last chord, this one too. */
  readonly bars: number;
  /** No event of the bar has come yet. */
  readonly isAtStart: boolean;
}

/** Where the model chooses the chords, the first whole bar begins with one, and each bar behind three without. */
export function chordPaceConstraint({ meanings }: Vocabulary): Constraint<Pace> {
  const kinds = meanings.map(({ kind }) => kind);
  // A chord over a tuplet is spelled behind the tuplet's own token.
  const opening = meanings.flatMap(({ kind }, id) => (kind === "root" || kind === "tuplet" ? [id] : []));
  return {
    start: () => ({ bars: MOST_BARS, isAtStart: false }),
    restrict({ bars, isAtStart }, mask) {
      if (!isAtStart || bars <= MOST_BARS) return;
      const open = opening.filter((id) => mask[id] === 1);
      if (!open.some((id) => kinds[id] === "root")) return;
      mask.fill(0);
      for (const id of open) mask[id] = 1;
    },
    advance({ bars, isAtStart }, id) {
      const kind = kinds[id];
      if (kind === "bar") return { bars: bars + 1, isAtStart: true };
      return { bars: kind === "root" ? 0 : bars, isAtStart: isAtStart && kind === "tuplet" };
    },
  };
}
