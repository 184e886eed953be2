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
 * @param bars tokens that each bar in writing order needs at least; `return` for a bar that repeats an earlier one
 */
export function withThrift(
  vocabulary: Vocabulary,
  constraint: Constraint<readonly unknown[]>,
  room: number,
  bars: readonly (number | "return")[],
): Constraint<readonly unknown[]> {
  const kinds = vocabulary.meanings.map(({ kind }) => kind);
  const units = vocabulary.meanings.map((token) =>
    token.kind === "length" ? token.units.num / token.units.den : 0,
  );
  const thrift: Constraint<Written> = {
    start: () => ({ tokens: 0, bars: 0, inBar: 0, longest: 0 }),
    advance: (written, token) => advance(written, kinds[token]),
    restrict(written, mask) {
      if (room - written.tokens > needed(written, bars)) return;
      keepPlain(mask, kinds, units);
    },
  };
  return lastOf(constraint, thrift);
}

/** Both, the second looking at what the first leaves; what is given goes past it. */
function lastOf(
  first: Constraint<readonly unknown[]>,
  second: Constraint<Written>,
): Constraint<readonly unknown[]> {
  return intersect([first, second]);
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

function needed({ bars: begun, longest }: Written, bars: readonly (number | "return")[]): number {
  let sum = SLACK;
  for (let bar = begun; bar < bars.length; bar++) {
    const need = bars[bar] ?? PLAIN_BAR;
    sum += need === "return" ? longest : need;
  }
  return sum;
}

/** The longest length where there is one to choose; otherwise notes, rests and what ends a bar, without ornament. */
function keepPlain(mask: Uint8Array, kinds: readonly string[], units: readonly number[]): void {
  let longest = -1;
  for (let id = 0; id < mask.length; id++) {
    if (mask[id] === 1 && (units[id] ?? 0) > (units[longest] ?? 0)) longest = id;
  }
  // A length below a unit would only make room for more.
  if ((units[longest] ?? 0) > 1) {
    mask.fill(0);
    mask[longest] = 1;
    return;
  }
  const isPlain = (id: number): boolean => PLAIN.has(kinds[id] ?? "");
  const plain = [...mask.keys()].filter((id) => mask[id] === 1 && isPlain(id));
  if (plain.length === 0) return;
  mask.fill(0);
  for (const id of plain) mask[id] = 1;
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
export function barNeeds({ sections, pickup, chords, returns }: TunePlan): readonly (number | "return")[] {
  const needs: (number | "return")[] = [];
  const seen = new Set<string>();
  for (const section of sections) {
    const name = `${section.letter}${section.primed}`;
    const isReturn = returns === "same" && seen.has(name);
    seen.add(name);
    const begins = (section.pickup ?? pickup)?.num === 0 ? 0 : 1;
    const count = begins + section.bars + (section.endings ?? 0);
    for (let bar = 0; bar < count; bar++) {
      const given = typeof chords === "object" ? (chords[needs.length]?.length ?? 0) : 0;
      needs.push(isReturn ? "return" : PLAIN_BAR + CHORD * given);
    }
  }
  return needs;
}
