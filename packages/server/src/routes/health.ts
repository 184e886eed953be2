/** @file `GET /health`: whether all is well, and how much there is to do. */
import { z } from "@hono/zod-openapi";
import { showsToken } from "../guard/guard.ts";
import type { ServerParts } from "../parts.ts";
import { addRoute, type ServerApp } from "./route.ts";

const Health = z
  .object({
    status: z.enum(["ok", "starting", "degraded", "stopping"]),
    version: z.string().optional(),
    uptimeSeconds: z.number().optional(),
    store: z
      .object({
        kind: z.enum(["embedded", "postgresql"]),
        state: z.enum(["starting", "ready", "unavailable"]),
      })
      .optional(),
    queue: z
      .object({
        running: z.number(),
        waiting: z.number(),
        limits: z.object({ running: z.number(), waiting: z.number() }),
      })
      .optional(),
    counts: z.record(z.string(), z.number()).optional(),
    memoryMb: z.number().optional(),
  })
  .openapi("Health");

type Health = z.infer<typeof Health>;

const MEGABYTE = 1_000_000;

/** Add the route. Who does not show the token is told the status alone. */
export function addHealth(app: ServerApp, parts: ServerParts): void {
  const began = parts.now();
  addRoute(app, {
    method: "get",
    path: "/health",
    summary: "Whether all is well, with counts",
    answer: { kind: "json", schema: Health },
    handle({ context }) {
      const status = statusOf(parts);
      if (!showsToken(context.req.header("authorization"), parts.guard)) return context.json({ status });
      const { queue, store, counts, version } = parts;
      return context.json({
        status,
        version,
        uptimeSeconds: Math.round((parts.now() - began) / 1_000),
        store: { kind: store.kind, state: store.state },
        queue: { running: queue.running, waiting: queue.waiting, limits: queue.limits },
        counts,
        memoryMb: Math.round(process.memoryUsage.rss() / MEGABYTE),
      });
    },
  });
}

function statusOf({ stopping, store }: ServerParts): Health["status"] {
  if (stopping.aborted) return "stopping";
  if (store.state === "starting") return "starting";
  return store.state === "ready" ? "ok" : "degraded";
}
