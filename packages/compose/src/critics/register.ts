/** @file How high a tune lies in the compass that was asked for: players stay a little below the middle more than above. */
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

/** The mean pitch, as a share of the way up, of held-out tunes that a whistle, a flute, a fiddle or a voice can do. */
const HEIGHT: Usual = { least: 0, low: 0.2, high: 0.74, most: 1 };

export const judgeRegister: Critic = ({ melody: { notes }, compass }) => {
  if (compass === undefined || notes.length === 0) return undefined;
  const mean = notes.reduce((sum, { midi }) => sum + midi, 0) / notes.length;
  const height = (mean - compass.lowest) / (compass.highest - compass.lowest);
  const views = [{ name: "height", figure: height, usual: HEIGHT }];
  return {
    score: howUsual(views),
    views,
    reason: {
      en: `lies ${hundredths(height)} up the range on average`,
      zh: `平均音高在音域的 ${hundredths(height)} 处`,
    },
  };
};
