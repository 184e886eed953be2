/** @file How far long work has come: a line that is written over on a terminal, elsewhere a line a stage. */
import type { Surroundings } from "../command/command.ts";

export interface ProgressLine {
  /** @param stage what is being done; off a terminal only the first line of each stage is shown */
  readonly show: (text: string, stage: string) => void;
  readonly end: () => void;
}

/** Clears what an earlier, longer line left on a terminal. */
const CLEAR = "\u001b[K";
/** Milliseconds between two lines. */
const PAUSE = 100;

/** Open a line of progress. */
export function createProgressLine(world: Pick<Surroundings, "notice" | "terminal">): ProgressLine {
  let last = Number.NEGATIVE_INFINITY;
  let shown = "";
  function show(text: string, stage: string): void {
    const now = performance.now();
    if (world.terminal && now - last >= PAUSE) world.notice(`\r${text}${CLEAR}`);
    else if (!world.terminal && stage !== shown) world.notice(`${text}\n`);
    else return;
    last = now;
    shown = stage;
  }
  function end(): void {
    if (world.terminal && shown !== "") world.notice(`\r${CLEAR}`);
  }
  return { show, end };
}
