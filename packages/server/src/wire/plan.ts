/** @file A plan and refusals, as clients are told. */
import { z } from "@hono/zod-openapi";
import { printKey } from "@melodist/abc";
import {
  type Choice,
  describeChoice,
  describeRefusal,
  type Plan,
  printSections,
  type Refusal,
} from "@melodist/compose";
import { key, printMeter } from "@melodist/score";
import { BilingualText, listOf } from "./bilingual.ts";

export const ToldPlan = z
  .object({
    title: z.string(),
    seed: z.number(),
    key: z.string(),
    meter: z.string(),
    tempoBpm: z.number().optional(),
    sections: z.string(),
    bars: z.number(),
    choices: listOf(
      z.object({
        wish: z.string(),
        value: z.string(),
        words: BilingualText,
        origin: z.enum(["reference", "unknown"]).optional(),
      }),
    ),
  })
  .openapi("Plan");

export const ToldRefusal = z
  .object({
    wish: z.string(),
    asked: z.string(),
    reason: BilingualText,
    nearest: BilingualText.optional(),
    words: BilingualText,
  })
  .openapi("Refusal");

export type ToldPlan = z.infer<typeof ToldPlan>;
export type ToldRefusal = z.infer<typeof ToldRefusal>;

export function toPlan({ title, seed, frame, tempo, tune, choices }: Plan): ToldPlan {
  return {
    title,
    seed,
    key: printKey(key(frame.key.tonic.letter, frame.key.tonic.alter, frame.key.mode)),
    meter: printMeter(frame.meter),
    tempoBpm: tempo.perMinute,
    sections: printSections(tune.sections),
    bars: tune.sections.reduce((sum, { bars, times }) => sum + bars * times, 0),
    choices: choices.map(toChoice),
  };
}

function toChoice(choice: Choice) {
  const { wish, value, origin } = choice;
  return {
    wish,
    value,
    words: { en: describeChoice(choice, "en"), zh: describeChoice(choice, "zh") },
    origin,
  };
}

export function toRefusal(refusal: Refusal): ToldRefusal {
  return { ...refusal, words: { en: describeRefusal(refusal, "en"), zh: describeRefusal(refusal, "zh") } };
}
