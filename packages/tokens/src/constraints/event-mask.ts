/** @file Which tokens may follow inside a bar of melody. */
import { MOST_GRACE_NOTES } from "../codec/melody-line.ts";
import { type BarShape, fitsTuplet, insideLengths } from "./bar-shape.ts";
import { type EventState, isBarOver, settleEvent } from "./event-state.ts";
import type { LengthToken, NoteToken, TokenGroups } from "./token-groups.ts";

/** What a bar must come to, and whether its first event may be held over from before. */
export interface MelodyBarSettings {
  readonly shape: BarShape;
  readonly mayHold: boolean;
}

/** What may follow a state. */
export interface Follow {
  /** (vocabulary,) u8: tokens inside the bar. */
  readonly mask: Uint8Array;
  /** The bar may end here, if need be by taking the last event as a unit long. */
  readonly mayEnd: boolean;
}

/** Work out what may follow. */
export function followOf(groups: TokenGroups, settings: MelodyBarSettings, state: EventState): Follow {
  const { shape } = settings;
  const mask = new Uint8Array(groups.size);
  if (state.head !== "event") {
    const isOver = isBarOver(state, shape);
    if (!isOver) allowEvent(groups, settings, state, mask);
    return { mask, mayEnd: isOver };
  }
  const lengths = lengthsOf(groups, shape, state);
  for (const { id } of lengths) if (id !== undefined) mask[id] = 1;
  const mayBeUnit = lengths.some(({ id }) => id === undefined);
  const next = settleEvent(groups, shape, state);
  const isOver = isBarOver(next, shape);
  if (mayBeUnit && !isOver) allowEvent(groups, settings, next, mask);
  return { mask, mayEnd: mayBeUnit && isOver };
}

/** The lengths that the event which has just been read may have. */
function lengthsOf(
  groups: TokenGroups,
  shape: BarShape,
  { at, tuplet, left, sound, final, closing }: EventState,
): readonly LengthToken[] {
  if (tuplet >= 0) return insideLengths(groups, left);
  const usual = (sound === "rest" ? shape.restLengths : shape.noteLengths)[at] ?? [];
  if (final) return [...usual, ...(shape.finalLengths[at] ?? [])];
  const toEnd = closing ? groups.lengths.filter(({ ticks }) => at + ticks === shape.length) : [];
  return [...usual, ...toEnd];
}

/** What may come next of an event whose note, rest or hold has not come yet. */
function allowEvent(
  groups: TokenGroups,
  settings: MelodyBarSettings,
  state: EventState,
  mask: Uint8Array,
): void {
  const { shape } = settings;
  const { at, head, tuplet } = state;
  if (head === "grace") return allowAll(mask, groups.notes);
  if (shape.open[at] !== true && tuplet < 0) {
    // Only the rest behind the cadence's last note fits any more.
    mask[groups.rest] = 1;
    return;
  }
  if (head === "nothing" && tuplet < 0) {
    allowAll(
      mask,
      groups.tuplets.filter(({ span }) => fitsTuplet(shape, at, span)),
    );
  }
  const due = dueChord(groups, shape, state);
  if (due !== undefined) {
    mask[due] = 1;
    return;
  }
  if (shape.chordPlaces.includes(state.at)) allowChord(groups, state, mask);
  allowNote(groups, shape, state, mask);
  if (head !== "ornament" && head !== "graced") allowRestAndHold(groups, settings, state, mask);
}

function allowAll(mask: Uint8Array, tokens: readonly { readonly id: number }[]): void {
  for (const { id } of tokens) mask[id] = 1;
}

/** The next token of a chord that is given for this place; of a tuplet's events, for the first. */
function dueChord(
  groups: TokenGroups,
  { chords }: BarShape,
  { at, tuplet, left, chord }: EventState,
): number | undefined {
  if (tuplet >= 0 && left < (groups.tuplets[tuplet]?.inside ?? 0)) return undefined;
  return chords?.find((place) => place.at === at)?.tokens[chord];
}

function allowChord(groups: TokenGroups, { head, tuplet }: EventState, mask: Uint8Array): void {
  const mayBegin = head === "tuplet" || (head === "nothing" && tuplet < 0);
  if (mayBegin) for (const id of groups.roots) mask[id] = 1;
  if (head === "root") for (const id of groups.qualities) mask[id] = 1;
  if (head === "root" || head === "quality") for (const id of groups.basses) mask[id] = 1;
}

/** A note with what may stand before it. Where only the last note of a cadence fits, its degrees alone. */
function allowNote(groups: TokenGroups, shape: BarShape, state: EventState, mask: Uint8Array): void {
  const { graces, tuplet } = state;
  if (graces === 0) for (const id of groups.ornaments.slice(state.ornaments)) mask[id] = 1;
  if (tuplet >= 0) mask[groups.roll] = 0; // five notes in the time of one, of three in the time of two
  if (graces < MOST_GRACE_NOTES) mask[groups.grace] = 1;
  const isFinal = ({ degree, alter }: NoteToken): boolean =>
    alter === 0 && (shape.cadence?.degrees.includes(degree) ?? false);
  allowAll(mask, mayGoOn(shape, state) ? groups.notes : groups.notes.filter(isFinal));
}

/** True when an event may begin here that is not the cadence's last. */
function mayGoOn({ noteLengths }: BarShape, { at, tuplet }: EventState): boolean {
  return tuplet >= 0 || (noteLengths[at]?.length ?? 0) > 0;
}

function allowRestAndHold(
  groups: TokenGroups,
  { shape, mayHold }: MelodyBarSettings,
  state: EventState,
  mask: Uint8Array,
): void {
  const { at, tuplet, sound } = state;
  const isBehindNote = sound === "note" && (at > 0 || tuplet >= 0 || mayHold);
  if (isBehindNote && mayGoOn(shape, state)) mask[groups.hold] = 1;
  if (tuplet < 0 ? mayRest(shape, state) : mayRestInside(groups, shape, state)) mask[groups.rest] = 1;
}

/** One rest does not follow another in a bar: together they are one. */
function mayRest({ restLengths }: BarShape, { at, sound, closing }: EventState): boolean {
  const isBehindRest = at > 0 && sound === "rest";
  return closing || (!isBehindRest && (restLengths[at]?.length ?? 0) > 0);
}

/** A tuplet at the end of a bar that must end sounding has no rests. */
function mayRestInside(
  groups: TokenGroups,
  { endsSounding, length }: BarShape,
  { at, tuplet }: EventState,
): boolean {
  return !endsSounding || at + (groups.tuplets[tuplet]?.span ?? 0) < length;
}
