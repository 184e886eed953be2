/** @file The engraver, away from the page: however long a tune takes to draw, the page goes on answering. */
import { breakLines, parseAbc } from "@melodist/abc";
import { engraveSystems } from "@melodist/formats/browser";
import type { Score } from "@melodist/score";
import type { Drawing, DrawingOrder } from "./message.ts";

const NOTHING: Omit<Drawing, "id"> = { systems: [], glyphs: new Map(), failure: undefined };

/** Bars a line of a tune that is being written: as many as it has when it is done. */
const GROWING_BARS = 4;

async function draw({ abc, bars, isGrowing, ...options }: DrawingOrder): Promise<Omit<Drawing, "id">> {
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined || score.voices.every((voice) => voice.measures.length === 0)) return NOTHING;
  const lined = isGrowing ? breakLines(score, GROWING_BARS) : score;
  const shown = bars === undefined ? lined : cut(lined, bars);
  return { ...(await engraveSystems(shown, { ...options, isEven: !isGrowing })), failure: undefined };
}

function cut(score: Score, bars: number): Score {
  const voices = score.voices
    .slice(0, 1)
    .map((voice) => ({ ...voice, measures: voice.measures.slice(0, bars) }));
  return { ...score, voices, words: [] };
}

addEventListener("message", ({ data: order }: MessageEvent<DrawingOrder>) => {
  draw(order)
    .catch((error: unknown) => ({
      ...NOTHING,
      failure: error instanceof Error ? error.message : String(error),
    }))
    .then((drawing) => postMessage({ id: order.id, ...drawing } satisfies Drawing))
    .catch(() => postMessage({ id: order.id, ...NOTHING } satisfies Drawing));
});
