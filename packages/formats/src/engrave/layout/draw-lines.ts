/** @file The music of a score drawn, its lines as the writer has them where that makes sense. */
import type { Score } from "@melodist/score";
import { barsOf } from "../../musicxml/write/bars.ts";
import type { XmlElement } from "../../musicxml/xml/xml-node.ts";
import { draw } from "../verovio.ts";
import { chooseEvenLines, chooseLines, hasLines, measureLines, sectionStarts, withLines } from "./lines.ts";

export interface Lines {
  /** Hundredths of a millimetre. */
  readonly width: number;
  /** Where the writer says nothing of use, make lines of like width; by default each is filled before the next. */
  readonly isEven?: boolean;
}

/**
 * Draw the music.
 *
 * @param write makes MusicXML of it
 * @returns Verovio's own pages
 * @throws MelodistError `invalid-score` when the engraver breaks down over it
 */
export async function drawLines(
  score: Score,
  { width, isEven = false }: Lines,
  write: (score: Score) => string,
): Promise<readonly XmlElement[]> {
  const filled = { width, breaks: "auto", isJustified: true } as const;
  const isLined = hasLines(score);
  const bars = barsOf(score.voices[0]?.measures ?? []).length;
  if (bars < 2 || !(isEven || isLined)) return draw(write(score), filled);
  // One break tells the engraver that breaks are given; where it is makes no difference to widths.
  const natural = isLined ? score : withLines(score, [bars - 1]);
  const widths = measureLines(await draw(write(natural), { width, breaks: "encoded", isJustified: false }));
  const own = isLined ? widths : [widths.flat()];
  const starts = isEven ? chooseEvenLines(own, sectionStarts(score), width) : chooseLines(own, width);
  if (starts === undefined || starts.length === 0) return draw(write(withLines(score, [])), filled);
  return draw(write(withLines(score, starts)), { width, breaks: "encoded", isJustified: true });
}
