/** @file What is told while tunes are written: a union tagged by `type`. */
import { z } from "@hono/zod-openapi";
import { listOf } from "./bilingual.ts";
import { ToldComposition } from "./composition.ts";
import { Originality } from "./originality.ts";
import { ToldPlan, ToldRefusal } from "./plan.ts";
import { ToldReading } from "./reading.ts";

const tune = z.number().meta({ description: "counts the tunes that were asked for, from 0" });
const candidate = z.number();
const bar = z.number().meta({ description: "counts from 0, a pick-up included" });

export const ToldEvent = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("queued"), ahead: z.number() }),
    z.object({ type: z.literal("reading-made"), reading: ToldReading }),
    z.object({ type: z.literal("plan-made"), tune, plan: ToldPlan }),
    z.object({ type: z.literal("wishes-refused"), tune, refusals: listOf(ToldRefusal) }),
    z.object({ type: z.literal("tune-start"), tune, candidate, seed: z.number() }),
    z.object({ type: z.literal("note-written"), tune, candidate, bar, abc: z.string() }),
    z.object({ type: z.literal("bar-written"), tune, candidate, bar }),
    z.object({ type: z.literal("tune-cut"), tune, candidate }),
    z.object({ type: z.literal("tune-end"), tune, composition: ToldComposition }),
    z.object({
      type: z.literal("answer"),
      tune,
      best: ToldComposition,
      others: listOf(ToldComposition),
      originality: Originality.optional(),
    }),
    z.object({ type: z.literal("done"), tunes: z.number() }),
  ])
  .openapi("ComposeEvent");

export type ToldEvent = z.infer<typeof ToldEvent>;
