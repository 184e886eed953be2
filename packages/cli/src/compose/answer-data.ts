/** @file Finished tunes as data for `--json`. */
import { printAbc } from "@melodist/abc";
import type { Answer, Plan } from "@melodist/compose";

/** A tune that the critics chose, the others, and the plan that they follow, where one was made. */
export interface Made {
  readonly plan: Plan | undefined;
  readonly best: Answer;
  readonly others: readonly Answer[];
}

/** @returns plain data; what was chosen is left out where nothing was to be chosen */
export function madeData({ plan, best, others }: Made) {
  return {
    ...(plan === undefined ? {} : { title: plan.title, choices: plan.choices }),
    best: answerData(best),
    others: others.map(answerData),
  };
}

function answerData({ candidate, score, verdict, report }: Answer) {
  return { candidate, abc: printAbc(score), verdict, report };
}
