/** @file Several answers drawn together under one constraint, told bar by bar. */
import { PLAIN_SAMPLING, type SamplingSettings, sampleSequences } from "@melodist/infer";
import { type Constraint, idOf, type Token } from "@melodist/tokens";
import type { Composer } from "../composer.ts";
import { type Likelihood, NOTHING_CHOSEN, withToken } from "./likelihood.ts";

/** What is asked of the model. */
export interface Draw {
  readonly question: readonly number[];
  readonly constraint: Constraint;
  readonly candidates: number;
  readonly seed: number;
  readonly temperature: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** An answer that has come to its end. */
export interface DrawnTune {
  readonly candidate: number;
  readonly seed: number;
  /** From the first token behind the question to `end`. */
  readonly tokens: readonly number[];
  readonly likelihood: Likelihood;
}

export type DrawEvent =
  | { readonly type: "tune-start"; readonly candidate: number; readonly seed: number }
  /** A note, rest or hold has come; with everything that has been spelled since the one before. */
  | {
      readonly type: "note-written";
      readonly candidate: number;
      /** Bars count from 0, pick-ups included. */
      readonly bar: number;
      readonly tokens: readonly number[];
    }
  /** A bar is full. */
  | {
      readonly type: "bar-written";
      readonly candidate: number;
      readonly bar: number;
      /** All that is there of the tune. */
      readonly tokens: readonly number[];
    }
  | { readonly type: "tune-drawn"; readonly drawn: DrawnTune }
  /** The model's longest sequence was reached first. */
  | { readonly type: "tune-cut"; readonly candidate: number };

/**
 * How tokens are drawn: without what the model finds next to impossible, and a little more evenly than it would, for what is
 * left out makes tunes plainer than people's (chosen by boosted trees that tell them apart: docs/composer.md).
 */
export const DRAWING: SamplingSettings = { ...PLAIN_SAMPLING, temperature: 1.1, topP: 0.99, minP: 0.02 };

/** Tunes that are drawn much more coldly or hotly are likelier or less likely than usual because of that alone. */
export function isUsual(temperature: number): boolean {
  return Math.abs(temperature - DRAWING.temperature) < 0.25;
}

/** Far apart, so that neighbouring seeds share no candidate. */
const SEED_STEP = 0x9e3779b1;

/** The seed that a candidate's notes are drawn by; the first has the request's own. */
export function candidateSeed(seed: number, candidate: number): number {
  return (seed + Math.imul(candidate, SEED_STEP)) >>> 0;
}

interface Draft {
  readonly seed: number;
  readonly tokens: number[];
  /** Tokens that have been told. */
  told: number;
  bar: number;
  likelihood: Likelihood;
}

/**
 * Draw candidates.
 *
 * @throws the signal's reason, when it stops the work
 */
export async function* drawTunes({ decoder, vocabulary }: Composer, draw: Draw): AsyncGenerator<DrawEvent> {
  const { question, constraint, candidates, seed, temperature = DRAWING.temperature, signal } = draw;
  const end = idOf(vocabulary, { kind: "sign", sign: "end" });
  const drafts = Array.from({ length: candidates }, (_, candidate): Draft => {
    return { seed: candidateSeed(seed, candidate), tokens: [], told: 0, bar: -1, likelihood: NOTHING_CHOSEN };
  });
  for (const [candidate, draft] of drafts.entries())
    yield { type: "tune-start", candidate, seed: draft.seed };
  const requests = drafts.map((draft) => ({ prompt: question, constraint, seed: draft.seed }));
  const options = {
    end,
    settings: { ...DRAWING, temperature },
    ...(signal === undefined ? {} : { signal }),
  };
  for await (const event of sampleSequences(decoder, requests, options)) {
    const draft = drafts[event.row];
    if (draft === undefined) continue;
    if (event.type === "token") {
      const token = vocabulary.meanings[event.token];
      yield* tell(draft, event.row, token);
      draft.tokens.push(event.token);
      draft.likelihood = withToken(draft.likelihood, token, event.logProbability);
    } else if (event.reason === "length") yield { type: "tune-cut", candidate: event.row };
    else {
      const { tokens, likelihood } = draft;
      yield { type: "tune-drawn", drawn: { candidate: event.row, seed: draft.seed, tokens, likelihood } };
    }
  }
}

/** What there is to tell before a token is added. */
function* tell(draft: Draft, candidate: number, token: Token | undefined): Generator<DrawEvent> {
  const kind = token?.kind;
  const begins = kind === "bar" || kind === "upbeat" || (token?.kind === "sign" && token.sign === "end");
  const isEvent = kind === "note" || kind === "rest" || kind === "hold";
  if (!begins && !isEvent) return;
  if (draft.bar >= 0 && draft.told < draft.tokens.length) {
    const fresh = draft.tokens.slice(draft.told);
    draft.told = draft.tokens.length;
    yield { type: "note-written", candidate, bar: draft.bar, tokens: fresh };
  }
  if (!begins) return;
  if (draft.bar >= 0) yield { type: "bar-written", candidate, bar: draft.bar, tokens: [...draft.tokens] };
  draft.bar++;
}
