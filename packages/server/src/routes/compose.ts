/** @file Composing and the tasks about tunes, as streams of events. */
import { z } from "@hono/zod-openapi";
import { ComposeRequest, MOST_WISH_LENGTH, readWish, withSaid } from "@melodist/compose";
import { answerTask } from "../composing/answer-task.ts";
import { firstTune, type Task } from "../composing/task.ts";
import type { ServerParts } from "../parts.ts";
import { ToldEvent } from "../wire/event.ts";
import { addRoute, type ServerApp } from "./route.ts";

const MOST_ABC = 500_000;
const MOST_CHORDS = 1_000;

/** Schemas of requests, within the limits of a server. */
function createBodies({ limits: { candidates, count } }: ServerParts) {
  const Request = ComposeRequest.extend({
    candidates: z.int().min(1).max(candidates).optional(),
    count: z.int().min(1).max(count).optional(),
  });
  const shared = {
    watch: z.enum(["first", "all", "none"]).default("first"),
    model: z.string().max(100).optional(),
  };
  const { style, seed, temperature } = ComposeRequest.shape;
  const wishes = z
    .strictObject({ style, seed, temperature, candidates: Request.shape.candidates })
    .default({});
  const abc = z.string().max(MOST_ABC);
  const bar = z.int().min(0).max(100_000);
  return {
    Request,
    compose: z.strictObject({
      ...shared,
      words: z.string().max(MOST_WISH_LENGTH).optional(),
      request: Request.default({}),
    }),
    melodize: z.strictObject({
      ...shared,
      chords: z.array(z.string().min(1).max(200)).min(1).max(MOST_CHORDS),
      request: Request.default({}),
    }),
    continue: z.strictObject({ ...shared, abc, request: Request.default({}) }),
    rewrite: z.strictObject({ ...shared, abc, bars: z.strictObject({ from: bar, to: bar }), wishes }),
    aboutTune: z.strictObject({ ...shared, abc, wishes }),
  };
}

/** `POST /api/compose`, `/continue`, `/rewrite`, `/harmonize`, `/melodize`, `/vary`. */
export function addComposing(app: ServerApp, parts: ServerParts): void {
  const bodies = createBodies(parts);

  function add<Body extends z.ZodType<{ watch: "first" | "all" | "none"; model?: string | undefined }>>(
    name: Task["kind"],
    summary: string,
    body: Body,
    toTask: (body: z.output<Body>) => Task,
  ): void {
    addRoute(app, {
      method: "post",
      path: `/api/${name}`,
      summary,
      body,
      answer: { kind: "events", schema: ToldEvent },
      handle: ({ body: asked, context }) => answerTask(parts, toTask(asked), asked, context),
    });
  }

  add(
    "compose",
    "Compose tunes from words, from fields, or from both",
    bodies.compose,
    ({ words, request }) => {
      const reading = words === undefined ? undefined : readWish(words);
      const read = bodies.Request.partial().safeParse(reading?.request ?? {});
      return { kind: "compose", reading, request: withSaid(read.data ?? {}, request) };
    },
  );
  add("melodize", "Compose a melody to chords", bodies.melodize, ({ chords, request }) => ({
    kind: "melodize",
    chords,
    request,
  }));
  add("continue", "Go on with a tune", bodies.continue, ({ abc, request }) => ({
    kind: "continue",
    score: firstTune(abc),
    request,
  }));
  add("rewrite", "Write bars of a tune anew", bodies.rewrite, ({ abc, bars, wishes }) => ({
    kind: "rewrite",
    score: firstTune(abc),
    bars,
    wishes,
  }));
  add("harmonize", "Set chords over a tune", bodies.aboutTune, ({ abc, wishes }) => ({
    kind: "harmonize",
    score: firstTune(abc),
    wishes,
  }));
  add("vary", "Vary a tune", bodies.aboutTune, ({ abc, wishes }) => ({
    kind: "vary",
    score: firstTune(abc),
    wishes,
  }));
}
