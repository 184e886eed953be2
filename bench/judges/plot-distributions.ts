/** @file Distributions of several collections side by side, as one SVG that follows the reader's light or dark page. */
import { escapeText } from "../../packages/corpus/src/card/escape-text.ts";

export interface Panel {
  readonly title: string;
  readonly classes: readonly string[];
  /** A row for each collection, a share for each class. */
  readonly shares: readonly (readonly number[])[];
}

const COLUMNS = 2;
const [PANEL_WIDTH, PANEL_HEIGHT] = [400, 190];
const MARGIN = { left: 40, right: 8, top: 26, bottom: 24 } as const;
const LEGEND = 30;
/** Of the room that a class has, the share that its bars take. */
const FILLED = 0.8;

const STYLE = `
text { font: 11px sans-serif; fill: #444 } .title { font-size: 12px; font-weight: bold } .line { stroke: #ccc }
.c0 { fill: #8a8f98 } .c1 { fill: #2a62b0 } .c2 { fill: #c2571a } .c3 { fill: #3f8f4f }
@media (prefers-color-scheme: dark) {
  text { fill: #ccc } .line { stroke: #555 }
  .c0 { fill: #a5abb5 } .c1 { fill: #6ea3ea } .c2 { fill: #ee8f55 } .c3 { fill: #6cc17d }
}`;

/** @param names of the collections, four at most */
export function plotDistributions(names: readonly string[], panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const [width, height] = [COLUMNS * PANEL_WIDTH, rows * PANEL_HEIGHT + LEGEND];
  const legend = names.map((name, index) => {
    const x = MARGIN.left + index * 170;
    return `<rect class="c${index}" x="${x}" y="10" width="12" height="12"/><text x="${x + 18}" y="20">${escapeText(name)}</text>`;
  });
  const drawn = panels.map((panel, index) => {
    const x = (index % COLUMNS) * PANEL_WIDTH;
    const y = LEGEND + Math.floor(index / COLUMNS) * PANEL_HEIGHT;
    return `<g transform="translate(${x} ${y})">${drawPanel(panel)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(names.join(", "))}">`,
    `<style>${STYLE}</style>`,
    ...legend,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

function drawPanel({ title, classes, shares }: Panel): string {
  const most = Math.max(...shares.flat(), 1e-9);
  const [left, bottom] = [MARGIN.left, PANEL_HEIGHT - MARGIN.bottom];
  const right = PANEL_WIDTH - MARGIN.right;
  const room = (right - left) / classes.length;
  const bar = (room * FILLED) / shares.length;
  const bars = shares.flatMap((row, collection) =>
    row.map((share, index) => {
      const height = (share / most) * (bottom - MARGIN.top);
      const x = left + index * room + collection * bar;
      return `<rect class="c${collection}" x="${x.toFixed(1)}" y="${(bottom - height).toFixed(1)}" width="${(0.92 * bar).toFixed(1)}" height="${height.toFixed(1)}"/>`;
    }),
  );
  const every = classes.length > 14 ? 2 : 1;
  const labels = classes.map((name, index) => {
    if (index % every > 0) return "";
    const x = left + (index + FILLED / 2) * room;
    return `<text x="${x.toFixed(1)}" y="${bottom + 14}" text-anchor="middle">${escapeText(name)}</text>`;
  });
  const lines = [0, most / 2, most].map((share) => {
    const y = (bottom - (share / most) * (bottom - MARGIN.top)).toFixed(1);
    return `<line class="line" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/><text x="${left - 5}" y="${Number(y) + 4}" text-anchor="end">${Math.round(100 * share)} %</text>`;
  });
  return [
    `<text class="title" x="${left}" y="16">${escapeText(title)}</text>`,
    ...lines,
    ...bars,
    ...labels,
  ].join("");
}
