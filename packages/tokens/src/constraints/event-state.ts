/**
 * @file Where in a bar of melody a row of tokens has come to, and where its next token leads.
 *
 * An event is spelled [tuplet] [chord] [ornaments] [grace notes] (note | rest | hold) [length]; a length that is left
 * out is a unit, or inside a tuplet one of its notes.
 */
import type { BarShape } from "./bar-shape.ts";
import { UNIT_TICKS } from "./ticks.ts";
import type { TokenGroups } from "./token-groups.ts";
import type { Sound } from "./track.ts";

/** What has been read of the event that is being spelled. */
export type Head =
  | "nothing"
  | "tuplet"
  | "root"
  | "quality"
  | "bass"
  | "ornament"
  /** The next note is a grace note. */
  | "grace"
  | "graced"
  /** The event itself: only its length may still follow. */
  | "event";

/** Inside a bar. Places are in ticks from its beginning. */
export interface EventState {
  /** Where the event begins; inside a tuplet, where the tuplet begins. */
  readonly at: number;
  readonly head: Head;
  /** Index of the tuplet that is open, or -1, and what is left of it in its own notes. */
  readonly tuplet: number;
  readonly left: number;
  /** Tokens of the chord at this place that have been read. */
  readonly chord: number;
  /** Index behind the last ornament. */
  readonly ornaments: number;
  readonly graces: number;
  /** What sounded last; of an event that has been read, itself. */
  readonly sound: Sound;
  /** The event is a note of the cadence's degrees. */
  readonly final: boolean;
  /** The last note may end the tune, a rest to the end of the bar behind it. */
  readonly closing: boolean;
}

/** The beginning of an event. */
export function beginEvent(
  at: number,
  tuplet: number,
  left: number,
  sound: Sound,
  closing = false,
): EventState {
  return {
    at,
    head: "nothing",
    tuplet,
    left,
    chord: 0,
    ornaments: 0,
    graces: 0,
    sound,
    final: false,
    closing,
  };
}

/** True when the bar has no room for anything more. */
export function isBarOver({ at, head, tuplet }: EventState, { length }: Pick<BarShape, "length">): boolean {
  return head === "nothing" && tuplet < 0 && at >= length;
}

/** The state when the length of the last event is settled: a unit, as no token says otherwise. */
export function settleEvent(groups: TokenGroups, shape: Cadenced, state: EventState): EventState {
  return state.head === "event" ? afterEvent(groups, shape, state, UNIT_TICKS) : state;
}

type Cadenced = Pick<BarShape, "cadence" | "finalLengths" | "length">;

function afterEvent(
  groups: TokenGroups,
  { finalLengths, length }: Cadenced,
  { at, tuplet, left, sound, final }: EventState,
  ticks: number,
): EventState {
  if (tuplet < 0) {
    const isLast = final && (finalLengths[at] ?? []).some((last) => last.ticks === ticks);
    return beginEvent(at + ticks, -1, 0, sound, isLast && at + ticks < length);
  }
  if (left > ticks) return beginEvent(at, tuplet, left - ticks, sound);
  return beginEvent(at + (groups.tuplets[tuplet]?.span ?? 0), -1, 0, sound);
}

/** The state behind one more token. */
export function advanceEvent(
  groups: TokenGroups,
  shape: Cadenced,
  before: EventState,
  id: number,
): EventState {
  const token = groups.meanings[id];
  if (token?.kind === "length") {
    return before.head === "event" ? afterEvent(groups, shape, before, groups.ticksOf[id] ?? 0) : before;
  }
  const state = settleEvent(groups, shape, before);
  switch (token?.kind) {
    case "tuplet": {
      const tuplet = groups.tuplets.findIndex((candidate) => candidate.id === id);
      return { ...state, head: "tuplet", tuplet, left: groups.tuplets[tuplet]?.inside ?? 0 };
    }
    case "root":
    case "quality":
    case "bass":
      return { ...state, head: token.kind, chord: state.chord + 1 };
    case "ornament":
      return { ...state, head: "ornament", ornaments: groups.ornaments.indexOf(id) + 1 };
    case "grace":
      return { ...state, head: "grace", graces: state.graces + 1 };
    case "note": {
      if (state.head === "grace") return { ...state, head: "graced" };
      const final = token.alter === 0 && (shape.cadence?.degrees.includes(token.degree) ?? false);
      return { ...state, head: "event", sound: "note", final, closing: false };
    }
    case "rest":
      return { ...state, head: "event", sound: "rest" };
    case "hold":
      return { ...state, head: "event", closing: false };
    default:
      // A change of meter at the beginning of a given bar: the bar's length knows of it already.
      return state;
  }
}

const HEADS: readonly Head[] = [
  "nothing",
  "tuplet",
  "root",
  "quality",
  "bass",
  "ornament",
  "grace",
  "graced",
  "event",
];

/** A number for everything in a state that decides what may follow. */
export function stateKey(state: EventState): number {
  const { at, head, tuplet, left, chord, ornaments, graces, sound, final, closing } = state;
  let key = at * 16 + tuplet + 1;
  key = key * 64 + left;
  key = key * HEADS.length + HEADS.indexOf(head);
  key = key * 4 + chord;
  key = key * 4 + ornaments;
  key = key * 8 + graces;
  key = key * 2 + (sound === "note" ? 1 : 0);
  return key * 4 + (final ? 2 : 0) + (closing ? 1 : 0);
}
