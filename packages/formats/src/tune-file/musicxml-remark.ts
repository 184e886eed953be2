/** @file What could not be read of a MusicXML file, as a sentence in the reader's language. */
import type { Language } from "@melodist/score";
import type { MusicXmlFinding, MusicXmlFindingCode } from "../musicxml/finding.ts";

const CHINESE: Readonly<Record<MusicXmlFindingCode, string>> = {
  "unpitched-note": "没有音高的音符（打击乐）读作不显示的休止符",
  "bad-note": "有一个音符缺少音高或时值",
  "dropped-sign": "有一个记号无处可放，没有保留",
  "nested-tuplet": "连音里套连音：时值保留，括号没有保留",
  "moved-chord-symbol": "和弦标记移到了所在音符的开头",
  "overlapping-notes": "同一声部的音符重叠，后一个移入叠加声部",
  "bad-instruction": "有一条 Melodist 自己的说明读不懂",
  "too-many-findings": "问题太多，其余不再列出",
};

/** Where it is, and what happened to it. */
export function describeMusicXmlFinding(finding: MusicXmlFinding, language: Language): string {
  const { part, measure, message, code } = finding;
  if (language === "en") {
    const place = [
      part === undefined ? "" : `part ${part}`,
      measure === undefined ? "" : `measure ${measure}`,
    ];
    return [...place.filter((word) => word !== ""), message].join(", ");
  }
  const place = `${part === undefined ? "" : `声部 ${part} `}${measure === undefined ? "" : `第 ${measure} 小节`}`;
  return place === "" ? CHINESE[code] : `${place}：${CHINESE[code]}`;
}
