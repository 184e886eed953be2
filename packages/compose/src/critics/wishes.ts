/** @file What was asked for and cannot be guaranteed, moods above all: that it is there. */
import type { Kept } from "../report/report-line.ts";
import type { Critic } from "./critic.ts";

const MISSED: Readonly<Record<Kept, number>> = { yes: 0, partly: 0.5, no: 1, "not-measurable": 0 };

export const judgeWishes: Critic = ({ report }) => {
  const measured = report.filter(({ kept }) => kept !== "not-measurable");
  if (measured.length === 0) return undefined;
  const missed = measured.reduce((sum, { kept }) => sum + MISSED[kept], 0);
  const kept = measured.filter((line) => line.kept === "yes").length;
  return {
    score: 1 / (1 + missed),
    views: [],
    reason: {
      en: `${kept} of ${measured.length} wishes that can be measured are fulfilled`,
      zh: `可测量的 ${measured.length} 项要求中实现了 ${kept} 项`,
    },
  };
};
