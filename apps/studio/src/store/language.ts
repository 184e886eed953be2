/** @file The language of the page. */
import { effect } from "@preact/signals";
import { kept, oneOf } from "./kept.ts";

export type Language = "en" | "zh";

/** As chosen before, else as the browser asks. */
export const language = kept<Language>(
  "language",
  oneOf("en", "zh"),
  navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en",
);

effect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
});
