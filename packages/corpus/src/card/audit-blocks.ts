/** @file The audit as part of the data card. */
import type { Language } from "@melodist/score";
import type { AuditReport, Found } from "../audit/report.ts";
import type { Words } from "../words.ts";
import type { Block, Cell } from "./block.ts";
import { sayName } from "./name.data.ts";

/** What the audit found, in one language. */
export function auditBlocks(audit: AuditReport, language: Language): readonly Block[] {
  const say = ({ en, zh }: Words) => (language === "en" ? en : zh);
  return [
    { kind: "heading", level: 2, text: say({ en: "Audit", zh: "审计" }) },
    { kind: "paragraph", text: say(leakageWords(audit)) },
    {
      kind: "table",
      header: [...say(CHECK_HEADER).split(" | ")],
      rows: checkRows(audit).map(([words, { of, found }]): readonly Cell[] => {
        return [say(words), of, found, share(found, of)];
      }),
    },
    {
      kind: "paragraph",
      text: say({ en: "The test tunes nearest to training tunes:", zh: "最接近训练曲的测试曲：" }),
    },
    {
      kind: "table",
      header: [...say(NEAREST_HEADER).split(" | ")],
      rows: audit.leakage.nearest.map(({ test, train, similarity, sharedBits }) => [
        test,
        train,
        similarity.toFixed(2),
        Math.round(sharedBits),
      ]),
    },
  ];
}

const CHECK_HEADER: Words = { en: "check | of | joined | share", zh: "检验 | 总数 | 归为一组 | 比例" };
const NEAREST_HEADER: Words = {
  en: "test | training | similarity | shared bits",
  zh: "测试曲 | 训练曲 | 相似度 | 共同信息（比特）",
};

function leakageWords({ leakage }: AuditReport): Words {
  const { exhaustive, of, found, dividedClusters } = leakage;
  const how = exhaustive
    ? { en: "Compared with every training tune", zh: "与全部训练曲逐一比较" }
    : { en: "Compared anew with the training tunes nearest to them", zh: "与最相近的训练曲重新比较" };
  return {
    en: `${how.en}: of ${of} test tunes, ${found} are a rendering of a training tune; ${dividedClusters} clusters lie in two splits.`,
    zh: `${how.zh}：${of} 首测试曲中，有 ${found} 首与某首训练曲相同；跨划分的组有 ${dividedClusters} 个。`,
  };
}

/** Every check with its name. */
function checkRows({ planted, titles, strangers, pairs }: AuditReport): readonly (readonly [Words, Found])[] {
  const sum = (pick: (found: Found) => number) => planted.reduce((total, found) => total + pick(found), 0);
  const books = titles?.sources.join(" / ");
  return [
    ...planted.map((found): readonly [Words, Found] => {
      const kind = found.disguise;
      return [{ en: `planted: ${sayName(kind, "en")}`, zh: `植入：${sayName(kind, "zh")}` }, found];
    }),
    [
      { en: "planted: all", zh: "植入：合计" },
      { of: sum(({ of }) => of), found: sum(({ found }) => found) },
    ],
    ...(titles === null ? [] : [[{ en: `same title: ${books}`, zh: `同名曲：${books}` }, titles] as const]),
    [{ en: "pairs from traditions that share no tunes", zh: "互不相干的传统之间的曲对" }, strangers],
    [{ en: "all pairs, true renderings included", zh: "全部曲对（含真正的同曲）" }, pairs],
  ];
}

/** A share that may be tiny. */
function share(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1, whole);
  return `${percent === 0 || percent >= 0.1 ? percent.toFixed(1) : percent.toPrecision(2)} %`;
}
