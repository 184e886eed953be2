/** @file What goes over the wire again and again: sentences in both languages, lists, failures. */
import { z } from "@hono/zod-openapi";

/** The same sentence in both languages. */
export const BilingualText = z.object({ en: z.string(), zh: z.string() }).openapi("Bilingual");

/** A list that nobody changes. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

export const FailureAnswer = z
  .object({
    error: z.object({
      code: z.string(),
      message: BilingualText,
      hint: BilingualText.optional(),
      requestId: z.string(),
    }),
  })
  .openapi("Failure");
