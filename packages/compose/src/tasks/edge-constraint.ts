/** @file New bars behind bars that stay: the note before is held on where it is tied, and only there, and is as long as it was. */
import { type Constraint, intersect, type Vocabulary } from "@melodist/tokens";

/** @param isTied the last note that stays is tied */
export function withEdge(
  { meanings }: Vocabulary,
  constraint: Constraint<readonly unknown[]>,
  isTied: boolean,
): Constraint<readonly unknown[]> {
  const hold = meanings.findIndex(({ kind }) => kind === "hold");
  const lengths = meanings.flatMap(({ kind }, id) => (kind === "length" ? [id] : []));
  const edge: Constraint<boolean> = {
    start: () => true,
    restrict(isFirst, mask) {
      if (!isFirst) return;
      // A length behind the tokens that are given would be the last note's.
      forbid(mask, lengths);
      if (mask[hold] !== 1) return;
      if (isTied) mask.fill(0);
      mask[hold] = isTied ? 1 : 0;
    },
    advance: (isFirst, token) => isFirst && !isEvent(meanings[token]?.kind),
  };
  return intersect([constraint, edge]);
}

/** Forbid tokens, unless nothing else is allowed. */
function forbid(mask: Uint8Array, tokens: readonly number[]): void {
  const allowed = tokens.filter((id) => mask[id] === 1);
  for (const id of allowed) mask[id] = 0;
  if (!mask.includes(1)) for (const id of allowed) mask[id] = 1;
}

function isEvent(kind: string | undefined): boolean {
  return kind === "note" || kind === "rest" || kind === "hold";
}
