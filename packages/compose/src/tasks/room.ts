/** @file Whether a tune, and what is to be written of it, go into the model's longest sequence. */
import { MelodistError } from "@melodist/errors";

/** Tokens that a bar takes when it is filled plainly. */
export const PLAIN_BAR = 8;

/** What a task asks of the longest sequence, in tokens. */
export interface RoomWanted {
  /** What the model reads first. */
  readonly question: number;
  /** The least that an answer takes. */
  readonly answer: number;
  /** Bars of the tune. */
  readonly bars: number;
}

/**
 * Make sure that there is room.
 *
 * @param limit the model's longest sequence, in tokens
 * @throws MelodistError `too-large`, saying about how many bars there is room for
 */
export function requireRoom(limit: number, { question, answer, bars }: RoomWanted): void {
  const needed = question + answer;
  if (needed <= limit) return;
  const most = Math.max(1, Math.floor((bars * limit) / needed));
  throw new MelodistError(`the tune is too long for the model: it takes ${needed} tokens of ${limit}`, {
    code: "too-large",
    hint: `Work on a part of the tune: about ${most} bars.`,
  });
}
