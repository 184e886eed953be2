/** @file The curves of a run as SVG: training loss (each step, and smoothed) and validation loss. */
import type { Metric } from "./metrics.ts";

const [WIDTH, HEIGHT] = [720, 400];
const MARGIN = { left: 56, right: 16, top: 24, bottom: 40 } as const;

type Point = readonly [step: number, loss: number];

/**
 * Draw a run's losses, in nats, over its steps.
 *
 * @returns an SVG document; without metrics, an empty frame
 */
export function plotMetrics(metrics: readonly Metric[], title = "loss"): string {
  const pointsOf = (type: Metric["type"]): readonly Point[] =>
    metrics.flatMap((metric): readonly Point[] => (metric.type === type ? [[metric.step, metric.loss]] : []));
  const [train, validation] = [pointsOf("train"), pointsOf("validation")];
  const all = [...train, ...validation];
  const losses = all.map(([, loss]) => loss);
  const [low, high] = [Math.min(...losses, Number.MAX_VALUE), Math.max(...losses, 0)];
  const steps = Math.max(1, ...all.map(([step]) => step));
  const x = (step: number) => MARGIN.left + (step / steps) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (loss: number) =>
    MARGIN.top + ((high - loss) / Math.max(1e-9, high - low)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const line = (points: readonly Point[], stroke: string, width: number) =>
    points.length === 0
      ? ""
      : `<polyline fill="none" stroke="${stroke}" stroke-width="${width}" points="${points.map(([step, loss]) => `${x(step).toFixed(1)},${y(loss).toFixed(1)}`).join(" ")}"/>`;
  const label = (
    at: readonly [number, number],
    text: string,
    anchor: "start" | "middle" | "end",
    fill = "#555",
  ) =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}" fill="${fill}">${escapeXml(text)}</text>`;
  const ticks = all.length === 0 ? [] : [low, (low + high) / 2, high];
  const last = (points: readonly Point[]) => points.at(-1)?.[1].toFixed(3) ?? "none";

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...ticks.map(
      (loss) =>
        `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(loss).toFixed(1)}" y2="${y(loss).toFixed(1)}" stroke="#ddd"/>${label([MARGIN.left - 6, y(loss) + 4], loss.toFixed(2), "end")}`,
    ),
    line(train, "#c9d8ee", 1),
    line(smooth(train), "#2a62b0", 2),
    line(validation, "#c2571a", 2),
    label([MARGIN.left, 16], title, "start", "#222"),
    label([WIDTH - MARGIN.right, 16], `training ${last(train)}, validation ${last(validation)}`, "end"),
    label([MARGIN.left, HEIGHT - 14], "0", "middle"),
    label([WIDTH - MARGIN.right, HEIGHT - 14], `${steps} steps`, "end"),
    "</svg>",
    "",
  ].join("\n");
}

/** A running mean that forgets over about 20 points. */
function smooth(points: readonly Point[]): readonly Point[] {
  let mean: number | undefined;
  return points.map(([step, loss]) => {
    mean = mean === undefined ? loss : mean + (loss - mean) / 20;
    return [step, mean] as const;
  });
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
