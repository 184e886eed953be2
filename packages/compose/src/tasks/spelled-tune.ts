/** @file A tune that is there, spelled in tokens: what every task about it begins with. */
import { RHYTHMS, type Style } from "@melodist/analysis";
import { MelodistError } from "@melodist/errors";
import { isTimed, type Score } from "@melodist/score";
import {
  type Controls,
  decodeOutline,
  type EncodedTune,
  encodeTune,
  outlineBars,
  readControls,
} from "@melodist/tokens";
import { USUAL_CANDIDATES } from "../answer-question.ts";
import type { Composer } from "../composer.ts";
import { USUAL_SEED } from "../plan/make-plan.ts";
import { type BarPlaces, placeOutline } from "./bar-places.ts";
import { requireRoom } from "./room.ts";
import { UNSUPPORTED_WORDS } from "./unsupported-words.data.ts";
import { workableBars } from "./workable-bars.ts";

export interface SpelledTune extends EncodedTune {
  readonly score: Score;
  readonly controls: Controls;
  /** The measures of the melody's voice that each bar of the outline stands for. */
  readonly places: BarPlaces;
}

/** What can be asked beside any task. */
export interface TaskWishes {
  readonly seed?: number | undefined;
  readonly candidates?: number | undefined;
  readonly temperature?: number | undefined;
  readonly style?: Style | undefined;
}

/** What a task draws by, with what is usual where nothing is asked. */
export function drawnBy({ candidates = USUAL_CANDIDATES, seed = USUAL_SEED, temperature }: TaskWishes) {
  return { candidates, seed, temperature };
}

/** A bar token and a note: less stands in no bar. */
const LEAST_OF_BAR = 2;

/**
 * Spell a tune.
 *
 * @throws MelodistError `bad-file` when tokens cannot spell it, saying why; `too-large` when the model cannot hold it
 */
export function spellTune(
  { vocabulary, decoder }: Composer,
  score: Score,
  { style }: TaskWishes = {},
): SpelledTune {
  const bars = mostBars(score);
  requireRoom(decoder.limit, { question: LEAST_OF_BAR * bars, answer: 0, bars });
  const encoded = encodeTune(vocabulary, score);
  if ("unsupported" in encoded) {
    const reasons = encoded.unsupported.map((reason) => UNSUPPORTED_WORDS[reason].en);
    const workable = workableBars(vocabulary, score);
    throw new MelodistError(`this tune cannot be worked on: ${reasons.join("; ")}`, {
      code: "bad-file",
      hint:
        workable === undefined
          ? "melodist check tells which bars are odd; rare tuplets and meters are not known to the model."
          : `Bars ${workable[0]} to ${workable[1]} can be worked on, as a tune of their own.`,
    });
  }
  const named =
    score.fields
      .find(({ letter }) => letter === "R")
      ?.text.trim()
      .toLowerCase() ?? "";
  const controls = {
    ...readControls(vocabulary, encoded),
    ...(Object.hasOwn(RHYTHMS, named) ? { rhythm: named } : {}),
    ...(style === undefined ? {} : { style }),
  };
  const written = decodeOutline(vocabulary, encoded.outline, encoded.frame);
  return { ...encoded, score, controls, places: placeOutline(score, written) };
}

/** Bars of a tune's outline, pick-ups and endings counted. */
export function countBars({ outline }: SpelledTune): number {
  return outlineBars(outline).length;
}

/** Measures with music, of the voice that has most. */
function mostBars({ voices }: Score): number {
  const counts = voices.map(({ measures }) => measures.filter(({ events }) => events.some(isTimed)).length);
  return Math.max(0, ...counts);
}
