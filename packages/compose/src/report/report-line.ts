/** @file One wish and what became of it. */
import type { Bilingual } from "../bilingual.ts";
import type { WishName } from "../plan/plan.ts";

/** Whether a wish was fulfilled, as far as can be measured on the finished tune. */
export type Kept = "yes" | "partly" | "no" | "not-measurable";

export interface ReportLine {
  readonly wish: WishName;
  readonly asked: Bilingual;
  readonly achieved: Bilingual;
  readonly kept: Kept;
}

/** Both languages say the same. */
export function same(text: string): Bilingual {
  return { en: text, zh: text };
}
