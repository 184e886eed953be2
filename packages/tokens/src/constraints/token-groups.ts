/** @file The vocabulary as automata see it: ids by kind, lengths and tuplets in ticks. */
import { ORNAMENTS } from "../vocabulary/inventory.data.ts";
import type { DegreePitch, Token } from "../vocabulary/token.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import { toTicks, UNIT_TICKS } from "./ticks.ts";

export interface NoteToken extends DegreePitch {
  readonly id: number;
}

/** A length token; the unit has none, and its id is undefined. */
export interface LengthToken {
  readonly id: number | undefined;
  readonly ticks: number;
}

export interface TupletTokenInTicks {
  readonly id: number;
  /** How long it sounds. */
  readonly span: number;
  /** How long its notes are together, each counting as a unit. */
  readonly inside: number;
}

export interface TokenGroups {
  readonly size: number;
  readonly meanings: readonly Token[];
  readonly notes: readonly NoteToken[];
  readonly rest: number;
  readonly hold: number;
  readonly grace: number;
  /** In the order in which they are spelled. */
  readonly ornaments: readonly number[];
  readonly roll: number;
  readonly roots: readonly number[];
  readonly qualities: readonly number[];
  readonly basses: readonly number[];
  /** Shortest first, the unit among them. */
  readonly lengths: readonly LengthToken[];
  readonly tuplets: readonly TupletTokenInTicks[];
  /** Of each id that is a length, how long it is. */
  readonly ticksOf: readonly (number | undefined)[];
}

const known = new WeakMap<Vocabulary, TokenGroups>();

/** The groups of a vocabulary; made once. */
export function tokenGroups(vocabulary: Vocabulary): TokenGroups {
  const before = known.get(vocabulary);
  if (before !== undefined) return before;
  const groups = readGroups(vocabulary);
  known.set(vocabulary, groups);
  return groups;
}

function readGroups(vocabulary: Vocabulary): TokenGroups {
  const { meanings, size } = vocabulary;
  const idsOf = (kind: Token["kind"]): readonly number[] =>
    meanings.flatMap((token, id) => (token.kind === kind ? [id] : []));
  const lengths = meanings.flatMap((token, id): LengthToken[] => {
    const ticks = token.kind === "length" ? toTicks(token.units) : undefined;
    return ticks === undefined ? [] : [{ id, ticks }];
  });
  const ticksOf = meanings.map((token) => (token.kind === "length" ? toTicks(token.units) : undefined));
  return {
    size,
    ticksOf,
    meanings,
    notes: meanings.flatMap((token, id) => (token.kind === "note" ? [{ ...token, id }] : [])),
    rest: idOf(vocabulary, { kind: "rest" }),
    hold: idOf(vocabulary, { kind: "hold" }),
    grace: idOf(vocabulary, { kind: "grace" }),
    ornaments: ORNAMENTS.map((name) => idOf(vocabulary, { kind: "ornament", name })),
    roll: idOf(vocabulary, { kind: "ornament", name: "roll" }),
    roots: idsOf("root"),
    qualities: idsOf("quality"),
    basses: idsOf("bass"),
    lengths: [...lengths, { id: undefined, ticks: UNIT_TICKS }].sort((a, b) => a.ticks - b.ticks),
    tuplets: meanings.flatMap((token, id) => {
      const span = token.kind === "tuplet" ? toTicks(token.span) : undefined;
      if (token.kind !== "tuplet" || span === undefined) return [];
      return [{ id, span, inside: token.actual * UNIT_TICKS }];
    }),
  };
}
