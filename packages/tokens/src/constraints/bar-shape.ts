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

/** How a tune must end: with a note that begins on a beat; nothing but a rest to the end of the bar may follow it. */
export interface CadenceGoal {
  /** Degrees, 1 to 7, that it may have; unaltered. */
  readonly degrees: readonly number[];
  /** In ticks, as are the shortest that the note may be, and the only place where it may begin. */
  readonly beat: number;
  readonly shortest: number;
  readonly place: number | undefined;
}

/** What is wanted of a bar. Places and lengths are in ticks. */
export interface BarWish {
  readonly length: number;
  /** Chords that are given: an event begins with each. Undefined where the choice is free. */
  readonly chords: readonly ChordPlace[] | undefined;
  /** Where chords of the model's choice may begin; nowhere where they are given. */
  readonly chordPlaces: readonly number[];
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
  /** The same of a rest, which never fills a bar. */
  readonly restLengths: readonly (readonly LengthToken[])[];
  /** From each place: lengths of the cadence's last note, behind which there is nothing, or room for one rest. */
  readonly finalLengths: readonly (readonly LengthToken[])[];
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
  const finalLengths = cadenceLengths(wish, lengths);
  for (let at = end - 1; at >= 0; at--) {
    const fits = lengths.filter(
      ({ ticks }) => open[at + ticks] === true && !crossesChord(wish, at, at + ticks),
    );
    noteLengths[at] = fits;
    open[at] = fits.length > 0 || (finalLengths[at]?.length ?? 0) > 0;
  }
  const restLengths = noteLengths.map((fits, at) =>
    wish.endsSounding || at === 0 ? fits.filter(({ ticks }) => at + ticks < end) : fits,
  );
  return { ...wish, open, noteLengths, restLengths, finalLengths };
}

function cadenceLengths(wish: BarWish, lengths: readonly LengthToken[]): readonly (readonly LengthToken[])[] {
  const { cadence, length } = wish;
  /** Nothing, or one rest that is no longer than the note. */
  const isFilled = (note: number, left: number) =>
    left === 0 || (left <= note && lengths.some(({ ticks }) => ticks === left));
  return Array.from({ length: length + 1 }, (_, at) => {
    if (cadence === undefined || crossesChord(wish, at, length)) return [];
    const { beat, place = at } = cadence;
    if (at !== place || at % beat !== 0) return [];
    return lengths.filter(({ ticks }) => ticks >= cadence.shortest && isFilled(ticks, length - at - ticks));
  });
}

/** An event may not sound past the place where a chord begins: the chord needs an event to stand over. */
function crossesChord({ chords }: Pick<BarWish, "chords">, from: number, to: number): boolean {
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
