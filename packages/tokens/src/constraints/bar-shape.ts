/**
 * @file What a bar must come to, and from which places in it that can still be reached.
 *
 * For every place in the bar it is known which lengths lead to a place from which the bar can be completed. As a
 * token is only allowed if it leads to such a place, no bar is ever stuck.
 */
import type { LengthToken, TokenGroups } from "./token-groups.ts";

/** A chord that is given, and the place where it begins. */
export interface ChordPlace {
  readonly at: number;
  /** Its tokens: root, quality, bass. */
  readonly tokens: readonly number[];
}

/** How a tune must end: the last event is a note that begins on a beat and lasts to the end of its bar. */
export interface CadenceGoal {
  /** Degrees, 1 to 7, that it may have; unaltered. */
  readonly degrees: readonly number[];
  /** In ticks. */
  readonly beat: number;
  readonly shortest: number;
}

/** What is wanted of a bar. Places and lengths are in ticks. */
export interface BarWish {
  readonly length: number;
  /** Chords that are given: an event begins with each. Undefined where the choice is free. */
  readonly chords: readonly ChordPlace[] | undefined;
  /** With chords of the model's choice. Nothing to say where they are given. */
  readonly freeChords: boolean;
  readonly cadence: CadenceGoal | undefined;
  /** The bar's last event is a note, because the next bar holds it on. */
  readonly endsSounding: boolean;
}

/** A wish with everything that follows from it. */
export interface BarShape extends BarWish {
  /** From each place: the bar can be completed by events that begin there. */
  readonly open: readonly boolean[];
  /** From each place: lengths of a note (or hold) that is not the cadence's last. */
  readonly noteLengths: readonly (readonly LengthToken[])[];
  readonly restLengths: readonly (readonly LengthToken[])[];
  /** From each place: the length of the cadence's last note, where it may begin there. */
  readonly finalLength: readonly (LengthToken | undefined)[];
}

/** Lengths shorter than this are used only where the bar cannot be completed without. */
const USUAL_SHORTEST = 2;

/**
 * Work out a bar.
 *
 * @param from a place besides the beginning where the choice may begin: behind a given opening
 */
export function shapeBar(groups: TokenGroups, wish: BarWish, from = 0): BarShape {
  const places = [wish.length, from, ...(wish.chords ?? []).map(({ at }) => at)];
  const shortest = places.every((place) => place % USUAL_SHORTEST === 0) ? USUAL_SHORTEST : 1;
  const lengths = groups.lengths.filter(({ ticks }) => ticks >= shortest);
  const end = wish.length;
  const open: boolean[] = new Array(end + 1).fill(false);
  open[end] = wish.cadence === undefined;
  const noteLengths: LengthToken[][] = Array.from({ length: end + 1 }, () => []);
  const finalLength = open.map((_, at) => finalFrom(wish, lengths, at));
  for (let at = end - 1; at >= 0; at--) {
    const fits = lengths.filter(
      ({ ticks }) => open[at + ticks] === true && !crossesChord(wish, at, at + ticks),
    );
    noteLengths[at] = fits;
    open[at] = fits.length > 0 || finalLength[at] !== undefined;
  }
  const restLengths = noteLengths.map((fits, at) =>
    wish.endsSounding ? fits.filter(({ ticks }) => at + ticks < end) : fits,
  );
  return { ...wish, open, noteLengths, restLengths, finalLength };
}

function finalFrom({ cadence, length, ...wish }: BarWish, lengths: readonly LengthToken[], at: number) {
  if (cadence === undefined || at % cadence.beat !== 0) return undefined;
  const rest = length - at;
  if (rest < cadence.shortest || crossesChord(wish, at, length)) return undefined;
  return lengths.find(({ ticks }) => ticks === rest);
}

/** An event may not sound past the place where a chord begins: the chord needs an event to stand over. */
export function crossesChord({ chords }: Pick<BarWish, "chords">, from: number, to: number): boolean {
  return chords?.some(({ at }) => at > from && at < to) ?? false;
}

/** True when a tuplet may stand at a place. */
export function fitsTuplet(shape: BarShape, at: number, span: number): boolean {
  return shape.open[at + span] === true && !crossesChord(shape, at, at + span);
}

/** Lengths that may follow inside a tuplet with so many ticks of its own notes left: any that can be completed. */
export function insideLengths(groups: TokenGroups, left: number): readonly LengthToken[] {
  const lengths = groups.lengths.filter(({ ticks }) => ticks >= USUAL_SHORTEST);
  return lengths.filter(({ ticks }) => ticks <= left && (left - ticks) % USUAL_SHORTEST === 0);
}
