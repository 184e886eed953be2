/** @file A tune that is there, spelled in tokens: what every task about it begins with. */
import { RHYTHMS, type Style } from "@melodist/analysis";
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import {
  type Controls,
  decodeOutline,
  type EncodedTune,
  encodeTune,
  readControls,
  type Vocabulary,
} from "@melodist/tokens";
import { type BarPlaces, placeOutline } from "./bar-places.ts";

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

/**
 * Spell a tune.
 *
 * @throws MelodistError `bad-file` when tokens cannot spell it, saying why
 */
export function spellTune(vocabulary: Vocabulary, score: Score, { style }: TaskWishes = {}): SpelledTune {
  const encoded = encodeTune(vocabulary, score);
  if ("unsupported" in encoded) {
    throw new MelodistError(`this tune cannot be worked on: ${encoded.unsupported.join(", ")}`, {
      code: "bad-file",
      hint: "melodist check tells which bars are odd; rare tuplets and meters are not known to the model.",
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
