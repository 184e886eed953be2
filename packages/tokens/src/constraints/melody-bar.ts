/**
 * @file One bar of a melody as an automaton: which token may follow inside it.
 *
 * An event is spelled [tuplet] [chord] [ornaments] [grace notes] (note | rest | hold) [length]; a length that is left
 * out is a unit. Masks are made once for each kind of state and kept.
 */
import { MOST_GRACE_NOTES } from "../codec/melody-line.ts";
import { type BarShape, fitsTuplet, insideLengths } from "./bar-shape.ts";
import { UNIT_TICKS } from "./ticks.ts";
import type { LengthToken, TokenGroups } from "./token-groups.ts";
import type { BarAutomaton, Sound } from "./track.ts";

/** What has been read of the event that is being spelled. */
type Head =
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
export interface MelodyBarState {
  /** Where the event begins (inside a tuplet: where the tuplet begins). */
  readonly at: number;
  readonly head: Head;
  /** Index of the tuplet that is open, or -1, and what is left of it in its own notes. */
  readonly tuplet: number;
  readonly left: number;
  /** Tokens of the given chord at this place that have been read. */
  readonly chord: number;
  /** Index behind the last ornament, number of grace notes. */
  readonly ornaments: number;
  readonly graces: number;
  /** What sounded last; of a spelled event, itself. */
  readonly sound: Sound;
  /** The event is a note that may end the tune. */
  readonly final: boolean;
}

