/** @file The words of the help pages that belong to no command, in both languages. */
import { ERROR_WORDS, type ErrorCode } from "@melodist/errors";
import type { Language } from "@melodist/score";

interface HelpWords {
  readonly program: string;
  readonly version: string;
  readonly help: string;
  readonly helpCommand: string;
  readonly command: string;
  readonly language: string;
  /** Headings of a help page, by their English text. */
  readonly titles: Readonly<Record<string, string>>;
}

export const HELP_WORDS: Readonly<Record<Language, HelpWords>> = {
  en: {
    program: "Compose, check, repair and convert tunes. Chinese: melodist --lang zh, or LANG=zh_CN.",
    version: "print the version",
    help: "show this help",
    helpCommand: "show the help of a command",
    command: "command",
    language: "language of messages; without it that of a wish, or the locale's",
    titles: {},
  },
  zh: {
    program: "作曲，检查、修复、转换乐谱。英文界面：melodist --lang en",
    version: "显示版本",
    help: "显示帮助",
    helpCommand: "显示某个命令的帮助",
    command: "命令",
    language: "界面语言；不写则随所写的要求，或系统语言",
    titles: { "Usage:": "用法：", "Arguments:": "参数：", "Options:": "选项：", "Commands:": "命令：" },
  },
};

/** Commander's complaints, and how they are said in Chinese. */
const COMPLAINTS: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'(?:\n\(Did you mean (.+?)\?\))?$/s, "错误：没有选项 $1"],
  [/^error: unknown command '(.+?)'(?:\n\(Did you mean (.+?)\?\))?$/s, "错误：没有命令 $1"],
  [/^error: missing required argument '(.+?)'$/, "错误：缺少参数 $1"],
  [/^error: option '(.+?)' argument missing$/, "错误：选项 $1 后面缺少内容"],
  [/^error: too many arguments(?: for '(.+?)')?.*$/, "错误：参数太多"],
];

/** An error as one line. */
export function describeError(code: ErrorCode, message: string, language: Language): string {
  return language === "en" ? `error: ${message}` : `错误（${ERROR_WORDS[code]}）：${message}`;
}

/** What commander adds behind the description of an option. */
export function translateNote(description: string, language: Language): string {
  if (language === "en") return description;
  return description.replace(
    / ?\((?:choices: (.*?))?(?:, )?(?:default: (.*?))?\)$/,
    (_, choices?: string, standard?: string) => {
      const notes = [
        choices === undefined ? "" : `可选：${choices}`,
        standard === undefined ? "" : `默认：${standard}`,
      ];
      return `（${notes.filter((note) => note !== "").join("；")}）`;
    },
  );
}

/** A complaint in the reader's language, with the nearest flag or command where there is one. */
export function translateUsage(message: string, language: Language): string {
  if (language === "en") return message;
  for (const [pattern, chinese] of COMPLAINTS) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const nearest = /Did you mean (.+?)\?/.exec(message)?.[1];
    const meant = nearest?.replace(/^one of /, "");
    return message.replace(pattern, chinese) + (meant === undefined ? "" : `\n（是不是 ${meant}？）`);
  }
  return message;
}
