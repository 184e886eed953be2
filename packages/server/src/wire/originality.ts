/** @file What a tune shares with known ones, as clients are told. */
import { z } from "@hono/zod-openapi";
import { describeSource, describeVerdictOf, type OriginalityFinding } from "@melodist/compose";
import { BilingualText, listOf } from "./bilingual.ts";

/** Bars count from 0. */
export const SharedRun = z
  .object({
    notes: z.number(),
    bars: z.number(),
    queryNote: z.number(),
    queryBar: z.number(),
    bar: z.number(),
  })
  .openapi("SharedRun");

export const Originality = z
  .object({
    verdict: z.enum(["new", "familiar", "derived", "too-short"]),
    summary: BilingualText,
    searched: z.number(),
    longest: SharedRun.optional(),
    sources: listOf(
      z.object({
        title: z.string().optional(),
        source: z.string().optional(),
        number: z.number().optional(),
        id: z.string().optional(),
        share: z.number(),
        run: SharedRun.optional(),
        stepRun: SharedRun,
        words: BilingualText,
      }),
    ),
  })
  .openapi("Originality");

export type Originality = z.infer<typeof Originality>;

/** A finding with its words. */
export function toOriginality(finding: OriginalityFinding): Originality {
  return {
    verdict: finding.verdict,
    summary: describeVerdictOf(finding),
    searched: finding.searched,
    longest: finding.longest,
    sources: finding.sources.map((source) => ({
      ...source,
      words: { en: describeSource(source, "en"), zh: describeSource(source, "zh") },
    })),
  };
}
