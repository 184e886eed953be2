/**
 * @file Chords keep coming. Of people's tunes with chords nine in ten have no more than two bars in a row in which none begins, 95 in
 * a hundred no more than three (`bench/composing/usual-chords.ts`); a model that has seen no chords in a tradition would set one and be silent.
 */
import type { Constraint, Vocabulary } from "@melodist/tokens";

/** Bars in a row that may be without a chord of their own. */
const MOST_BARS = 3;

interface Pace {
  /** Bars begun since the last chord, this one too; as if it were time for one where a section begins. */
  readonly bars: number;
  /** Before a section's first bar, at the start of a bar whose first event is to come, or inside. */
  readonly place: "before" | "start" | "inside";
}

/**
 * Where the model chooses the chords, the first whole bar of each section begins with one, and each bar behind three without. What is
 * given (a motif, a section that returns) stands as it is.
 */
export function chordPaceConstraint({ meanings }: Vocabulary): Constraint<Pace> {
  const kinds = meanings.map(({ kind }) => kind);
  // A chord over a tuplet is spelled behind the tuplet's own token.
  const opening = meanings.flatMap(({ kind }, id) => (kind === "root" || kind === "tuplet" ? [id] : []));
  return {
    start: () => ({ bars: MOST_BARS, place: "before" }),
    restrict({ bars, place }, mask) {
      if (place !== "start" || bars <= MOST_BARS) return;
      const open = opening.filter((id) => mask[id] === 1);
      if (!open.some((id) => kinds[id] === "root")) return;
      mask.fill(0);
      for (const id of open) mask[id] = 1;
    },
    advance({ bars, place }, id) {
      switch (kinds[id]) {
        case "section":
          return { bars: MOST_BARS, place: "before" };
        case "bar":
          return { bars: bars + 1, place: "start" };
        case "tuplet":
          return { bars, place };
        default: {
          // A chord in a pick-up leads to the one that is due.
          const isPickup = place === "before";
          const isChord = kinds[id] === "root" && !isPickup;
          return { bars: isChord ? 0 : bars, place: isPickup ? "before" : "inside" };
        }
      }
    },
  };
}
