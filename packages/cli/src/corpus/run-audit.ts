/** @file `melodist corpus audit` at work. */
import { type AuditOptions, type AuditReport, auditCorpus, type Found } from "@melodist/corpus";
import type { Language } from "@melodist/score";
import type { Surroundings } from "../command/command.ts";

/**
 * Audit a corpus and tell what was found.
 *
 * @returns the exit code: 1 when a test tune is a rendering of a training tune
 * @throws MelodistError as `auditCorpus`
 */
export async function runAudit(
  corpus: string,
  { json, ...options }: AuditOptions & { readonly json: boolean },
  world: Surroundings,
): Promise<number> {
  const report = await auditCorpus(corpus, options);
  world.write(`${json ? JSON.stringify(report) : describe(report, world.language)}\n`);
  return report.leakage.found + report.leakage.dividedClusters > 0 ? 1 : 0;
}

function describe(report: AuditReport, language: Language): string {
  const { planted, titles, strangers, pairs, leakage } = report;
  const [colon, of] = language === "en" ? [": ", " of "] : ["：", "/"];
  const row = (en: string, zh: string, { found, of: all }: Found) =>
    `${language === "en" ? en : zh}${colon}${found}${of}${all}`;
  return [
    ...planted.map((found) =>
      row(`planted, ${found.disguise}`, `植入的改头换面版（${found.disguise}）`, found),
    ),
    ...(titles === null ? [] : [row("same title in both O'Neill books", "O'Neill 两书同名曲", titles)]),
    row("pairs that share no tradition, joined", "互不相干的曲对被归为一组", strangers),
    row("all pairs, joined", "全部曲对中归为一组", pairs),
    row("test tunes that are a rendering of a training tune", "与训练曲相同的测试曲", leakage),
    `${language === "en" ? "clusters in two splits" : "跨划分的组"}${colon}${leakage.dividedClusters}`,
  ].join("\n");
}
