/** @file What languages call themselves. */
import type { Language } from "@melodist/score";

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", zh: "中文" };
