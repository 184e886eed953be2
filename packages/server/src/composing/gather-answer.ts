/** @file The events of a task gathered into one answer, for clients that want no stream. */
import { z } from "@hono/zod-openapi";
import { listOf } from "../wire/bilingual.ts";
import { ToldComposition } from "../wire/composition.ts";
import type { ToldEvent } from "../wire/event.ts";
import { Originality } from "../wire/originality.ts";
import { ToldPlan, ToldRefusal } from "../wire/plan.ts";
import { ToldReading } from "../wire/reading.ts";

const ToldTune = z.object({
  plan: ToldPlan.optional(),
  best: ToldComposition,
  others: listOf(ToldComposition),
  originality: Originality.optional(),
});

export const GatheredAnswer = z
  .object({ reading: ToldReading.optional(), tunes: listOf(ToldTune), refusals: listOf(ToldRefusal) })
  .openapi("GatheredAnswer");

export type GatheredAnswer = z.infer<typeof GatheredAnswer>;

export interface Gathered {
  /** 422 when wishes were refused. */
  readonly status: 200 | 422;
  readonly body: GatheredAnswer;
}

/** Read all events. @throws as `doTask` */
export async function gatherAnswer(events: AsyncIterable<ToldEvent>): Promise<Gathered> {
  let reading: ToldReading | undefined;
  let plan: ToldPlan | undefined;
  const refusals: ToldRefusal[] = [];
  const tunes: z.infer<typeof ToldTune>[] = [];
  for await (const event of events) {
    if (event.type === "reading-made") reading = event.reading;
    else if (event.type === "plan-made") plan = event.plan;
    else if (event.type === "wishes-refused") refusals.push(...event.refusals);
    else if (event.type === "answer") {
      const { best, others, originality } = event;
      tunes.push({ plan, best, others, originality });
    }
  }
  return { status: refusals.length > 0 ? 422 : 200, body: { reading, tunes, refusals } };
}
