/** @file New bars behind bars that stay: the note before is held on where it is tied, and only there. */
import { type Constraint, intersect, type Vocabulary } from "@melodist/tokens";

/** @param isTied the last note that stays is tied */
export function withEdge(
  { meanings }: Vocabulary,
  constraint: Constraint<readonly unknown[]>,
  isTied: boolean,
): Constraint<readonly unknown[]> {
  const hold = meanings.findIndex(({ kind }) => kind === "hold");
  const edge: Constraint<boolean> = {
    start: () => true,
    restrict(isFirst, mask) {
      if (!isFirst || mask[hold] !== 1) return;
      if (isTied) mask.fill(0);
      mask[hold] = isTied ? 1 : 0;
    },
    advance: (isFirst, token) => isFirst && !isEvent(meanings[token]?.kind),
  };
  return intersect([constraint, edge]);
}

function isEvent(kind: string | undefined): boolean {
  return kind === "note" || kind === "rest" || kind === "hold";
}
