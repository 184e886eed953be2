/** @file Tunes that are longer than a model's longest sequence. */

import type { Plan, Refusal } from "../plan/plan.ts";
import { playedBars } from "../plan/sections.ts";
import { barNeeds, leastTokens } from "./thrift.ts";

/** Refuse a plan whose bars take more tokens than there is room for. @param room tokens that the body may have */
export function refuseLength({ tune }: Plan, room: number): readonly Refusal[] {
  const least = leastTokens(barNeeds(tune));
  if (least <= room) return [];
  const bars = playedBars(tune.sections);
  const most = Math.max(1, Math.floor((bars * room) / least));
  return [
    {
      wish: "bars",
      asked: String(bars),
      reason: {
        en: `the model cannot hold so many bars${typeof tune.chords === "object" ? " with these chords" : ""}`,
        zh: `模型容纳不下${typeof tune.chords === "object" ? "带这些和弦的" : ""}这么多小节`,
      },
      nearest: { en: `${most} bars, or sections that are repeated`, zh: `${most} 小节，或让段落反复` },
    },
  ];
}
