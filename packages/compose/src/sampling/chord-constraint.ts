/** @file Chords that nobody writes: over their own root as bass. */
import type { Constraint, Vocabulary } from "@melodist/tokens";

/** Forbid them; the state is the root of the chord that is being spelled, in fifths from the tonic. */
export function chordConstraint({ meanings }: Vocabulary): Constraint<number | undefined> {
  const basses = new Map(
    meanings.flatMap((token, id) => (token.kind === "bass" ? [[token.fifths, id]] : [])),
  );
  return {
    start: () => undefined,
    restrict(root, mask) {
      const own = root === undefined ? undefined : basses.get(root);
      if (own !== undefined) mask[own] = 0;
    },
    advance(root, id) {
      const token = meanings[id];
      if (token?.kind === "root") return token.fifths;
      return token?.kind === "quality" ? root : undefined;
    },
  };
}
