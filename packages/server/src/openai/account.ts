/** @file A tune as an answer in a conversation: its ABC in a fence, and a short account in the user's language. */
import type { Reading } from "@melodist/compose";
import type { Language } from "@melodist/score";
import type { ToldEvent } from "../wire/event.ts";
import type { ToldRefusal } from "../wire/plan.ts";
import type { ToldReading } from "../wire/reading.ts";

type Answered = Extract<ToldEvent, { readonly type: "answer" }>;

/** The language that an answer is told in. */
export function languageOf({ language }: Pick<Reading, "language">): Language {
  return language === "en" ? "en" : "zh";
}

/** What was not understood, if anything, before the tune. */
export function readingAccount({ ignored, conflicts }: ToldReading, language: Language): string {
  const lines = [...ignored, ...conflicts].map(({ words }) => `- ${words[language]}`);
  if (lines.length === 0) return "";
  const head = language === "zh" ? "没有采用的：" : "Not taken up:";
  return `${head}\n${lines.join("\n")}\n\n`;
}

/** The tune. */
export function tuneAccount({ best }: Answered): string {
  return `\`\`\`abc\n${best.abc.trim()}\n\`\`\`\n`;
}

const SIGNS = { yes: "✓", partly: "~", no: "✗", "not-measurable": "·" } as const;

/** What became of the wishes, and where the tune may come from, behind the tune. */
export function reportAccount({ best, originality }: Answered, language: Language): string {
  const colon = language === "zh" ? "：" : ": ";
  const lines = best.report.map(
    ({ kept, name, asked, achieved }) =>
      `- ${SIGNS[kept]} ${name[language]} ${asked[language]}${colon}${achieved[language]}`,
  );
  const told = originality === undefined ? [] : [originality.summary[language]];
  return [...lines, ...told].map((line) => `\n${line}`).join("");
}

/** Why there is no tune. */
export function refusalAccount(refusals: readonly ToldRefusal[], language: Language): string {
  const head = language === "zh" ? "这样的曲子写不出来：" : "No tune can be so:";
  return [head, ...refusals.map(({ words }) => `- ${words[language]}`)].join("\n");
}
