/** @file A pick-up picks up: it begins with a note, not with a rest. */
import { type Constraint, idOf, type Vocabulary } from "@melodist/tokens";

/** True from the pick-up's own token to its first note. */
type IsBefore = boolean;

/** Forbid rests there; where no note may come instead, the rest stays. */
export function pickupConstraint(vocabulary: Vocabulary): Constraint<IsBefore> {
  const { meanings } = vocabulary;
  const rest = idOf(vocabulary, { kind: "rest" });
  const notes = meanings.flatMap(({ kind }, id) => (kind === "note" ? [id] : []));
  return {
    start: () => false,
    restrict(isBefore, mask) {
      if (isBefore && notes.some((id) => mask[id] === 1)) mask[rest] = 0;
    },
    advance(isBefore, id) {
      const kind = meanings[id]?.kind;
      if (kind === "upbeat") return true;
      return isBefore && kind !== "note" && kind !== "bar";
    },
  };
}
