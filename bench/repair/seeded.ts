/** @file Intact tunes with one mistake each, and what is proposed for it. */
import {
  type BarFinding,
  checkBars,
  proposeRepairs,
  type RepairEdit,
  type RepairProposal,
} from "@melodist/score";
import { applyEdit } from "../../packages/score/src/repair/edit.ts";
import { shapeVoices } from "../../packages/score/src/repair/voice-shapes.ts";
import { type WeighedEdit, weighCandidates } from "../../packages/score/src/repair/weigh-candidates.ts";
import type { CorpusTune } from "../corpora.ts";
import { type Corruption, corrupt, type Mistake, notesOf } from "./corrupt.ts";
import { createRandom, pick } from "./random.ts";

/** One seeded mistake, and every edit considered for it. */
export interface SeededCase {
  readonly source: string;
  readonly mistake: Mistake;
  /** The finding at the measure with the mistake (or counted with it); undefined when it was not found. */
  readonly finding: BarFinding | undefined;
  /** Everything that could be done, and whether it brings the original back. */
  readonly candidates: readonly Judged<WeighedEdit>[];
  /** What is proposed, the most likely first. */
  readonly proposals: readonly Judged<RepairProposal>[];
}

/** With a verdict: true when the original is back. */
export type Judged<Item> = Item & { readonly restores: boolean };

/** A tune that is worth corrupting: it has bars, and none of them is wrong. */
function isIntact({ score }: CorpusTune): boolean {
  const isLong = score.voices.length > 0 && score.voices.every((voice) => voice.measures.length >= 4);
  return score.meter.kind === "measured" && isLong && checkBars(score).length === 0;
}

/**
 * Seed mistakes, kind after kind in turn, each in a tune picked at random.
 *
 * @param tunes to pick from
 * @param kinds the kinds of mistakes
 */
export function seedMistakes(
  tunes: readonly CorpusTune[],
  kinds: readonly Mistake[],
  count: number,
  seed: number,
): readonly SeededCase[] {
  const random = createRandom(seed);
  const known = new Map<CorpusTune, boolean>();
  const cases: SeededCase[] = [];
  while (cases.length < count) {
    const tune = pick(tunes, random);
    if (tune === undefined) break;
    const intact = known.get(tune) ?? isIntact(tune);
    known.set(tune, intact);
    const mistake = kinds[cases.length % kinds.length] ?? "length";
    const corruption = intact ? corrupt(tune.score, mistake, random) : undefined;
    if (corruption !== undefined) cases.push(consider(tune, mistake, corruption));
  }
  return cases;
}

function consider(tune: CorpusTune, mistake: Mistake, corruption: Corruption): SeededCase {
  const { score, voice, measure } = corruption;
  const findings = checkBars(score).filter((finding) => finding.voice === voice);
  const finding =
    findings.find((candidate) => candidate.measure === measure) ??
    findings.find((candidate) => candidate.joined.includes(measure));
  const wanted = notesOf(tune.score.voices[voice]);
  const judge = <Item extends { readonly edit: RepairEdit }>(item: Item): Judged<Item> => ({
    ...item,
    restores: notesOf(applyEdit(score, item.edit).voices[voice]) === wanted,
  });
  const known = { source: tune.source, mistake, finding };
  if (finding === undefined) return { ...known, candidates: [], proposals: [] };
  return {
    ...known,
    candidates: weighCandidates(score, shapeVoices(score), finding).map(judge),
    proposals: proposeRepairs(score, finding).map(judge),
  };
}
