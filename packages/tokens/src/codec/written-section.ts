/** @file The sections of a voice as its signs divide it: repeats, endings, double bars, part labels. */
import { isTimed, type Measure, playingOrder, type Voice } from "@melodist/score";

/** A row of measures: `from` included, `to` not. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A section that is written once and played once or twice. */
export interface WrittenSection {
  readonly body: Stretch;
  /** Played at the end of all passes but the last. */
  readonly first: Stretch | undefined;
  readonly second: Stretch | undefined;
  readonly times: number;
}

/** More measures than this are no tune. */
const MOST_MEASURES = 10_000;

/**
 * Divide a voice at its signs.
 *
 * @returns undefined when its endings or repeats cannot be told by sections with a first and a second ending
 */
export function writtenSections(voice: Voice): readonly WrittenSection[] | undefined {
  const { measures, opening } = voice;
  const sections: WrittenSection[] = [];
  let start = 0;
  while (start < measures.length) {
    const before = start === 0 ? opening : measures[start - 1]?.close;
    const section = readSection(measures, start, before?.repeatStart ?? 0);
    sections.push(section);
    start = (section.second ?? section.first ?? section.body).to;
  }
  const order = playingOrder(measures, opening, { from: 0, to: measures.length }, MOST_MEASURES);
  const sounds = (index: number): boolean => measures[index]?.events.some(isTimed) ?? false;
  const played = sections.flatMap(playedOrder).filter(sounds);
  const isTold = sections.every(({ times }) => times <= 2) && order?.filter(sounds).join() === played.join();
  return isTold ? sections : undefined;
}

function readSection(measures: readonly Measure[], from: number, startTimes: number): WrittenSection {
  for (let index = from; index < measures.length; index++) {
    const measure = measures[index];
    if (measure?.ending?.numbers.includes(1) && hasWayBack(measures, index)) {
      return withEndings(measures, from, index);
    }
    const back = measure?.close?.repeatEnd ?? 0;
    if (back > 0) return plain({ from, to: index + 1 }, Math.max(back, startTimes) + 1);
    const divides = startTimes === 0 && endsStretch(measures, index);
    if ((measure?.close?.repeatStart ?? 0) > 0 || divides) return plain({ from, to: index + 1 }, 1);
  }
  return plain({ from, to: measures.length }, 1);
}

function plain(body: Stretch, times: number): WrittenSection {
  return { body, first: undefined, second: undefined, times };
}

/** A first ending that no second one follows, and from which no repeat sign leads back, is a remark. */
function hasWayBack(measures: readonly Measure[], from: number): boolean {
  const to = endingEnd(measures, from);
  return (measures[to - 1]?.close?.repeatEnd ?? 0) > 0 || measures[to]?.ending !== undefined;
}

function withEndings(measures: readonly Measure[], from: number, at: number): WrittenSection {
  const body = { from, to: at };
  const first = { from: at, to: endingEnd(measures, at) };
  const passes = measures[at]?.ending?.numbers.length ?? 1;
  if (measures[first.to]?.ending === undefined) {
    return { body, first, second: undefined, times: passes + 1 };
  }
  // Without a sign that closes it, the second ending is as long as the first.
  const longest = first.to + (first.to - first.from);
  const second = { from: first.to, to: Math.min(endingEnd(measures, first.to), longest) };
  return { body, first, second, times: passes + 1 };
}

function endingEnd(measures: readonly Measure[], from: number): number {
  for (let index = from; index < measures.length; index++) {
    const close = measures[index]?.close;
    const repeats = (close?.repeatEnd ?? 0) + (close?.repeatStart ?? 0) > 0;
    if (repeats || measures[index + 1]?.ending !== undefined || endsStretch(measures, index))
      return index + 1;
  }
  return measures.length;
}

/** A double or final bar, or a part label behind the measure. */
function endsStretch(measures: readonly Measure[], index: number): boolean {
  const style = measures[index]?.close?.style;
  return style === "double" || style === "final" || beginsPart(measures[index + 1]);
}

function beginsPart(measure: Measure | undefined): boolean {
  const sign = measure?.events.find((event) => event.kind === "part" || isTimed(event));
  return sign?.kind === "part";
}

/** Indices of measures as a section is played. */
function playedOrder({ body, first, second, times }: WrittenSection): readonly number[] {
  const once = range(body);
  if (first === undefined) return Array.from({ length: times }, () => once).flat();
  const passes = Array.from({ length: times - 1 }, () => [...once, ...range(first)]).flat();
  return [...passes, ...once, ...(second === undefined ? [] : range(second))];
}

function range({ from, to }: Stretch): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
