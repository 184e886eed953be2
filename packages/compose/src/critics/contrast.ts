/** @file Sections that follow each other: another letter should sound otherwise, yet not like another tune. */
import { sectionBars, sectionSimilarity } from "@melodist/analysis";
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

/** Mean similarity of neighbouring sections. */
const USUAL: Usual = { least: 0, low: 0.12, high: 0.4, most: 0.9 };

/** What a tune is worth whose sections all sound alike. */
const NONE = 0.2;

export const judgeContrast: Critic = ({ melody, form }) => {
  const pairs = form.sections.slice(1).flatMap((section, index) => {
    const before = form.sections[index];
    if (before === undefined || before.letter === section.letter) return [];
    return [sectionSimilarity(sectionBars(melody, before), sectionBars(melody, section))];
  });
  if (form.sections.length < 2) return undefined;
  if (pairs.length === 0) {
    return { score: NONE, views: [], reason: { en: "all sections sound alike", zh: "各段听来都一样" } };
  }
  const mean = pairs.reduce((sum, similarity) => sum + similarity, 0) / pairs.length;
  const views = [{ name: "similarity", figure: mean, usual: USUAL }];
  return {
    score: howUsual(views),
    views,
    reason: {
      en: `neighbouring sections are ${hundredths(mean)} alike`,
      zh: `相邻段落相似度 ${hundredths(mean)}`,
    },
  };
};
