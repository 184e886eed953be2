/**
 * @file Tunes end before the model's longest sequence does: when what is left is needed for the bars that are to come,
 * only the plainest way to fill a bar stays open.
 */
import { type Constraint, intersect, type TunePlan, type Vocabulary } from "@melodist/tokens";

/** Tokens that a bar takes when it is filled with as few notes as possible. */
const PLAIN_BAR = 8;
/** Tokens of a chord in a bar. */
const CHORD = 5;
/** For what has been begun when thrift sets in, section and ending tokens, and the end. */
const SLACK = 48;

/** Tokens that a bar takes. */
export interface BarNeed {
  readonly least: number;
  /** It repeats an earlier bar, which may have more. */
  readonly returns: boolean;
}

/** What has been written. */
interface Written {
  readonly tokens: number;
  readonly bars: number;
  /** Tokens of the bar that is being written, and of the longest so far. */
  readonly inBar: number;
  readonly longest: number;
}

/**
 * The constraint with thrift.
 *
 * @param room tokens that the tune may have in all
 * @param bars what each bar in writing order needs
 */
export function withThrift(
  vocabulary: Vocabulary,
  constraint: Constraint<readonly unknown[]>,
  room: number,
  bars: readonly BarNeed[],
): Constraint<readonly unknown[]> {
  const kinds = vocabulary.meanings.map(({ kind }) => kind);
  const thrift: Constraint<Written> = {
    start: () => ({ tokens: 0, bars: 0, inBar: 0, longest: 0 }),
    advance: (written, token) => advance(written, kinds[token]),
    restrict(written, mask) {
      if (room - written.tokens <= needed(written, bars)) keepPlain(vocabulary, mask);
    },
  };
  // It comes last: it looks at what the others leave.
  return intersect([constraint, thrift]);
}

function advance(written: Written, kind: string | undefined): Written {
  const begins = kind === "bar" || kind === "upbeat";
  const inBar = begins ? 1 : written.inBar + 1;
  return {
    tokens: written.tokens + 1,
    bars: written.bars + (begins ? 1 : 0),
    inBar,
    longest: Math.max(written.longest, inBar),
  };
}

/** Tokens that a bar may still gain when it is to end at once; a bar that returns gains them, too. */
const AFTERTHOUGHT = 8;

function needed({ bars: begun, longest }: Written, bars: readonly BarNeed[]): number {
  const again = longest + AFTERTHOUGHT;
  return bars
    .slice(begun)
    .reduce((sum, { least, returns }) => sum + (returns ? Math.max(least, again) : least), SLACK);
}

/** Keep the longest length where there is one to choose; otherwise notes, rests and what ends a bar, without ornament. */
function keepPlain({ meanings }: Vocabulary, mask: Uint8Array): void {
  let longest = -1;
  let units = 1; // a length below a unit would only make room for more
  for (let id = 0; id < mask.length; id++) {
    const token = meanings[id];
    if (mask[id] !== 1 || token?.kind !== "length") continue;
    if (token.units.num / token.units.den <= units) continue;
    longest = id;
    units = token.units.num / token.units.den;
  }
  const plain = [...mask.keys()].filter((id) => mask[id] === 1 && PLAIN.has(meanings[id]?.kind ?? ""));
  const kept = longest >= 0 ? [longest] : plain;
  if (kept.length === 0) return;
  mask.fill(0);
  for (const id of kept) mask[id] = 1;
}

const PLAIN: ReadonlySet<string> = new Set([
  "note",
  "rest",
  "hold",
  "bar",
  "upbeat",
  "section",
  "ending",
  "sign",
]);

/** What each bar of a plan needs, in writing order. */
export function barNeeds({ sections, pickup, chords, returns }: TunePlan): readonly BarNeed[] {
  const seen = new Set<string>();
  const returning = sections.flatMap((section): readonly boolean[] => {
    const name = `${section.letter}${section.primed}`;
    const isReturn = returns === "same" && seen.has(name);
    seen.add(name);
    const upbeats = ((section.pickup ?? pickup)?.num ?? 0) === 0 ? 0 : 1;
    return new Array<boolean>(upbeats + section.bars + (section.endings ?? 0)).fill(isReturn);
  });
  return returning.map((isReturn, bar) => {
    const given = typeof chords === "object" ? (chords[bar]?.length ?? 0) : 0;
    return { least: PLAIN_BAR + CHORD * given, returns: isReturn };
  });
}

/** Tokens without which the bars of a plan cannot be written decently. */
export function leastTokens(bars: readonly BarNeed[]): number {
  return bars.reduce((sum, { least }) => sum + least, SLACK);
}
