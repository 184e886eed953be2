/** @file The built page: its files as they are, and the page itself for every address that is no file. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { RequestError } from "../failure/request-error.ts";
import { CONTENT_POLICY } from "../guard/content-policy.ts";
import type { ServerParts } from "../parts.ts";
import type { RequestContext, RequestVariables, ServerApp } from "./route.ts";

/** Names of these files tell their content: what is fetched once is never asked for again. */
const HASHED = /^\/assets\//u;
const YEAR_SECONDS = 31_536_000;

/** Serve the page. */
export function addPage(app: ServerApp, { page }: ServerParts): void {
  if (page !== undefined) {
    // What is set by `onFound` itself comes too late: the answer is made by then.
    const found = new WeakSet<RequestContext>();
    app.use("*", async (context, next) => {
      await next();
      if (!found.has(context)) return;
      const isHashed = HASHED.test(context.req.path);
      context.header("Cache-Control", isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache");
      context.header("Content-Security-Policy", CONTENT_POLICY);
    });
    app.use(
      "*",
      serveStatic<RequestVariables>({
        root: page,
        precompressed: true,
        onFound: (_, context) => void found.add(context),
      }),
    );
  }
  app.get("*", async (context) => {
    const isPlace = !/\.[^/]*$/u.test(context.req.path);
    if (!isPlace || /^\/(?:api|v1)\//u.test(context.req.path)) throw nothingHere(context);
    return await thePage(context, page);
  });
}

async function thePage(context: RequestContext, page: string | undefined): Promise<Response> {
  const file = page === undefined ? undefined : join(page, "index.html");
  const isBuilt = file !== undefined && existsSync(file);
  context.header("Content-Security-Policy", CONTENT_POLICY);
  context.header("Cache-Control", "no-cache");
  return context.html(isBuilt ? await readFile(file, "utf8") : NOT_BUILT);
}

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Melodist</title>
<p>The server works; its page is not built. The API is described at <a href="/api/openapi.json">/api/openapi.json</a>.</p>
<p lang="zh">服务器在运行，但网页尚未构建。接口说明见 <a href="/api/openapi.json">/api/openapi.json</a>。</p></html>
`;

function nothingHere(context: RequestContext): RequestError {
  const path = JSON.stringify(context.req.path.slice(0, 200));
  return new RequestError(
    { en: `there is nothing at ${path}`, zh: `${path} 处没有内容` },
    { code: "not-found" },
  );
}
