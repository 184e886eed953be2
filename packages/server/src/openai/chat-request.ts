/** @file What an OpenAI client sends, as far as it says something about a tune; what is not known is let through. */
import { z } from "@hono/zod-openapi";
import { ComposeRequest, MOST_WISH_LENGTH, type Reading, readWish, withSaid } from "@melodist/compose";
import { RequestError } from "../failure/request-error.ts";
import type { ServerLimits } from "../parts.ts";

const MOST_MESSAGES = 1_000;
/** Choices at most. */
const MOST_CHOICES = 8;

const Part = z.looseObject({ type: z.string(), text: z.string().optional() });

const Message = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(Part), z.null()]).optional(),
});

export const ChatRequest = z
  .looseObject({
    model: z.string().max(200),
    messages: z.array(Message).min(1).max(MOST_MESSAGES),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.int().min(1).max(MOST_CHOICES).nullish(),
    seed: z.int().nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    /** The request in fields; goes before the words. */
    melodist: ComposeRequest.optional(),
    /** True tells every event in chunks of a stream, under `melodist`. */
    melodist_events: z.boolean().optional(),
  })
  .openapi("ChatRequest");

export type ChatRequest = z.output<typeof ChatRequest>;

export interface ReadChat {
  readonly reading: Reading;
  readonly request: ComposeRequest;
}

/** Temperatures below this are no sampling any more. */
const LEAST_TEMPERATURE = 0.1;
const SEEDS = 2 ** 32;

/** The wish in the last thing that the user said, with what is said in fields. @throws RequestError `usage` */
export function readChat(chat: ChatRequest, limits: ServerLimits): ReadChat {
  const words = lastWords(chat).slice(0, MOST_WISH_LENGTH);
  if (words.trim() === "" && chat.melodist === undefined) throw nothingSaid();
  const reading = readWish(words);
  const { seed, temperature, n } = chat;
  const count = Math.min(n ?? reading.request.count ?? 1, limits.count, MOST_CHOICES);
  const said: ComposeRequest = {
    ...(seed === null || seed === undefined ? {} : { seed: ((seed % SEEDS) + SEEDS) % SEEDS }),
    ...(temperature === null || temperature === undefined
      ? {}
      : { temperature: Math.max(LEAST_TEMPERATURE, temperature) }),
    ...chat.melodist,
    count,
  };
  const request = withSaid(reading.request, said);
  const candidates = Math.min(request.candidates ?? limits.candidates, limits.candidates);
  return { reading, request: request.candidates === undefined ? request : { ...request, candidates } };
}

function lastWords({ messages }: ChatRequest): string {
  const content = messages.findLast(({ role }) => role === "user")?.content ?? "";
  if (typeof content === "string") return content;
  return content.map(({ text }) => text ?? "").join("\n");
}

function nothingSaid(): RequestError {
  return new RequestError(
    { en: "no message of the user says what to compose", zh: "没有一条用户消息说明要写什么" },
    { code: "usage" },
  );
}
