/** @file The library over HTTP: tunes, versions, tags, searches, and the whole of it as one file. */
import { z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { stream } from "hono/streaming";
import { toFailure } from "../failure/failure.ts";
import { RequestError } from "../failure/request-error.ts";
import type { ServerParts } from "../parts.ts";
import {
  Labels,
  LIBRARY_FORMAT,
  LibraryTune,
  MelodyHit,
  NewTune,
  NewVersion,
  Tune,
  TuneWithHistory,
  Version,
} from "../store/tune.ts";
import { BilingualText, listOf } from "../wire/bilingual.ts";
import { addRoute, type ServerApp } from "./route.ts";
import { tooLarge } from "./too-large.ts";

const ById = z.object({ id: z.uuid() });
const flag = z.enum(["true", "false"]).default("false");

/** All routes of the library. */
export function addLibrary(app: ServerApp, parts: ServerParts): void {
  addTunes(app, parts);
  addVersions(app, parts);
  addSearches(app, parts);
  addLibraryFile(app, parts);
}

function addTunes(app: ServerApp, { store }: ServerParts): void {
  addRoute(app, {
    method: "post",
    path: "/api/tunes",
    summary: "Keep a tune; sent again under the same id it is kept once",
    body: NewTune,
    answer: { kind: "json", schema: Tune, status: 201 },
    async handle({ body, context }) {
      const { tune, isNew } = await store.use((library) => library.add(body));
      return context.json(tune, isNew ? 201 : 200);
    },
  });
  addRoute(app, {
    method: "get",
    path: "/api/tunes/{id}",
    summary: "A tune and what is known of its versions",
    params: ById,
    answer: { kind: "json", schema: TuneWithHistory },
    handle: async ({ params: { id }, context }) =>
      context.json(await store.use((library) => library.get(id))),
  });
  addRoute(app, {
    method: "patch",
    path: "/api/tunes/{id}",
    summary: "Change title, tags, rating or note",
    params: ById,
    body: z.strictObject(Labels.shape),
    answer: { kind: "json", schema: Tune },
    handle: async ({ params: { id }, body, context }) =>
      context.json(await store.use((library) => library.change(id, body))),
  });
  addRoute(app, {
    method: "delete",
    path: "/api/tunes/{id}",
    summary: "Put a tune into the trash, or delete it forever",
    params: ById,
    query: z.object({ forever: flag }),
    answer: { kind: "nothing" },
    async handle({ params: { id }, query: { forever }, context }) {
      await store.use(async (library) => {
        if (forever === "true") await library.remove(id);
        else await library.setTrashed(id, true);
      });
      return context.body(null, 204);
    },
  });
  addRoute(app, {
    method: "post",
    path: "/api/tunes/{id}/restore",
    summary: "Take a tune out of the trash",
    params: ById,
    answer: { kind: "json", schema: Tune },
    handle: async ({ params: { id }, context }) =>
      context.json(await store.use((library) => library.setTrashed(id, false))),
  });
}

function addVersions(app: ServerApp, { store }: ServerParts): void {
  addRoute(app, {
    method: "post",
    path: "/api/tunes/{id}/versions",
    summary: "Keep a new version of a tune",
    params: ById,
    body: NewVersion,
    answer: { kind: "json", schema: Tune, status: 201 },
    async handle({ params: { id }, body, context }) {
      const { tune, isNew } = await store.use((library) => library.addVersion(id, body));
      return context.json(tune, isNew ? 201 : 200);
    },
  });
  addRoute(app, {
    method: "get",
    path: "/api/tunes/{id}/versions/{number}",
    summary: "One version of a tune",
    params: z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(1_000_000) }),
    answer: { kind: "json", schema: Version },
    handle: async ({ params: { id, number }, context }) =>
      context.json(await store.use((library) => library.getVersion(id, number))),
  });
}

