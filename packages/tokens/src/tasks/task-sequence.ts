/** @file What every task form consists of: a question that is only read, and an answer that is learnt. */
import type { Controls } from "../controls/controls.ts";
import { encodeControls } from "../controls/encode-controls.ts";
import type { Sign, Task } from "../vocabulary/token.ts";
import { idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";

/** A training sequence. */
export interface TaskSequence {
  readonly tokens: readonly number[];
  /** Index of the first token that is learnt: where the answer begins. */
  readonly learnFrom: number;
  /** Indices behind it of what is given within the answer, and so is only read. */
  readonly given?: ReadonlySet<number>;
}

/** A question with its answer; the answer ends with `end`. */
export function withAnswer(
  vocabulary: Vocabulary,
  question: readonly number[],
  answer: readonly number[],
): TaskSequence {
  const end = signId(vocabulary, "end");
  const closed = answer.at(-1) === end ? answer : [...answer, end];
  return { tokens: [...question, ...closed], learnFrom: question.length };
}

/** Task, controls, `body`: what every question begins with. */
export function beginQuestion(vocabulary: Vocabulary, task: Task, controls: Controls): readonly number[] {
  return [...encodeControls(vocabulary, task, controls).tokens, signId(vocabulary, "body")];
}

export function signId(vocabulary: Vocabulary, sign: Sign): number {
  return idOf(vocabulary, { kind: "sign", sign });
}
