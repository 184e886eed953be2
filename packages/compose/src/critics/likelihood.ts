/** @file How likely the model finds a tune: very unlikely ones are muddled, very likely ones say nothing. */
import { type Critic, howUsual, type Usual } from "./critic.ts";

/** Nats for each note or chord that was chosen. */
const USUAL: Usual = { least: 0, low: 0.4, high: 2.3, most: 5 };

export const judgeLikelihood: Critic = ({ likelihood }) => {
  if (likelihood === undefined || likelihood.choices === 0) return undefined;
  const nats = -likelihood.logProbability / likelihood.choices;
  const bits = (nats / Math.LN2).toFixed(2);
  const views = [{ name: "nats", figure: nats, usual: USUAL }];
  return {
    score: howUsual(views),
    views,
    reason: { en: `${bits} bits a choice to the model`, zh: `模型看来每次选择 ${bits} 比特` },
  };
};
