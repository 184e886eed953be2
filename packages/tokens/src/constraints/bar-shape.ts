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

/** How a tune must end: with a note that begins on a beat and lasts to the end of its bar. */
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
  /**
   * From each place where the cadence's last note may begin: how long it is there. Two lengths, the second a hold,
   * only where no place of the bar does with one.
   */
  readonly finalLengths: readonly (readonly LengthToken[] | undefined)[];
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
    open[at] = fits.length > 0 || finalLengths[at] !== undefined;
  }
  const restLengths = noteLengths.map((fits, at) =>
    wish.endsSounding ? fits.filter(({ ticks }) => at + ticks < end) : fits,
  );
  return { ...wish, open, noteLengths, restLengths, finalLengths };
}

function cadenceLengths(
  wish: BarWish,
  lengths: readonly LengthToken[],
): readonly (readonly LengthToken[] | undefined)[] {
  const { cadence, length } = wish;
  const places = Array.from({ length: length + 1 }, (_, at) => {
    const isPlace = cadence !== undefined && at % cadence.beat === 0 && length - at >= cadence.shortest;
    return isPlace && !crossesChord(wish, at, length) ? length - at : undefined;
  });
  const single = places.map((rest) => {
    const whole = lengths.find(({ ticks }) => ticks === rest);
    return whole && [whole];
  });
  return single.some((found) => found !== undefined) ? single : places.map((rest) => inTwo(lengths, rest));
}

/** A length as a long one and what is left. */
function inTwo(lengths: readonly LengthToken[], rest = 0): readonly LengthToken[] | undefined {
  for (const first of lengths.toReversed()) {
    const second = lengths.find(({ ticks }) => ticks === rest - first.ticks);
    if (second !== undefined) return [first, second];
  }
  return undefined;
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
