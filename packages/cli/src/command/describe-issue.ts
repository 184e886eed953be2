/** @file What is wrong with the value of a flag, in a few words; values that it may have are listed below. */
import type { Language } from "@melodist/score";
import type { z } from "zod";
import type { Words } from "./command.ts";

/** One of the things that a schema complains of. */
export type Issue = z.core.$ZodIssue;

/** Say what is wrong. @param value what was given */
export function describeIssue(issue: Issue, value: unknown, language: Language): string {
  return wordsFor(issue, value)[language];
}

function wordsFor(issue: Issue, value: unknown): Words {
  if (value === undefined) return { en: "is missing", zh: "没有给出" };
  switch (issue.code) {
    case "too_small":
      return issue.origin === "number"
        ? { en: `must be ${issue.minimum} or more`, zh: `不能小于 ${issue.minimum}` }
        : { en: "must not be empty", zh: "不能为空" };
    case "too_big":
      return mostWords(issue.origin, issue.maximum);
    case "invalid_type":
      return issue.expected === "int"
        ? { en: "must be a whole number", zh: "必须是整数" }
        : { en: "must be a number", zh: "必须是数字" };
    default:
      return {
        en: `${JSON.stringify(value)} is not understood`,
        zh: `看不懂 ${JSON.stringify(value)}`,
      };
  }
}

function mostWords(origin: string, most: number | bigint): Words {
  if (origin === "number") return { en: `must be ${most} or less`, zh: `不能大于 ${most}` };
  if (origin === "string")
    return { en: `must have at most ${most} characters`, zh: `不能超过 ${most} 个字符` };
  return { en: `must be at most ${most}`, zh: `不能超过 ${most} 个` };
}

/** Letters on a line of values. */
const LINE = 76;

/** The values that there are, over lines; undefined where they are not a list. */
export function listValues(issue: Issue): string | undefined {
  if (issue.code !== "invalid_value") return undefined;
  const lines = [""];
  for (const value of issue.values) {
    const word = String(value);
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length + 2 > LINE) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line}, ${word}`;
  }
  return lines.join(",\n");
}
