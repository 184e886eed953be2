/**
 * @file Chords that nobody writes: over their own root as bass, or again in the bar where they sound already. Of people's
 * chords one in three thousand comes again so.
 */
import type { Constraint, Vocabulary } from "@melodist/tokens";

/** A chord as far as it has been spelled. */
interface SpelledChord {
  readonly root: number;
  readonly isPlain: boolean;
}

interface BarChords {
  /** The last chord of the bar. */
  readonly last: SpelledChord | undefined;
  /** The one before it. */
  readonly before: SpelledChord | undefined;
  /** What of the last one has just been read. */
  readonly behind: "root" | "quality" | "other";
}

const NO_CHORDS: BarChords = { last: undefined, before: undefined, behind: "other" };

/** Tokens by what they are. */
interface ChordTokens {
  readonly meanings: Vocabulary["meanings"];
  /** By fifths from the tonic. */
  readonly basses: ReadonlyMap<number, number>;
  /** What may come behind a root: qualities and basses. */
  readonly further: ReadonlySet<number>;
}

/**
 * Forbid them, where chords are the model's choice and there is another way to go on. Behind a plain chord its root comes again only with a quality or a bass
 * (G, G7), behind another not at all.
 */
export function chordConstraint({ meanings }: Vocabulary): Constraint<BarChords> {
  const basses = meanings.flatMap((token, id) =>
    token.kind === "bass" ? [[token.fifths, id] as const] : [],
  );
  const further = meanings.flatMap(({ kind }, id) => (kind === "quality" || kind === "bass" ? [id] : []));
  const tokens = { meanings, basses: new Map(basses), further: new Set(further) };
  return {
    start: () => NO_CHORDS,
    restrict: (state, mask) => restrict(tokens, state, mask),
    advance: (state, id) => advance(tokens, state, id),
  };
}

function restrict({ meanings, basses, further }: ChordTokens, state: BarChords, mask: Uint8Array): void {
  const { last, before, behind } = state;
  if (last === undefined) return;
  if (behind === "other") {
    const isOnlyWay = mask.every((allowed, id) => allowed === 0 || id === last.root);
    if (!last.isPlain && !isOnlyWay) mask[last.root] = 0;
    return;
  }
  const root = meanings[last.root];
  const own = root?.kind === "root" ? basses.get(root.fifths) : undefined;
  if (own !== undefined) mask[own] = 0;
  const isAgain = behind === "root" && before?.root === last.root && before.isPlain;
  if (!isAgain || !mask.some((allowed, id) => allowed === 1 && further.has(id))) return;
  for (const id of mask.keys()) if (!further.has(id)) mask[id] = 0;
}

function advance({ meanings }: ChordTokens, state: BarChords, id: number): BarChords {
  const { last } = state;
  switch (meanings[id]?.kind) {
    case "section":
    case "upbeat":
    case "bar":
      return NO_CHORDS;
    case "root":
      return { last: { root: id, isPlain: true }, before: last, behind: "root" };
    case "quality":
    case "bass": {
      const behind = meanings[id]?.kind === "quality" ? "quality" : "other";
      return { ...state, last: last && { ...last, isPlain: false }, behind };
    }
    default:
      return { ...state, behind: "other" };
  }
}
