/** @file `/v1`: what clients of OpenAI's API speak. It answers with tunes. */
import { randomUUID } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { doTask } from "../composing/work.ts";
import { toFailure } from "../failure/failure.ts";
import type { ServerParts } from "../parts.ts";
import { addRoute, type RequestContext, type ServerApp } from "../routes/route.ts";
import type { ToldEvent } from "../wire/event.ts";
import { languageOf } from "./account.ts";
import { ChatRequest, readChat } from "./chat-request.ts";
import { linesOf, pieceOf } from "./chunks.ts";
import { openAiError } from "./openai-error.ts";

const Models = z.object({ object: z.literal("list"), data: z.array(z.looseObject({ id: z.string() })) });

/** `GET /v1/models`, `POST /v1/chat/completions`. */
export function addChat(app: ServerApp, parts: ServerParts): void {
  const began = Math.floor(parts.now() / 1_000);
  const data = ["melodist", ...parts.models.names].map((id) => ({
    id,
    object: "model",
    created: began,
    owned_by: "melodist",
  }));
  addRoute(app, {
    method: "get",
    path: "/v1/models",
    summary: "Models, as OpenAI lists them; melodist lets the request decide",
    answer: { kind: "json", schema: Models },
    handle: ({ context }) => context.json({ object: "list", data }),
  });
  addRoute(app, {
    method: "post",
    path: "/v1/chat/completions",
    summary: "A tune as the answer of a conversation",
    body: ChatRequest,
    answer: { kind: "json", schema: z.looseObject({ id: z.string() }) },
    handle: ({ body, context }) => answerChat(parts, body, context),
  });
}

/** What all chunks of one answer have in common. */
interface Head {
  readonly id: string;
  readonly created: number;
  readonly model: string;
}

async function answerChat(parts: ServerParts, chat: ChatRequest, context: RequestContext): Promise<Response> {
  const { reading, request } = readChat(chat, parts.limits);
  const model = chat.model === "melodist" ? undefined : chat.model;
  const { signal } = context.req.raw;
  const watch = chat.melodist_events === true ? "first" : "none";
  const events = doTask(parts, { kind: "compose", reading, request }, { watch, model, signal });
  const head = {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(parts.now() / 1_000),
    model: chat.model,
  };
  const language = languageOf(reading);
  if (chat.stream !== true) return context.json(await wholeAnswer(events, head, language));
  const first = await events.next();
  return streamSSE(context, async (stream) => {
    stream.onAbort(() => void events.return(undefined));
    try {
      await writeChunks(stream, resumed(first, events), { head, language, chat });
    } catch (error) {
      if (!stream.aborted) await stream.writeSSE({ data: JSON.stringify(openAiError(toFailure(error))) });
    } finally {
      await events.return(undefined);
    }
  });
}

/** Events of which the first has been fetched. */
async function* resumed(
  first: IteratorResult<ToldEvent>,
  events: AsyncIterable<ToldEvent>,
): AsyncGenerator<ToldEvent> {
  if (first.done === true) return;
  yield first.value;
  yield* events;
}

async function wholeAnswer(events: AsyncIterable<ToldEvent>, head: Head, language: "en" | "zh") {
  const texts: string[] = [];
  for await (const event of events) {
    const piece = pieceOf(event, language);
    if (piece !== undefined) texts[piece.choice] = (texts[piece.choice] ?? "") + piece.text;
  }
  return {
    ...head,
    object: "chat.completion",
    choices: texts.map((content, index) => ({
      index,
      message: { role: "assistant", content, refusal: null },
      logprobs: null,
      finish_reason: "stop",
    })),
    usage: NO_USAGE,
  };
}

/** Tunes have no tokens that could be compared with those of language models. */
const NO_USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

interface Telling {
  readonly head: Head;
  readonly language: "en" | "zh";
  readonly chat: ChatRequest;
}

async function writeChunks(
  stream: SSEStreamingApi,
  events: AsyncIterable<ToldEvent>,
  { head, language, chat }: Telling,
): Promise<void> {
  const write = (choices: readonly unknown[], more: object = {}) =>
    stream.writeSSE({ data: JSON.stringify({ ...head, object: "chat.completion.chunk", choices, ...more }) });
  const delta = (index: number, content: object, finish: "stop" | null = null) => ({
    index,
    delta: content,
    logprobs: null,
    finish_reason: finish,
  });
  await write([delta(0, { role: "assistant", content: "" })]);
  for await (const event of events) {
    if (stream.aborted) return;
    if (chat.melodist_events === true) await write([], { melodist: event });
    const piece = pieceOf(event, language);
    if (piece === undefined) continue;
    for (const line of linesOf(piece.text)) await write([delta(piece.choice, { content: line })]);
    if (piece.isLast) await write([delta(piece.choice, {}, "stop")]);
  }
  if (chat.stream_options?.include_usage === true) await write([], { usage: NO_USAGE });
  await stream.writeSSE({ data: "[DONE]" });
}
