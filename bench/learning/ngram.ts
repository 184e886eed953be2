/**
 * @file An n-gram with Witten-Bell interpolation: the baseline that any network has to beat.
 *
 * Every order from 0 (all tokens alike) upward is mixed with the one below, by how many different tokens were seen in a
 * context: the more kinds, the less the counts are trusted.
 *
 * @see Witten & Bell 1991, "The zero-frequency problem"; Chen & Goodman 1999 for the interpolated form
 */

/** What was seen behind one context. */
interface Seen {
  total: number;
  readonly counts: Map<number, number>;
}

/** Counts of every context of up to `order - 1` tokens. */
export interface Ngram {
  readonly order: number;
  readonly vocabularySize: number;
  /** By the context's length, then by the context itself. */
  readonly contexts: readonly ReadonlyMap<string, Seen>[];
}

/** Count what follows what. @param order tokens in the longest gram, at least 1 */
export function countNgrams(
  documents: Iterable<readonly number[]>,
  order: number,
  vocabularySize: number,
): Ngram {
  const contexts = Array.from({ length: order }, () => new Map<string, Seen>());
  for (const tokens of documents) {
    for (let at = 1; at < tokens.length; at++) {
      for (let length = 0; length < order && length <= at; length++) {
        count(contexts[length], contextBefore(tokens, at, length), tokens[at] ?? 0);
      }
    }
  }
  return { order, vocabularySize, contexts };
}

function contextBefore(tokens: readonly number[], at: number, length: number): string {
  return String.fromCharCode(...tokens.slice(at - length, at));
}

function count(contexts: Map<string, Seen> | undefined, context: string, token: number): void {
  let seen = contexts?.get(context);
  if (seen === undefined) {
    seen = { total: 0, counts: new Map() };
    contexts?.set(context, seen);
  }
  seen.total++;
  seen.counts.set(token, (seen.counts.get(token) ?? 0) + 1);
}

/** Probability of a token at a place of its document, given up to `order - 1` tokens before. */
export function ngramProbability(model: Ngram, tokens: readonly number[], at: number): number {
  let probability = 1 / model.vocabularySize;
  for (let length = 0; length < model.order && length <= at; length++) {
    const seen = model.contexts[length]?.get(contextBefore(tokens, at, length));
    if (seen === undefined) break; // no longer context was seen either
    const kinds = seen.counts.size;
    probability = ((seen.counts.get(tokens[at] ?? 0) ?? 0) + kinds * probability) / (seen.total + kinds);
  }
  return probability;
}

/** Probabilities of all tokens behind a context. @returns (V,) f64, summing to 1 */
export function ngramDistribution(model: Ngram, context: readonly number[]): Float64Array {
  const probabilities = new Float64Array(model.vocabularySize).fill(1 / model.vocabularySize);
  for (let length = 0; length < model.order && length <= context.length; length++) {
    const seen = model.contexts[length]?.get(contextBefore(context, context.length, length));
    if (seen === undefined) break; // no longer context was seen either
    const { counts, total } = seen;
    const kinds = counts.size;
    for (let token = 0; token < probabilities.length; token++) {
      probabilities[token] =
        ((counts.get(token) ?? 0) + kinds * (probabilities[token] ?? 0)) / (total + kinds);
    }
  }
  return probabilities;
}
