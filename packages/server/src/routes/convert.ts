/** @file `POST /api/convert`: a tune from any format that is read into any that is written. */
import { z } from "@hono/zod-openapi";
import { breakLines, printAbc } from "@melodist/abc";
import { INSTRUMENT_NAMES, readTunes, WRITABLE, type WritableFormat, writeTune } from "@melodist/formats";
import { type Score, transposeSemitones } from "@melodist/score";
import { bodyLimit } from "hono/body-limit";
import { RequestError } from "../failure/request-error.ts";
import type { ServerParts } from "../parts.ts";
import { addRoute, type ServerApp } from "./route.ts";
import { tooLarge } from "./too-large.ts";

const TYPES: Readonly<Record<WritableFormat, { readonly type: string; readonly extension: string }>> = {
  abc: { type: "text/vnd.abc; charset=utf-8", extension: "abc" },
  midi: { type: "audio/midi", extension: "mid" },
  musicxml: { type: "application/vnd.recordare.musicxml+xml", extension: "musicxml" },
  mxl: { type: "application/vnd.recordare.musicxml", extension: "mxl" },
  svg: { type: "image/svg+xml", extension: "svg" },
  png: { type: "image/png", extension: "png" },
  pdf: { type: "application/pdf", extension: "pdf" },
  wav: { type: "audio/wav", extension: "wav" },
};

const Query = z.object({
  to: z.enum(WRITABLE),
  tune: z.coerce.number().int().min(0).optional(),
  transpose: z.coerce.number().int().min(-24).max(24).default(0),
  instrument: z.enum(INSTRUMENT_NAMES).default("violin"),
  chords: z.enum(["true", "false"]).default("true"),
  barsPerLine: z.coerce.number().int().min(1).max(100).optional(),
});

type Query = z.output<typeof Query>;

/** Add the route. Pictures and sound are made one at a time: they take the core for a while. */
export function addConvert(app: ServerApp, { limits }: ServerParts): void {
  let last: Promise<unknown> = Promise.resolve();
  function oneByOne<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  app.use("/api/convert", bodyLimit({ maxSize: limits.fileBytes, onError: tooLarge(limits.fileBytes) }));
  addRoute(app, {
    method: "post",
    path: "/api/convert",
    summary: "Convert a tune between ABC, MIDI and MusicXML, or engrave or play it",
    query: Query,
    takesFile: true,
    answer: { kind: "file", types: Object.values(TYPES).map(({ type }) => type) },
    async handle({ query, context }) {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const { signal } = context.req.raw;
      const { scores, format } = readTunes(bytes);
      const score = transposeSemitones(chooseTune(scores, query.tune), query.transpose);
      const content = await oneByOne(async () => {
        signal.throwIfAborted();
        return await write(score, query, format !== "abc");
      });
      const { type, extension } = TYPES[query.to];
      return context.body(typeof content === "string" ? content : new Uint8Array(content), 200, {
        "Content-Type": type,
        "Content-Disposition": disposition(score.titles[0] ?? "", extension),
      });
    },
  });
}

async function write(score: Score, query: Query, isForeign: boolean): Promise<string | Uint8Array> {
  const { to, barsPerLine, chords, instrument } = query;
  if (to !== "abc")
    return (await writeTune(score, to, { accompaniment: chords === "true", instrument })).content;
  const bars = barsPerLine ?? (isForeign ? 4 : undefined);
  return printAbc(bars === undefined ? score : breakLines(score, bars));
}

function chooseTune(scores: readonly Score[], number: number | undefined): Score {
  const score = number === undefined ? scores[0] : scores.find((one) => one.number === number);
  if (score !== undefined) return score;
  const missing =
    number === undefined
      ? { en: "the file holds no tune", zh: "文件里没有曲子" }
      : { en: `the file has no tune X:${number}`, zh: `文件里没有 X:${number} 这首曲子` };
  throw new RequestError(missing, { code: "bad-file" });
}

/** A file name out of a title: what no file system minds, and the whole title for those who read UTF-8. */
function disposition(title: string, extension: string): string {
  const name =
    title
      .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, " ")
      .trim()
      .slice(0, 100) || "tune";
  const plain =
    name
      .normalize("NFKD")
      .replaceAll(/[^\w .()-]/gu, "")
      .trim() || "tune";
  const encoded = encodeURIComponent(`${name}.${extension}`).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encoded}`;
}
