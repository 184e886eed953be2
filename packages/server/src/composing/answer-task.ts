/** @file A task answered over HTTP: as a stream of events, or at once as JSON for those who ask for that. */
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { failureBody, toFailure } from "../failure/failure.ts";
import type { ServerParts } from "../parts.ts";
import type { RequestContext } from "../routes/route.ts";
import type { ToldEvent } from "../wire/event.ts";
import { gatherAnswer } from "./gather-answer.ts";
import type { Task } from "./task.ts";
import type { Watch } from "./tell-event.ts";
import { doTask } from "./work.ts";

export interface Asked {
  readonly watch: Watch;
  readonly model?: string | undefined;
}

/** Something is sent at least so often, lest a proxy think that nobody is there. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Answer a task. What fails before the first event is an HTTP failure, what fails later an event.
 *
 * @throws RequestError `busy`; MelodistError when the tune cannot be worked on
 */
export async function answerTask(
  parts: ServerParts,
  task: Task,
  { watch, model }: Asked,
  context: RequestContext,
): Promise<Response> {
  const { signal } = context.req.raw;
  if (wantsJson(context)) {
    const { status, body } = await gatherAnswer(doTask(parts, task, { watch: "none", model, signal }));
    return context.json(body, status);
  }
  const events = doTask(parts, task, { watch, model, signal });
  const first = await events.next();
  return streamSSE(context, (stream) => writeEvents(parts, stream, { first, events, context }));
}

function wantsJson(context: RequestContext): boolean {
  const accept = context.req.header("accept") ?? "";
  return accept.includes("application/json") && !accept.includes("text/event-stream");
}

interface Told {
  readonly first: IteratorResult<ToldEvent>;
  readonly events: AsyncGenerator<ToldEvent>;
  readonly context: RequestContext;
}

async function writeEvents(
  parts: ServerParts,
  stream: SSEStreamingApi,
  { first, events, context }: Told,
): Promise<void> {
  stream.onAbort(() => void events.return(undefined));
  const alive = setInterval(() => void stream.write(": keep-alive\n\n"), KEEP_ALIVE_MS);
  try {
    for (let told = first; told.done !== true && !stream.aborted; told = await events.next()) {
      await stream.writeSSE({ event: told.value.type, data: JSON.stringify(told.value) });
    }
  } catch (error) {
    await tellFailure(parts, stream, error, context);
  } finally {
    clearInterval(alive);
    await events.return(undefined);
  }
}

async function tellFailure(
  parts: ServerParts,
  stream: SSEStreamingApi,
  error: unknown,
  context: RequestContext,
): Promise<void> {
  if (stream.aborted) return;
  const failure = toFailure(error);
  const requestId = context.get("requestId");
  if (failure.code === "internal")
    parts.log({ event: "error", requestId, error: String(error instanceof Error ? error.stack : error) });
  parts.counts.failed++;
  await stream.writeSSE({
    event: "error",
    data: JSON.stringify({ type: "error", ...failureBody(failure, requestId) }),
  });
}
