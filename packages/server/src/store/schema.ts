/** @file The tables as queries see them; `migrations/` makes them. */
import {
  bigint,
  customType,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Origin } from "./tune.ts";

const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
});

function moment(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
}

export const tunes = pgTable("tunes", {
  id: uuid("id").primaryKey(),
  title: text("title").notNull(),
  tags: text("tags").array().notNull(),
  rating: smallint("rating").notNull(),
  note: text("note").notNull(),
  latest: integer("latest").notNull(),
  abc: text("abc").notNull(),
  key: text("key").notNull(),
  meter: text("meter").notNull(),
  rhythm: text("rhythm"),
  search: text("search").notNull(),
  melody: bytes("melody"),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
  trashedAt: moment("trashed_at"),
});

export const versions = pgTable(
  "versions",
  {
    tuneId: uuid("tune_id").notNull(),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    abc: text("abc").notNull(),
    comment: text("comment").notNull(),
    origin: text("origin"),
    seed: bigint("seed", { mode: "number" }),
    model: text("model"),
    request: jsonb("request").$type<NonNullable<Origin["request"]>>(),
    report: jsonb("report").$type<NonNullable<Origin["report"]>>(),
    verdict: jsonb("verdict").$type<NonNullable<Origin["verdict"]>>(),
    originality: jsonb("originality").$type<NonNullable<Origin["originality"]>>(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tuneId, table.number] })],
);

export type TuneRow = typeof tunes.$inferSelect;
export type VersionRow = typeof versions.$inferSelect;
