/** @file A tune in the library, its versions, and the file that holds a whole library: shapes and limits. */
import { z } from "@hono/zod-openapi";
import { ComposeRequest } from "@melodist/compose";
import { listOf } from "../wire/bilingual.ts";
import { ToldReport, ToldVerdict } from "../wire/composition.ts";
import { Originality, SharedRun } from "../wire/originality.ts";

const MOST_ABC = 500_000;
const MOST_TAGS = 50;

/** Text without what no database holds: NUL, and halves of surrogate pairs. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "").replaceAll(/[\uD800-\uDFFF]/gu, "\uFFFD");
}

/** All texts of plain data made storable. */
function storableDeep<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === "string" ? storable(one) : one,
  ) as Value;
}

function Text(longest: number) {
  return z.string().max(longest).transform(storable);
}

/** Where a version came from. */
export const Origin = z.object({
  comment: Text(2_000).default(""),
  origin: Text(40).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .optional(),
  model: Text(100).optional(),
  request: ComposeRequest.transform(storableDeep).optional(),
  report: ToldReport.transform(storableDeep).optional(),
  verdict: ToldVerdict.transform(storableDeep).optional(),
  originality: Originality.transform(storableDeep).optional(),
});
export type Origin = z.output<typeof Origin>;

/** What people say of a tune. */
export const Labels = z.object({
  title: Text(300).optional(),
  tags: z
    .array(Text(60).pipe(z.string().trim().min(1)))
    .max(MOST_TAGS)
    .optional(),
  rating: z.int().min(0).max(5).optional(),
  note: Text(10_000).optional(),
});
export type Labels = z.output<typeof Labels>;

export const Abc = Text(MOST_ABC);

export const NewTune = z.strictObject({
  id: z.uuid().optional(),
  abc: Abc,
  ...Labels.shape,
  ...Origin.shape,
});
export type NewTune = z.output<typeof NewTune>;

export const NewVersion = z.strictObject({ abc: Abc, base: z.int().min(1).optional(), ...Origin.shape });
export type NewVersion = z.output<typeof NewVersion>;

/** Moments as ISO 8601. */
const Moment = z.iso.datetime();

export const Tune = z
  .object({
    id: z.uuid(),
    title: z.string(),
    tags: listOf(z.string()),
    rating: z.number(),
    note: z.string(),
    key: z.string(),
    meter: z.string(),
    rhythm: z.string().optional(),
    createdAt: Moment,
    updatedAt: Moment,
    version: z.number(),
    versions: z.number(),
    abc: z.string(),
    trashed: z.boolean(),
  })
  .openapi("Tune");
export type Tune = z.output<typeof Tune>;

export const Version = z
  .object({ number: z.number(), title: z.string(), abc: z.string(), createdAt: Moment, ...Origin.shape })
  .openapi("Version");
export type Version = z.output<typeof Version>;

export const TuneWithHistory = Tune.extend({ history: listOf(Version.omit({ abc: true })) });
export type TuneWithHistory = z.output<typeof TuneWithHistory>;

export const MelodyHit = z
  .object({ tune: Tune, score: z.number(), run: SharedRun.optional(), stepRun: SharedRun })
  .openapi("MelodyHit");
export type MelodyHit = z.output<typeof MelodyHit>;

export const LIBRARY_FORMAT = "melodist-library";

/** A tune with all that is known of it, as a library's file has it. */
export const LibraryTune = z.object({
  id: z.uuid(),
  title: Text(300),
  tags: z.array(Text(60)).max(MOST_TAGS),
  rating: z.int().min(0).max(5),
  note: Text(10_000),
  createdAt: Moment,
  updatedAt: Moment,
  trashed: z.boolean().default(false),
  versions: z
    .array(z.object({ abc: Abc, createdAt: Moment, ...Origin.shape }))
    .min(1)
    .max(10_000),
});
export type LibraryTune = z.output<typeof LibraryTune>;
