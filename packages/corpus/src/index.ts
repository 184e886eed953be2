/** @file The public surface of `@melodist/corpus`. */

export { type AuditOptions, auditCorpus } from "./audit/audit-corpus.ts";
export type { AuditReport, Found } from "./audit/report.ts";
export { type BuildOptions, type BuildProgress, buildCorpus, listFolders } from "./build/build-corpus.ts";
export { readLines } from "./build/json-lines.ts";
export { INDEX_FILE, type Manifest, type SourceReport, totalsOf } from "./build/manifest.ts";
export type { CorpusTune, LabelledTune, Split } from "./build/tune.ts";
export { readManifest, writeCard } from "./card/write-card.ts";
export type { CleanTune } from "./clean/clean-tune.ts";
export type { Change, ChangeCode, DropReason, Refusal } from "./clean/draft.ts";
export type { SectionLabel, TuneLabels } from "./label/labels.ts";
export { readSource } from "./read/read-source.ts";
export type { BrokenReason, BrokenRecord, ReadRecord, TuneRecord } from "./read/record.ts";
export { type ChosenSources, chooseSources, describeFolder } from "./source/choose-sources.ts";
export type { RefusedSource, Source } from "./source/source.ts";
export { REFUSED_SOURCES, SOURCES } from "./source/sources.data.ts";
export {
  ALL_TIERS,
  DEFAULT_TIERS,
  type Standing,
  standingOf,
  type Tier,
} from "./source/tier.ts";
export type { Words } from "./words.ts";
