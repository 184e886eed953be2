/** @file How high a tune lies in the compass that was asked for: players stay a little below the middle more than above. */
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

/** The mean pitch, as a share of the way up; of 770 held-out tunes that a tin whistle can play, and alike on a flute and a fiddle. */
const HEIGHT: Usual = { least: 0.05, low: 0.28, from: 0.37, to: 0.56, high: 0.68, most: 0.95 };

export const judgeRegister: Critic = ({ melody: { notes }, compass }) => {
  if (compass === undefined || notes.length === 0) return undefined;
  const mean = notes.reduce((sum, { midi }) => sum + midi, 0) / notes.length;
  const height = (mean - compass.lowest) / (compass.highest - compass.lowest);
  return {
    score: howUsual(height, HEIGHT),
    reason: {
      en: `lies ${hundredths(height)} up the range on average`,
      zh: `平均音高在音域的 ${hundredths(height)} 处`,
    },
  };
};
