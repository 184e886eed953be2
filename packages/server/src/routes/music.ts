/** @file Plain questions about words and tunes: what is understood, what is wrong, what is it like. */
import { z } from "@hono/zod-openapi";
import { printAbc } from "@melodist/abc";
import { analyseTune, describeAnalysis, type TuneAnalysis } from "@melodist/analysis";
import { findSources, MOST_WISH_LENGTH, readWish } from "@melodist/compose";
import { readTunes } from "@melodist/formats";
import { bodyLimit } from "hono/body-limit";
import { firstTune } from "../composing/task.ts";
import { RequestError } from "../failure/request-error.ts";
import { CheckedTunes, checkTunes } from "../music/check-tunes.ts";
import { WishVocabulary, wishVocabulary } from "../music/vocabulary.ts";
import type { ServerParts } from "../parts.ts";
import { BilingualText, listOf } from "../wire/bilingual.ts";
import { Originality, toOriginality } from "../wire/originality.ts";
import { ToldReading, toReading } from "../wire/reading.ts";
import { addRoute, type ServerApp } from "./route.ts";
import { tooLarge } from "./too-large.ts";

const Abc = z.string().max(2_000_000);

const OpenedFile = z
  .object({
    format: z.enum(["abc", "midi", "musicxml"]),
    tunes: listOf(z.object({ number: z.number().optional(), title: z.string(), abc: z.string() })),
    remarks: listOf(BilingualText),
  })
  .openapi("OpenedFile");

const Analysis = z
  .object({
    analysis: z.custom<TuneAnalysis>(() => true).openapi({ type: "object" }),
    sentences: z.object({ en: listOf(z.string()), zh: listOf(z.string()) }),
  })
  .openapi("Analysis");

/** `POST /api/read`, `/check`, `/open`, `/analyse`, `/originality`; `GET /api/vocabulary`. */
export function addMusic(app: ServerApp, parts: ServerParts): void {
  addWords(app, parts);
  addRoute(app, {
    method: "post",
    path: "/api/check",
    summary: "Check tunes: what cannot be read, which bars do not add up, and how to mend them",
    body: z.strictObject({ abc: Abc, strict: z.boolean().default(false) }),
    answer: { kind: "json", schema: CheckedTunes },
    handle: ({ body: { abc, strict }, context }) => context.json(checkTunes(abc, strict)),
  });
  app.use(
    "/api/open",
    bodyLimit({ maxSize: parts.limits.fileBytes, onError: tooLarge(parts.limits.fileBytes) }),
  );
  addRoute(app, {
    method: "post",
    path: "/api/open",
    summary: "Read every tune of a file: ABC, MIDI, MusicXML",
    takesFile: true,
    answer: { kind: "json", schema: OpenedFile },
    async handle({ context }) {
      const { format, scores, remarks } = readTunes(new Uint8Array(await context.req.arrayBuffer()));
      const tunes = scores.map((score) => ({
        number: score.number,
        title: score.titles[0] ?? "",
        abc: printAbc(score),
      }));
      return context.json({ format, tunes, remarks });
    },
  });
  addRoute(app, {
    method: "post",
    path: "/api/analyse",
    summary: "Tell key, scale, form, range, harmony and mood of a tune",
    body: z.strictObject({ abc: Abc }),
    answer: { kind: "json", schema: Analysis },
    handle({ body: { abc }, context }) {
      const analysis = analyseTune(firstTune(abc));
      const sentences = { en: describeAnalysis(analysis, "en"), zh: describeAnalysis(analysis, "zh") };
      return context.json({ analysis, sentences });
    },
  });
  addRoute(app, {
    method: "post",
    path: "/api/originality",
    summary: "Tell what a tune shares with the tunes that the model has seen",
    body: z.strictObject({
      abc: Abc,
      limit: z.int().min(1).max(50).default(5),
      model: z.string().max(100).optional(),
    }),
    answer: { kind: "json", schema: Originality },
    async handle({ body: { abc, limit, model }, context }) {
      const { index, name } = await parts.models.open(model, {});
      if (index === undefined) throw noIndex(name);
      return context.json(toOriginality(findSources(index, firstTune(abc), { limit })));
    },
  });
}

function addWords(app: ServerApp, parts: ServerParts): void {
  addRoute(app, {
    method: "post",
    path: "/api/read",
    summary: "Tell what is understood of a wish in words",
    body: z.strictObject({ words: z.string().max(MOST_WISH_LENGTH) }),
    answer: { kind: "json", schema: ToldReading },
    handle: ({ body: { words }, context }) => context.json(toReading(readWish(words))),
  });
  addRoute(app, {
    method: "get",
    path: "/api/vocabulary",
    summary: "What can be wished, and what it is called",
    answer: { kind: "json", schema: WishVocabulary },
    handle: ({ context }) => context.json(wishVocabulary(parts.limits)),
  });
}

function noIndex(name: string): RequestError {
  return new RequestError(
    { en: `the model ${name} has no index of what it was trained on`, zh: `模型 ${name} 没有训练曲目的索引` },
    { code: "not-found" },
  );
}
