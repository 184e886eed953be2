/** @file What was understood of a sentence, as chips. */
import { z } from "@hono/zod-openapi";
import {
  ComposeRequest,
  describeReading,
  describeWish,
  type IgnoredWish,
  REASON_WORDS,
  REFUSED_WORDS,
  type Reading,
  type WishConflict,
} from "@melodist/compose";
import { BilingualText, listOf } from "./bilingual.ts";

/** UTF-16 offsets into the sentence. */
const Span = z.object({ start: z.number(), end: z.number() });

export const ToldReading = z
  .object({
    request: ComposeRequest,
    language: z.enum(["en", "zh", "mixed"]),
    summary: BilingualText,
    chips: listOf(
      z.object({
        slot: z.string(),
        value: z.unknown(),
        label: BilingualText,
        text: z.string(),
        span: Span,
        meant: z.string().optional(),
        because: BilingualText.optional().meta({ description: "why, where an image was read as a mood" }),
      }),
    ),
    ignored: listOf(
      z.object({
        text: z.string(),
        span: Span,
        reason: z.enum(["no-slot", "unknown", "out-of-range", "no-such-key"]),
        isRefused: z.boolean().optional().meta({ description: "true when it was asked not to be" }),
        nearest: z.string().optional(),
        words: BilingualText,
      }),
    ),
    conflicts: listOf(
      z.object({
        slot: z.string(),
        kept: z.string(),
        dropped: z.string(),
        isCorrected: z
          .boolean()
          .optional()
          .meta({ description: "true when the later one took the other back" }),
        words: BilingualText,
      }),
    ),
    suggested: listOf(
      z.object({ text: z.string(), span: Span, moods: listOf(z.string()), because: BilingualText }),
    ),
  })
  .openapi("Reading");

export type ToldReading = z.infer<typeof ToldReading>;

export function toReading(reading: Reading): ToldReading {
  const { request, language, understood, ignored, conflicts, suggested } = reading;
  return {
    request,
    language,
    summary: { en: describeReading(reading, "en"), zh: describeReading(reading, "zh") },
    chips: understood.map((wish) => ({
      slot: wish.slot,
      value: wish.value,
      label: { en: describeWish(wish, "en"), zh: describeWish(wish, "zh") },
      text: wish.text,
      span: wish.span,
      meant: wish.meant,
      because: wish.because,
    })),
    ignored: ignored.map((one) => ({ ...one, words: ignoredWords(one) })),
    conflicts: conflicts.map((one) => ({ ...one, words: conflictWords(one) })),
    suggested,
  };
}

function ignoredWords({ text, reason, isRefused, nearest }: IgnoredWish) {
  const why = isRefused === true ? REFUSED_WORDS : REASON_WORDS[reason];
  return {
    en: `“${text}”: ${why.en}${nearest === undefined ? "" : `; the nearest is ${nearest}`}`,
    zh: `「${text}」：${why.zh}${nearest === undefined ? "" : `，最接近的是 ${nearest}`}`,
  };
}

function conflictWords({ kept, dropped, isCorrected }: WishConflict) {
  if (isCorrected === true)
    return { en: `“${kept}”, corrected from “${dropped}”`, zh: `已由「${dropped}」改为「${kept}」` };
  return { en: `“${kept}” was kept, not “${dropped}”`, zh: `以「${kept}」为准，未用「${dropped}」` };
}
