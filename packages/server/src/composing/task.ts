/** @file What can be asked of the composer, as a request has it, and how it is begun. */
import { parseAbc } from "@melodist/abc";
import {
  type AnswerOptions,
  type ComposeRequest,
  type Composer,
  compose,
  continueTune,
  harmonize,
  melodize,
  type Reading,
  rewriteBars,
  type TaskWishes,
  vary,
} from "@melodist/compose";
import { assertNever } from "@melodist/errors";
import type { Score } from "@melodist/score";
import { RequestError } from "../failure/request-error.ts";
import type { TaskEvent } from "./tell-event.ts";

export type Task =
  | { readonly kind: "compose"; readonly request: ComposeRequest; readonly reading?: Reading | undefined }
  | { readonly kind: "melodize"; readonly chords: readonly string[]; readonly request: ComposeRequest }
  | { readonly kind: "continue"; readonly score: Score; readonly request: ComposeRequest }
  | {
      readonly kind: "rewrite";
      readonly score: Score;
      readonly bars: { readonly from: number; readonly to: number };
      readonly wishes: TaskWishes;
    }
  | { readonly kind: "harmonize" | "vary"; readonly score: Score; readonly wishes: TaskWishes };

/** What a task asks, as far as a model is chosen by it. */
export function requestOf(task: Task): ComposeRequest {
  if ("request" in task) return task.request;
  const { style } = task.wishes;
  return style === undefined ? {} : { style };
}

/** Begin a task with a seed. @throws MelodistError when the tune cannot be worked on */
export function beginTask(
  composer: Composer,
  task: Task,
  seed: number,
  options: AnswerOptions,
): AsyncGenerator<TaskEvent> {
  switch (task.kind) {
    case "compose":
      return compose(composer, { ...task.request, seed }, options);
    case "melodize":
      return melodize(composer, task.chords, { ...task.request, seed }, options);
    case "continue":
      return continueTune(composer, task.score, { ...task.request, seed }, options);
    case "rewrite":
      return rewriteBars(composer, task.score, task.bars, { ...task.wishes, seed }, options);
    case "harmonize":
      return harmonize(composer, task.score, { ...task.wishes, seed }, options);
    case "vary":
      return vary(composer, task.score, { ...task.wishes, seed }, options);
    default:
      return assertNever(task);
  }
}

/** The first tune of a text. @throws RequestError `bad-file` when there is none */
export function firstTune(abc: string): Score {
  const [tune] = parseAbc(abc).tunes;
  if (tune !== undefined) return tune.score;
  throw new RequestError(
    { en: "there is no tune in the text", zh: "文本里没有曲子" },
    {
      code: "bad-file",
      hint: {
        en: "An ABC tune has a line K: and notes behind it.",
        zh: "ABC 曲谱要有一行 K:，其后是音符。",
      },
    },
  );
}
