/** @file All routes behind all guards: from a request to an answer, without a port. */
import { randomUUID } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { failureBody, toFailure } from "./failure/failure.ts";
import { securityHeaders } from "./guard/content-policy.ts";
import { guardAddress, guardToken } from "./guard/guard.ts";
import { addChat } from "./openai/chat.ts";
import { openAiError } from "./openai/openai-error.ts";
import type { ServerParts } from "./parts.ts";
import { addComposing } from "./routes/compose.ts";
import { addConvert } from "./routes/convert.ts";
import { addHealth } from "./routes/health.ts";
import { addLibrary } from "./routes/library.ts";
import { addModels } from "./routes/models.ts";
import { addMusic } from "./routes/music.ts";
import { addPage } from "./routes/page.ts";
import type { RequestContext, RequestVariables, ServerApp } from "./routes/route.ts";
import { tooLarge } from "./routes/too-large.ts";

/** Routes whose bodies are files; they have limits of their own. */
const FILES: ReadonlySet<string> = new Set(["/api/open", "/api/convert", "/api/library/import"]);

/**
 * Put the app together.
 *
 * @example
 * (await createApp(parts).request("/health", { headers: { host: "localhost" } })).status; // => 200
 */
export function createApp(parts: ServerParts): ServerApp {
  const app = new OpenAPIHono<RequestVariables>();
  app.use("*", async (context, next) => {
    context.set("requestId", `r-${randomUUID()}`);
    await next();
  });
  app.use("*", logged(parts));
  app.use("*", securityHeaders());
  app.use("*", guardAddress(parts.guard));
  for (const guarded of ["/api/*", "/v1/*"]) app.use(guarded, guardToken(parts.guard));
  app.use("*", wholeRequest);
  const { bodyBytes } = parts.limits;
  const limited = bodyLimit({ maxSize: bodyBytes, onError: tooLarge(bodyBytes) });
  app.use("*", (context, next) => (FILES.has(context.req.path) ? next() : limited(context, next)));
  addComposing(app, parts);
  addMusic(app, parts);
  addConvert(app, parts);
  addModels(app, parts);
  addLibrary(app, parts);
  addChat(app, parts);
  addHealth(app, parts);
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Melodist",
      version: parts.version,
      description: "Tunes composed, checked, converted and kept",
    },
  });
  addPage(app, parts);
  app.onError((error, context) => answerFailure(parts, error, context));
  return app;
}

/**
 * Node's adapter hands over a stand-in for a request. A body whose length nobody told is counted and put into another
 * request, which cannot be made from a stand-in: that needs a true one.
 */
async function wholeRequest(context: RequestContext, next: () => Promise<void>): Promise<void> {
  const { raw } = context.req;
  if (raw.body !== null && !raw.headers.has("content-length")) {
    const { method, headers, body, signal } = raw;
    // A body that streams needs `duplex`, which the types of the platform do not have yet.
    const whole: RequestInit & { duplex: "half" } = { method, headers, body, signal, duplex: "half" };
    context.req.raw = new Request(raw.url, whole);
  }
  await next();
}

/** Ids on answers, a line in the log, and a count. */
function logged({ log, now, counts }: ServerParts) {
  return async (context: RequestContext, next: () => Promise<void>) => {
    const began = now();
    counts.requests++;
    await next();
    const requestId = context.get("requestId");
    context.header("X-Request-Id", requestId);
    const { method, path } = context.req;
    log({
      event: "request",
      requestId,
      method,
      path: path.slice(0, 200),
      status: context.res.status,
      ms: now() - began,
    });
  };
}

/** Says what is unusual about an HTTP status: nobody is there to read it. */
const CLIENT_LEFT = 499;

function answerFailure(parts: ServerParts, error: Error, context: RequestContext): Response {
  const requestId = context.get("requestId");
  if (context.req.raw.signal.aborted) {
    parts.counts.left++;
    return new Response(null, { status: CLIENT_LEFT });
  }
  const failure = toFailure(error);
  if (failure.code === "internal")
    parts.log({ event: "error", requestId, error: error.stack ?? String(error) });
  if (failure.code === "busy") parts.counts.refused++;
  else if (failure.status >= 500) parts.counts.failed++;
  if (failure.retryAfterSeconds !== undefined)
    context.header("Retry-After", String(failure.retryAfterSeconds));
  if (failure.status === 401) context.header("WWW-Authenticate", "Bearer");
  const body = context.req.path.startsWith("/v1/") ? openAiError(failure) : failureBody(failure, requestId);
  // The set of statuses is our own.
  return context.json(body, failure.status as 400);
}
