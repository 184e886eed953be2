/** @file How a long stretch without signs inside is heard: in phrases of eight or four bars, unless it clearly has others. */
import type { BarNotes } from "./bar-notes.ts";
import type { Stretch } from "./stretch.ts";

/** Up to this many bars an unrepeated stretch is one section … */
const LONGEST_WHOLE = 12;
/** … and a repeated one up to this many. */
const LONGEST_REPEATED = 16;
/** Beyond this, phrases of four bars are taken together by two. */
const LONGEST_IN_FOURS = 24;

/** Divide a stretch into sections, or return it alone. */
export function divideStretch(stretch: Stretch, _heard: readonly BarNotes[]): readonly Stretch[] {
  const { bars } = stretch;
  if (bars.length <= (stretch.isRepeated ? LONGEST_REPEATED : LONGEST_WHOLE)) return [stretch];
  const phrase = bars.length > LONGEST_IN_FOURS ? 8 : 4;
  const starts = Array.from({ length: Math.ceil(bars.length / phrase) }, (_, index) => index * phrase);
  return cutAt(stretch, starts);
}

/** What is left over at the end belongs to the last section when it is shorter than half of one. */
function cutAt(stretch: Stretch, starts: readonly number[]): readonly Stretch[] {
  const { bars } = stretch;
  const lastLength = bars.length - (starts.at(-1) ?? 0);
  const usual = (starts[1] ?? bars.length) - (starts[0] ?? 0);
  const kept = lastLength * 2 < usual ? starts.slice(0, -1) : starts;
  return kept.map((start, index): Stretch => {
    const next = kept[index + 1];
    const isLast = next === undefined;
    return {
      from: index === 0 ? stretch.from : (bars[start]?.from ?? stretch.from),
      to: isLast ? stretch.to : (bars[next]?.from ?? stretch.to),
      endings: isLast ? stretch.endings : [],
      isRepeated: stretch.isRepeated,
      bars: bars.slice(start, next),
    };
  });
}
