/**
 * @file Ornaments that no player can make sense of: grace notes before a roll, which has its own, a roll or a trill on a
 * note that is held on by a tie (`abc2midi` refuses them), and fermatas, which the model puts anywhere.
 */
import { type Constraint, idOf, type Vocabulary } from "@melodist/tokens";

/** The ornament of the note that is to come, and whether the one that sounds has one. */
interface OrnamentState {
  readonly coming: "roll" | "trill" | undefined;
  /** The next note is a grace note. */
  readonly isGrace: boolean;
  readonly isOrnamented: boolean;
}

const PLAIN: OrnamentState = { coming: undefined, isGrace: false, isOrnamented: false };

/** Forbid them. A note may always come instead, and a hold stays where nothing else is left. */
export function ornamentConstraint(vocabulary: Vocabulary): Constraint<OrnamentState> {
  const { meanings } = vocabulary;
  const hold = idOf(vocabulary, { kind: "hold" });
  const fermata = idOf(vocabulary, { kind: "ornament", name: "fermata" });
  const signs = meanings.flatMap(({ kind }, id) => (kind === "grace" || kind === "ornament" ? [id] : []));
  return {
    start: () => PLAIN,
    restrict({ coming, isOrnamented }, mask) {
      mask[fermata] = 0;
      if (coming === "roll") for (const id of signs) mask[id] = 0;
      if (isOrnamented && mask.some((allowed, id) => allowed === 1 && id !== hold)) mask[hold] = 0;
    },
    advance(state, id) {
      const token = meanings[id];
      switch (token?.kind) {
        case "ornament":
          return token.name === "fermata" ? state : { ...state, coming: token.name };
        case "grace":
          return { ...state, isGrace: true };
        case "note":
          if (state.isGrace) return { ...state, isGrace: false };
          return { ...PLAIN, isOrnamented: state.coming !== undefined };
        case "rest":
          return PLAIN;
        default:
          return state;
      }
    },
  };
}
