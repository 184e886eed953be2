/** @file `GET /api/models`: which models compose here, and what they were trained on. */
import { z } from "@hono/zod-openapi";
import type { ServerParts } from "../parts.ts";
import { listOf } from "../wire/bilingual.ts";
import { addRoute, type ServerApp } from "./route.ts";

const ToldModel = z
  .object({
    name: z.string(),
    isDefault: z.boolean(),
    longest: z.number().meta({ description: "tokens of the longest tune" }),
    sources: listOf(z.object({ name: z.string(), licence: z.string() })),
    notes: z.string(),
    hasIndex: z.boolean(),
  })
  .openapi("Model");

/** Add the route. */
export function addModels(app: ServerApp, { models }: ServerParts): void {
  addRoute(app, {
    method: "get",
    path: "/api/models",
    summary: "Which models compose here",
    answer: { kind: "json", schema: z.object({ models: listOf(ToldModel) }) },
    async handle({ context }) {
      const cards = await models.describe();
      return context.json({
        models: cards.map((card) => ({ ...card, isDefault: card.name === models.names[0] })),
      });
    },
  });
}