/** Which signs a bar may have, and whether its first event may be held over from before. */
export interface MelodyBarSettings {
  readonly shape: BarShape;
  readonly mayHold: boolean;
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

/** The automaton of a bar. */
export function createMelodyBar(
  groups: TokenGroups,
  { shape, mayHold }: MelodyBarSettings,
): BarAutomaton<MelodyBarState> {
  const masks = new Map<number, Uint8Array>();

  function mask(state: MelodyBarState): Uint8Array {
    const key = keyOf(state);
    const known = masks.get(key);
    if (known !== undefined) return known;
    const made = new Uint8Array(groups.size);
    if (state.head === "event") allowBehindEvent(state, made);
    else if (!isOver(state)) allowInHead(state, made);
    masks.set(key, made);
    return made;
  }

  /** An event's length, or what follows when it is a unit. */
  function allowBehindEvent(state: MelodyBarState, made: Uint8Array): void {
    const lengths = lengthsOf(state);
    for (const { id } of lengths) if (id !== undefined) made[id] = 1;
    if (!lengths.some(({ id }) => id === undefined)) return;
    const next = settle(state);
    if (!isOver(next)) allowInHead(next, made);
  }

  function lengthsOf(state: MelodyBarState): readonly LengthToken[] {
    const { at, tuplet, left, sound, final } = state;
    if (tuplet >= 0) return insideLengths(groups, left);
    const ending = final ? shape.finalLength[at] : undefined;
    const others = (sound === "rest" ? shape.restLengths : shape.noteLengths)[at] ?? [];
    return ending === undefined ? others : [...others, ending];
  }

  function allowInHead(state: MelodyBarState, made: Uint8Array): void {
    const { at, head, tuplet, sound, graces } = state;
    if (head === "grace") return allowNotes(made, () => true);
    if (head === "nothing" && tuplet < 0) {
      for (const { id, span } of groups.tuplets) if (fitsTuplet(shape, at, span)) made[id] = 1;
    }
    if (allowChord(state, made)) return;
    for (const id of groups.ornaments.slice(state.ornaments)) if (graces === 0) made[id] = 1;
    if (graces < MOST_GRACE_NOTES) made[groups.grace] = 1;
    const mayGoOn = tuplet >= 0 || (shape.noteLengths[at]?.length ?? 0) > 0;
    const degrees = shape.cadence?.degrees ?? [];
    allowNotes(made, ({ degree, alter }) => mayGoOn || (alter === 0 && degrees.includes(degree)));
    if (head === "ornament" || head === "graced") return;
    if (tuplet >= 0 ? mayRestInTuplet(state) : (shape.restLengths[at]?.length ?? 0) > 0)
      made[groups.rest] = 1;
    const isHeldOver = at > 0 || tuplet >= 0 || mayHold;
    if (sound === "note" && isHeldOver && mayGoOn) made[groups.hold] = 1;
  }

  function allowNotes(made: Uint8Array, test: (note: TokenGroups["notes"][number]) => boolean): void {
    for (const note of groups.notes) if (test(note)) made[note.id] = 1;
  }

  /** A tuplet at the end of a bar that must end sounding has no rests. */
  function mayRestInTuplet({ at, tuplet }: MelodyBarState): boolean {
    return !shape.endsSounding || at + (groups.tuplets[tuplet]?.span ?? 0) < shape.length;
  }

  /** @returns true when a chord has to come before anything else */
  function allowChord(state: MelodyBarState, made: Uint8Array): boolean {
    const { head, chord } = state;
    const given = givenChord(state);
    const next = given?.[chord];
    if (next !== undefined) {
      made[next] = 1;
      return true;
    }
    if (given !== undefined || !shape.freeChords) return false;
    const isFirst = head === "tuplet" || (head === "nothing" && state.tuplet < 0);
    if (isFirst) for (const id of groups.roots) made[id] = 1;
    if (head === "root") for (const id of groups.qualities) made[id] = 1;
    if (head === "root" || head === "quality") for (const id of groups.basses) made[id] = 1;
    return false;
  }

  /** The chord that is given for the event at this place: of a tuplet's events, for the first. */
  function givenChord({ at, tuplet, left }: MelodyBarState): readonly number[] | undefined {
    if (tuplet >= 0 && left < (groups.tuplets[tuplet]?.inside ?? 0)) return undefined;
    return shape.chords?.find((place) => place.at === at)?.tokens;
  }

  function begin(sound: Sound): MelodyBarState {
    return { ...FRESH, at: 0, tuplet: -1, left: 0, sound };
  }

  function settle(state: MelodyBarState): MelodyBarState {
    return state.head === "event" ? afterEvent(state, UNIT_TICKS) : state;
  }

  function afterEvent({ at, tuplet, left, sound }: MelodyBarState, ticks: number): MelodyBarState {
    if (tuplet < 0) return { ...FRESH, at: at + ticks, tuplet, left, sound };
    if (left > ticks) return { ...FRESH, at, tuplet, left: left - ticks, sound };
    return { ...FRESH, at: at + (groups.tuplets[tuplet]?.span ?? 0), tuplet: -1, left: 0, sound };
  }

  function isOver({ at, head, tuplet }: MelodyBarState): boolean {
    return head === "nothing" && tuplet < 0 && at >= shape.length;
  }

  function advance(before: MelodyBarState, id: number): MelodyBarState {
    const token = groups.meanings[id];
    if (before.head === "event" && token?.kind === "length") {
      return afterEvent(before, Math.round((token.units.num * UNIT_TICKS) / token.units.den));
    }
    const state = settle(before);
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
        const isFinal = token.alter === 0 && (shape.cadence?.degrees.includes(token.degree) ?? false);
        return { ...state, head: "event", sound: "note", final: isFinal };
      }
      case "rest":
        return { ...state, head: "event", sound: "rest" };
      case "hold":
        return { ...state, head: "event" };
      default:
        // A change of meter at the beginning of a given bar: it is counted in the bar's length already.
        return state;
    }
  }

  function isFull(state: MelodyBarState): boolean {
    if (state.head !== "event") return isOver(state);
    return lengthsOf(state).some(({ id }) => id === undefined) && isOver(settle(state));
  }

  return { begin, mask, isFull, isOver, advance, settle };
}

const FRESH = { head: "nothing", chord: 0, ornaments: 0, graces: 0, final: false } as const;

/** A number for everything in a state that decides what may follow. */
function keyOf({ at, head, tuplet, left, chord, ornaments, graces, sound, final }: MelodyBarState): number {
  let key = at;
  key = key * 16 + tuplet + 1;
  key = key * 64 + left;
  key = key * HEADS.length + HEADS.indexOf(head);
  key = key * 4 + chord;
  key = key * 4 + ornaments;
  key = key * 8 + graces;
  key = key * 2 + (sound === "note" ? 1 : 0);
  return key * 2 + (final ? 1 : 0);
}
