/** @file Named amounts as horizontal bars in SVG. */
import type { Bar } from "./block.ts";
import { escapeText, groupDigits } from "./escape-text.ts";

const WIDTH = 420;
const ROW = 22;
const TOP = 4;
/** Where bars begin, and the room behind the longest for its number. */
const NAMES = 150;
const NUMBERS = 56;

/** A plot; its colours come from the page's style. Empty where there is nothing to plot. */
export function barPlot(title: string, bars: readonly Bar[]): string {
  if (bars.length === 0) return "";
  const most = Math.max(...bars.map(({ value }) => value));
  const height = TOP * 2 + ROW * bars.length;
  const rows = bars.map(({ name, value }, index) => {
    const y = TOP + ROW * index;
    const length = Math.max(1, Math.round(((WIDTH - NAMES - NUMBERS) * value) / Math.max(1, most)));
    const text = y + 15;
    return [
      `<text class="name" x="${NAMES - 8}" y="${text}">${escapeText(shorten(name))}</text>`,
      `<rect x="${NAMES}" y="${y + 4}" width="${length}" height="${ROW - 8}" rx="2"/>`,
      `<text class="amount" x="${NAMES + length + 6}" y="${text}">${groupDigits(value)}</text>`,
    ].join("");
  });
  return `<figure><figcaption>${escapeText(title)}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeText(title)}">${rows.join("")}</svg></figure>`;
}

/** Characters of a name that fit; Chinese ones are twice as wide. */
const MOST_WIDTH = 24;

function shorten(name: string): string {
  let width = 0;
  let kept = "";
  for (const character of name) {
    width += character > "\u2E7F" ? 2 : 1;
    if (width > MOST_WIDTH) return `${kept}…`;
    kept += character;
  }
  return kept;
}
