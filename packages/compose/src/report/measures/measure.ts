/** @file How one wish is measured on a finished tune. */

import type { Bilingual } from "../../bilingual.ts";
import type { WishName } from "../../plan/plan.ts";
import type { FinishedTune } from "../finished-tune.ts";
import type { Kept, ReportLine } from "../report-line.ts";

/** Measures one wish; undefined where it was not asked for. */
export type Measure = (tune: FinishedTune) => ReportLine | undefined;

export function line(
  wish: WishName,
  asked: Bilingual,
  achieved: Bilingual,
  kept: Kept | boolean,
): ReportLine {
  return { wish, asked, achieved, kept: kept === true ? "yes" : kept === false ? "no" : kept };
}
