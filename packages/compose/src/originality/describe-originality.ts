/** @file Findings about originality in words. */
import type { Language } from "@melodist/score";
import type { Bilingual } from "../bilingual.ts";
import type { OriginalityFinding, SourceFinding } from "./find-sources.ts";

/** One sentence about the whole. */
export function describeVerdictOf({ verdict, longest, searched }: OriginalityFinding): Bilingual {
  const notes = longest?.notes ?? 0;
  const bars = longest?.bars ?? 0;
  const shared: Bilingual = {
    en:
      longest === undefined
        ? "no run of five notes is shared"
        : `at most ${notes} notes in a row (${bars} bars) are shared`,
    zh: longest === undefined ? "没有连续五个音相同" : `最多连续 ${notes} 个音（${bars} 小节）相同`,
  };
  const among: Bilingual = { en: `with any of ${searched} melodies`, zh: `（共比对 ${searched} 首旋律）` };
  switch (verdict) {
    case "too-short":
      return { en: "The tune is too short to be compared.", zh: "曲子太短，无法比对。" };
    case "new":
      return {
        en: `Nothing unusual: ${shared.en} ${among.en}, as between human tunes.`,
        zh: `没有异常：${shared.zh}${among.zh}，与人写的曲子之间相当。`,
      };
    case "familiar":
      return {
        en: `Look at this: ${shared.en} ${among.en}, more than between 19 of 20 human tunes.`,
        zh: `请留意：${shared.zh}${among.zh}，多于二十分之十九的人写曲子之间。`,
      };
    case "derived":
      return {
        en: `Much of this is known: ${shared.en} ${among.en}.`,
        zh: `大部分为已有旋律：${shared.zh}${among.zh}。`,
      };
  }
}

/** One source as a line. @example describeSource(finding, "en"); // => "12 notes, 1.9 bars: from bar 3 as from bar 1 of The Old Road (mine/book.abc#3)" */
export function describeSource({ title, id, run, stepRun }: SourceFinding, language: Language): string {
  const { notes, bars, queryBar, bar } = run ?? stepRun;
  const name = title === undefined ? (id ?? "?") : `${title} (${id})`;
  if (language === "zh") {
    const rhythm = run === undefined ? "（节奏不同）" : "";
    return `${notes} 个音、${bars} 小节${rhythm}：第 ${queryBar + 1} 小节起与《${name}》第 ${bar + 1} 小节起相同`;
  }
  const rhythm = run === undefined ? ", in another rhythm" : "";
  return `${notes} notes, ${bars} bars${rhythm}: from bar ${queryBar + 1} as from bar ${bar + 1} of ${name}`;
}
