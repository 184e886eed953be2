/** @file How likely a model found what it chose. */
import type { Token } from "@melodist/tokens";

export interface Likelihood {
  /** Of all tokens, in nats. */
  readonly logProbability: number;
  /** Notes, rests, holds and chords that were chosen; those that were given are no choices. */
  readonly choices: number;
}

/** Tokens that begin an event. */
const EVENTS: ReadonlySet<Token["kind"]> = new Set(["note", "rest", "hold", "root"]);

export const NOTHING_CHOSEN: Likelihood = { logProbability: 0, choices: 0 };

/** With one token more. @param logProbability in nats, 0 where there was no choice */
export function withToken(before: Likelihood, token: Token | undefined, logProbability: number): Likelihood {
  const isChoice = logProbability < 0 && token !== undefined && EVENTS.has(token.kind);
  return {
    logProbability: before.logProbability + logProbability,
    choices: before.choices + Number(isChoice),
  };
}
