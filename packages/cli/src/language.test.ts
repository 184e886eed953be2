import { describe, expect, it } from "vitest";
import { takeLanguage } from "./language.ts";

describe("the language", () => {
  it.each([
    [
      "is what --lang says, wherever it stands",
      ["check", "--lang", "zh", "a.abc"],
      {},
      "zh",
      ["check", "a.abc"],
    ],
    ["may be glued to the flag", ["--lang=zh", "info"], {}, "zh", ["info"]],
    ["is that of the locale otherwise", ["info"], { LANG: "zh_CN.UTF-8" }, "zh", ["info"]],
    ["follows LC_ALL before LANG", ["info"], { LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" }, "en", ["info"]],
    ["is that of a wish", ["compose", "一首小调"], { LANG: "en_GB.UTF-8" }, "zh", ["compose", "一首小调"]],
    ["is not that of a file", ["info", "小河.abc"], {}, "en", ["info", "小河.abc"]],
    ["is English when nothing is said", ["info"], {}, "en", ["info"]],
    ["leaves what it does not speak to be refused", ["--lang", "fr"], {}, "en", ["--lang", "fr"]],
  ] as const)("%s", (_, argv, environment, language, rest) => {
    expect(takeLanguage(argv, environment)).toEqual({ language, argv: rest });
  });
});
