/** @file Licence tiers: what the terms of a source mean for a model that learns from it. */
import type { Words } from "../words.ts";

/** From the freest to those that refuse. */
export const TIERS = ["open", "permitted", "unstated", "noncommercial", "research-only", "refused"] as const;

export type Tier = (typeof TIERS)[number];

/** Tiers of which no source is known to forbid that a model learns from it: what the default model is made of. */
export const DEFAULT_TIERS: readonly Tier[] = ["open", "permitted", "unstated"];

/** Tiers that `all` means; what is for research only must be allowed by name even then. */
export const ALL_TIERS: readonly Tier[] = [...DEFAULT_TIERS, "noncommercial"];

/** How a source comes into a build: by itself, when a flag asks for it, or never. */
export type Standing = "default" | "flag" | "refused";

/** @example standingOf("noncommercial"); // => "flag" */
export function standingOf(tier: Tier): Standing {
  if (tier === "refused") return "refused";
  return DEFAULT_TIERS.includes(tier) ? "default" : "flag";
}

/** What each tier means, for the data card. */
export const TIER_WORDS: Readonly<Record<Tier, Words>> = {
  open: {
    en: "stated open or public domain (CC0, CC BY, CC BY-SA, public domain, permissive)",
    zh: "声明为开放或公有领域（CC0、CC BY、CC BY-SA、公有领域、宽松许可）",
  },
  permitted: {
    en: "old printed books, transcribed and passed on with the encoders' permission, some restrictions",
    zh: "旧印刷曲集，经录入者许可流通，有若干限制",
  },
  unstated: {
    en: "traditional or old music, no licence stated for the transcription",
    zh: "传统或早期音乐，录入本身未声明许可",
  },
  noncommercial: {
    en: "transcription distributed for non-commercial use only",
    zh: "录入仅限非商业使用",
  },
  "research-only": {
    en: "for research only; must be allowed by name",
    zh: "仅供研究；须逐一点名许可",
  },
  refused: { en: "the terms forbid this use", zh: "条款禁止此种使用" },
};
