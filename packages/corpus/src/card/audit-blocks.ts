/** @file The audit as part of the data card. */
import type { Language } from "@melodist/score";
import type { AuditReport, Found } from "../audit/report.ts";
import type { Block, Cell } from "./block.ts";
import { sayName } from "./name.data.ts";

/** What the audit found, in one language. */
export function auditBlocks(audit: AuditReport, language: Language): readonly Block[] {
  const zh = language === "zh";
  const { planted, titles, strangers, pairs, leakage } = audit;
  const row = (name: string, { of, found }: Found): readonly Cell[] => [name, of, found, share(found, of)];
  const all = {
    of: planted.reduce((sum, { of }) => sum + of, 0),
    found: planted.reduce((sum, { found }) => sum + found, 0),
  };
  return [
    { kind: "heading", level: 2, text: zh ? "审计" : "Audit" },
    {
      kind: "paragraph",
      text: zh
        ? `${leakage.exhaustive ? "与全部训练曲逐一比较" : "与最相近的训练曲重新比较"}：${leakage.of} 首测试曲中，有 ${leakage.found} 首与某首训练曲相同；跨划分的组有 ${leakage.dividedClusters} 个。`
        : `${leakage.exhaustive ? "Compared with every training tune" : "Compared anew with the training tunes nearest to them"}: of ${leakage.of} test tunes, ${leakage.found} are a rendering of a training tune; ${leakage.dividedClusters} clusters lie in two splits.`,
    },
    {
      kind: "table",
      header: zh ? ["检验", "总数", "归为一组", "比例"] : ["check", "of", "joined", "share"],
      rows: [
        ...planted.map((found) =>
          row(`${zh ? "植入：" : "planted: "}${sayName(found.disguise, language)}`, found),
        ),
        row(zh ? "植入：合计" : "planted: all", all),
        ...(titles === null
          ? []
          : [row(`${zh ? "同名曲：" : "same title: "}${titles.sources.join(" / ")}`, titles)]),
        row(zh ? "互不相干的传统之间的曲对" : "pairs from traditions that share no tunes", strangers),
        row(
          zh ? "语料库的全部曲对（含真正的同曲）" : "all pairs of the corpus, true renderings included",
          pairs,
        ),
      ],
    },
    {
      kind: "paragraph",
      text: zh ? "最接近训练曲的测试曲：" : "The test tunes nearest to training tunes:",
    },
    {
      kind: "table",
      header: zh
        ? ["测试曲", "训练曲", "相似度", "共同信息（比特）"]
        : ["test", "training", "similarity", "shared bits"],
      rows: leakage.nearest.map(({ test, train, similarity, sharedBits }) => [
        test,
        train,
        similarity.toFixed(2),
        Math.round(sharedBits),
      ]),
    },
  ];
}

/** A share that may be tiny. */
function share(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1, whole);
  return `${percent === 0 || percent >= 0.1 ? percent.toFixed(1) : percent.toPrecision(2)} %`;
}
