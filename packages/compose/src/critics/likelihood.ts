/** @file How likely the model finds a tune: very unlikely ones are muddled, very likely ones say nothing. */
import { type Critic, howUsual, type Usual } from "./critic.ts";

/** Nats a note, of everything that was chosen; chords cost more. */
const USUAL: Usual = { least: 0, low: 0.44, high: 2.3, most: 5 };

export const judgeLikelihood: Critic = ({ logProbability, melody }) => {
  if (logProbability === undefined || melody.notes.length === 0) return undefined;
  const perNote = -logProbability / melody.notes.length;
  const bits = (perNote / Math.LN2).toFixed(2);
  return {
    score: howUsual(perNote, USUAL),
    reason: { en: `${bits} bits a note to the model`, zh: `模型看来每个音 ${bits} 比特` },
  };
};