function addSearches(app: ServerApp, { store }: ServerParts): void {
  addRoute(app, {
    method: "get",
    path: "/api/tunes",
    summary: "Tunes of the library, by words, tag and rating",
    query: z.object({
      q: z.string().max(500).optional(),
      tag: z.string().max(60).optional(),
      rating: z.coerce.number().int().min(0).max(5).optional(),
      sort: z.enum(["updated", "created", "title", "rating"]).default("updated"),
      trash: flag,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.coerce.number().int().min(0).max(10_000_000).default(0),
    }),
    answer: {
      kind: "json",
      schema: z.object({ tunes: listOf(Tune), total: z.number(), next: z.string().optional() }),
    },
    async handle({ query: { q, tag, rating, sort, trash, limit, cursor }, context }) {
      const options = { words: q, tag, rating, sort, trashed: trash === "true", limit, offset: cursor };
      const { tunes, total } = await store.use((library) => library.list(options));
      const end = cursor + tunes.length;
      return context.json({ tunes, total, ...(end < total ? { next: String(end) } : {}) });
    },
  });
  addRoute(app, {
    method: "post",
    path: "/api/tunes/search",
    summary: "Tunes of the library by some of their notes, whatever the key",
    body: z.strictObject({
      notes: z.string().min(1).max(100_000),
      limit: z.int().min(1).max(50).default(10),
      rhythm: z.boolean().optional(),
    }),
    answer: { kind: "json", schema: z.object({ hits: listOf(MelodyHit) }) },
    async handle({ body: { notes, limit, rhythm }, context }) {
      const hits = await store.use((library) => library.melodies.find(notes, { limit, rhythm }));
      return context.json({ hits });
    },
  });
  addRoute(app, {
    method: "get",
    path: "/api/tags",
    summary: "Every tag and how many tunes have it",
    answer: {
      kind: "json",
      schema: z.object({ tags: listOf(z.object({ tag: z.string(), count: z.number() })) }),
    },
    handle: async ({ context }) => context.json({ tags: await store.use((library) => library.tags()) }),
  });
}

const LibraryFile = z.object({
  format: z.literal(LIBRARY_FORMAT),
  version: z.literal(1),
  exportedAt: z.string(),
  /** Each is checked by itself, so that one that is damaged keeps no other out. */
  tunes: z.array(z.unknown()),
});

const Imported = z.object({
  added: z.number(),
  merged: z.number(),
  unchanged: z.number(),
  failed: listOf(z.object({ title: z.string(), reason: BilingualText })),
});

function addLibraryFile(app: ServerApp, { store, limits, now }: ServerParts): void {
  addRoute(app, {
    method: "get",
    path: "/api/library/export",
    summary: "The whole library as one file",
    answer: { kind: "file", types: ["application/json"] },
    async handle({ context }) {
      const tunes = await store.use(async (library) => library.exportTunes());
      context.header("Content-Type", "application/json");
      context.header("Content-Disposition", 'attachment; filename="melodist-library.json"');
      return stream(context, async (out) => {
        const head = { format: LIBRARY_FORMAT, version: 1, exportedAt: new Date(now()).toISOString() };
        await out.write(`${JSON.stringify(head).slice(0, -1)},"tunes":[`);
        let between = "\n";
        for await (const tune of tunes) {
          await out.write(between + JSON.stringify(tune));
          between = ",\n";
        }
        await out.write("\n]}\n");
      });
    },
  });
  app.use(
    "/api/library/import",
    bodyLimit({ maxSize: limits.libraryBytes, onError: tooLarge(limits.libraryBytes) }),
  );
  addRoute(app, {
    method: "post",
    path: "/api/library/import",
    summary: "Take in a library's file; nothing that is here is lost",
    body: LibraryFile,
    answer: { kind: "json", schema: Imported },
    async handle({ body: { tunes }, context }) {
      const counts = { added: 0, merged: 0, unchanged: 0 };
      const failed: z.output<typeof Imported>["failed"][number][] = [];
      for (const tune of tunes) {
        try {
          const checked = checkTune(tune);
          counts[await store.use((library) => library.importTune(checked))]++;
        } catch (error) {
          const { code, message } = toFailure(error);
          if (code === "unavailable" || code === "internal") throw error;
          failed.push({ title: titleOf(tune), reason: message });
        }
      }
      return context.json({ ...counts, failed });
    },
  });
}

function checkTune(tune: unknown): LibraryTune {
  const result = LibraryTune.safeParse(tune);
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.join(".") ?? "";
  throw new RequestError(
    { en: `${place} is not as it should be`, zh: `${place} 不合格式` },
    { code: "bad-file" },
  );
}

function titleOf(tune: unknown): string {
  const title = typeof tune === "object" && tune !== null && "title" in tune ? tune.title : undefined;
  return typeof title === "string" ? title.slice(0, 300) : "";
}
