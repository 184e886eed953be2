/** @file The music of a score drawn, its lines as the writer has them where that makes sense. */
import type { Score } from "@melodist/score";
import type { XmlElement } from "../../musicxml/xml/xml-node.ts";
import { draw } from "../verovio.ts";
import { chooseLines, hasLines, measureLines, withLines } from "./lines.ts";

/**
 * Draw the music.
 *
 * @param width hundredths of a millimetre
 * @param write makes MusicXML of it
 * @returns Verovio's own pages
 * @throws MelodistError `invalid-score` when the engraver breaks down over it
 */
export async function drawLines(
  score: Score,
  width: number,
  write: (score: Score) => string,
): Promise<readonly XmlElement[]> {
  const auto = { width, breaks: "auto", isJustified: true } as const;
  if (!hasLines(score)) return draw(write(score), auto);
  const natural = await draw(write(score), { ...auto, breaks: "encoded", isJustified: false });
  const starts = chooseLines(measureLines(natural), width);
  if (starts === undefined) return draw(write(score), auto);
  return draw(write(withLines(score, starts)), { ...auto, breaks: "encoded" });
}
