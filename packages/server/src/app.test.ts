/** @file The API as a client meets it, with a model that has learnt nothing. */
import { parseAbc } from "@melodist/abc";
import type { Composer } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { checkBars } from "@melodist/score";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { USUAL_LIMITS } from "./parts.ts";
import { JobQueue } from "./queue/job-queue.ts";
import { anyModel, anyParts, client, eventsOf, type SentEvent } from "./testing/parts.ts";

let composer: Composer;
beforeAll(async () => {
  composer = await anyModel();
});
afterAll(() => composer.decoder[Symbol.asyncDispose]());

const TUNE = "X:1\nT:The Old Road\nR:jig\nM:6/8\nL:1/8\nK:G\nGAB B2G|AGE D2B,|GAB cBA|GEF G3|]\n";
const SMALL = { bars: 8, pickup: false, candidates: 2, seed: 3 };

interface Told {
  readonly best: { readonly abc: string; readonly report?: readonly { readonly wish: string }[] };
  readonly others: readonly unknown[];
}

function isSound(abc: string): boolean {
  const [tune] = parseAbc(abc).tunes;
  return tune !== undefined && tune.diagnostics.length === 0 && checkBars(tune.score).length === 0;
}

const typesOf = (events: readonly SentEvent[]) => [...new Set(events.map(({ type }) => type))];

describe("composing", () => {
  it("tells what was understood, planned, written and chosen, in that order", async () => {
    const { send } = client(anyParts(composer));
    const response = await send("/api/compose", { words: "a jig in E dorian with drums", request: SMALL });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const events = await eventsOf(response);
    expect(typesOf(events)).toEqual([
      "reading-made",
      "plan-made",
      "tune-start",
      "note-written",
      "bar-written",
      "tune-end",
      "answer",
      "done",
    ]);
    const reading = events[0]?.["reading"] as {
      ignored: { words: { en: string; zh: string } }[];
      chips: unknown[];
    };
    expect(reading.ignored[0]?.words).toEqual({
      en: expect.stringContaining("drums"),
      zh: expect.stringContaining("drums"),
    });
    expect(reading.chips).toHaveLength(3);
    expect(events[1]?.["plan"]).toMatchObject({ seed: 3, key: "Edor", meter: "6/8", bars: 8 });
    const answer = events.find(({ type }) => type === "answer") as unknown as Told;
    expect(isSound(answer.best.abc)).toBe(true);
    expect(answer.best.report?.map(({ wish }) => wish)).toContain("bars");
    expect(answer.others).toHaveLength(1);
  });

  it("shows the tune growing, of the first candidate alone unless all are watched", async () => {
    const watched = async (watch: string) => {
      const { send } = client(
        anyParts(composer, {
          now: (() => {
            let time = 0;
            return () => (time += 50);
          })(),
        }),
      );
      const events = await eventsOf(await send("/api/compose", { request: SMALL, watch }));
      return events.filter(({ type }) => type === "note-written");
    };
    const first = await watched("first");
    const bars = first.map(({ bar }) => Number(bar));
    expect(bars).toEqual(bars.toSorted((a, b) => a - b));
    expect(bars.at(-1)).toBe(7);
    expect(String(first.at(-1)?.["abc"]).length).toBeGreaterThan(2 * String(first[0]?.["abc"]).length);
    expect(new Set(first.map(({ candidate }) => candidate))).toEqual(new Set([0]));
    expect(new Set((await watched("all")).map(({ candidate }) => candidate))).toEqual(new Set([0, 1]));
    expect(await watched("none")).toEqual([]);
  });

  it("gives the same tune for the same seed, in a stream or at once", async () => {
    const { send } = client(anyParts(composer));
    const streamed = await eventsOf(await send("/api/compose", { request: SMALL }));
    const whole = await send("/api/compose", { request: SMALL }, { accept: "application/json" });
    const { tunes } = (await whole.json()) as { tunes: Told[] };
    const answer = streamed.find(({ type }) => type === "answer") as unknown as Told;
    expect(tunes[0]?.best.abc).toBe(answer.best.abc);
  });

  it("writes as many tunes as are asked for, each with its number", async () => {
    const { send } = client(anyParts(composer));
    const events = await eventsOf(
      await send("/api/compose", { request: { bars: 4, candidates: 1, count: 2 }, watch: "none" }),
    );
    expect(events.filter(({ type }) => type === "answer").map(({ tune }) => tune)).toEqual([0, 1]);
    expect(events.at(-1)).toEqual({ type: "done", tunes: 2 });
  });

  it("refuses what no tune can be, in both languages", async () => {
    const { send } = client(anyParts(composer));
    const events = await eventsOf(await send("/api/compose", { request: { bars: 3000 } }));
    expect(typesOf(events)).toEqual(["wishes-refused", "done"]);
    expect(events[0]).toMatchObject({
      refusals: [
        { wish: "bars", words: { en: expect.stringContaining("128"), zh: expect.stringContaining("128") } },
      ],
    });
    const whole = await send("/api/compose", { request: { bars: 3000 } }, { accept: "application/json" });
    expect(whole.status).toBe(422);
  });

  it.each([
    ["continue", { abc: TUNE, request: { bars: 8, candidates: 1 } }],
    ["rewrite", { abc: TUNE, bars: { from: 2, to: 3 }, wishes: { candidates: 1 } }],
    ["harmonize", { abc: TUNE, wishes: { candidates: 1 } }],
    ["vary", { abc: TUNE, wishes: { candidates: 1 } }],
    ["melodize", { chords: ["G", "C", "D", "G"], request: { candidates: 1 } }],
  ])("can %s as well", async (task, body) => {
    const { send } = client(anyParts(composer));
    const events = await eventsOf(await send(`/api/${task}`, body));
    const answer = events.find(({ type }) => type === "answer") as unknown as Told | undefined;
    expect(isSound(answer?.best.abc ?? "")).toBe(true);
    expect(events.at(-1)?.type).toBe("done");
  });

  it("names bars that are not there before anything is streamed", async () => {
    const { send } = client(anyParts(composer));
    const response = await send("/api/rewrite", { abc: TUNE, bars: { from: 40, to: 41 } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: "usage",
        message: { zh: "曲子里没有第 40 至 41 小节" },
        hint: { zh: "它有第 1 至 4 小节（按谱面计，反复只算一次）。" },
      },
    });
  });

  it("sends away whom there is no room for, and tells when to come again", async () => {
    const parts = anyParts(composer, { queue: new JobQueue({ running: 1, waiting: 0 }, Date.now) });
    const { send } = client(parts);
    const first = await send("/api/compose", { request: SMALL });
    const second = await send("/api/compose", { request: SMALL });
    expect(second.status).toBe(429);
    expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await eventsOf(first)).at(-1)?.type).toBe("done");
    expect((await eventsOf(await send("/api/compose", { request: SMALL }))).at(-1)?.type).toBe("done");
    expect(parts.counts).toMatchObject({ composed: 2, refused: 1 });
  });

  it("stops when time is up, and says so in the stream", async () => {
    const { send } = client(anyParts(composer, { limits: { ...USUAL_LIMITS, jobSeconds: 0.05 } }));
    const events = await eventsOf(await send("/api/compose", { request: { bars: 128, candidates: 16 } }));
    expect(events.at(-1)).toMatchObject({
      type: "error",
      error: { code: "timed-out", requestId: expect.any(String) },
    });
  });

  it("stops when the client leaves", async () => {
    const parts = anyParts(composer);
    const { app } = client(parts);
    const leaving = new AbortController();
    const response = await app.request("/api/compose", {
      method: "POST",
      signal: leaving.signal,
      headers: { host: "localhost", "content-type": "application/json" },
      body: JSON.stringify({ request: { bars: 128, candidates: 16 } }),
    });
    expect(parts.queue.running).toBe(1);
    leaving.abort();
    await response.text();
    await expect.poll(() => parts.queue.running).toBe(0);
    expect(parts.counts.composed).toBe(0);
  });

  it("stops when the server does", async () => {
    const stopping = new AbortController();
    const { send } = client(anyParts(composer, { stopping: stopping.signal }));
    const response = await send("/api/compose", { request: { bars: 128, candidates: 16 } });
    stopping.abort(new MelodistError("stopping", { code: "unavailable" }));
    expect((await eventsOf(response)).at(-1)).toMatchObject({
      type: "error",
      error: { code: "unavailable" },
    });
  });
});

describe("questions about words and tunes", () => {
  it("reads a wish into chips", async () => {
    const response = await client(anyParts(composer)).send("/api/read", {
      words: "写一首羽调式的江南小调，16小节",
    });
    expect(await response.json()).toMatchObject({
      language: "zh",
      request: { scale: "yu", bars: 16 },
      chips: expect.arrayContaining([
        expect.objectContaining({ slot: "bars", value: 16, label: { en: "bars 16", zh: "小节数：16" } }),
      ]),
    });
  });

  it("says what can be wished, in both languages", async () => {
    const response = await client(anyParts(composer)).get("/api/vocabulary");
    expect(await response.json()).toMatchObject({
      slots: {
        rhythm: { values: expect.arrayContaining([{ value: "reel", name: { en: "reel", zh: "里尔舞曲" } }]) },
      },
      limits: { bars: 128, candidates: 16 },
    });
  });

  it("checks a tune and offers changes of the text that mend it", async () => {
    const abc = "X:1\nM:6/8\nL:1/8\nK:G\nGAB BAB|GAB c2|GAB BAB|GEF G3|]\n";
    const response = await client(anyParts(composer)).send("/api/check", { abc });
    const { findings, counts } = (await response.json()) as {
      counts: unknown;
      findings: {
        code: string;
        bar: number;
        line: number;
        fixes: { change: { from: number; to: number; insert: string } }[];
      }[];
    };
    expect(counts).toMatchObject({ error: 1 });
    expect(findings[0]).toMatchObject({ code: "short-bar", bar: 2, line: 5 });
    const change = findings[0]?.fixes[0]?.change;
    const mended = abc.slice(0, change?.from) + change?.insert + abc.slice(change?.to);
    expect(isSound(mended)).toBe(true);
  });

  it("analyses a tune", async () => {
    const response = await client(anyParts(composer)).send("/api/analyse", { abc: TUNE });
    expect(await response.json()).toMatchObject({
      analysis: { bars: 4, mode: "major" },
      sentences: {
        en: expect.arrayContaining(["4 bars in G major."]),
        zh: expect.arrayContaining(["共 4 小节，G大调。"]),
      },
    });
  });

  it("has no originality to tell where the model's melodies are not at hand", async () => {
    const response = await client(anyParts(composer)).send("/api/originality", { abc: TUNE });
    expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
      404,
      "not-found",
    ]);
  });
});

describe("files", () => {
  const post = (path: string, body: NonNullable<RequestInit["body"]>) =>
    client(anyParts(composer)).app.request(path, { method: "POST", headers: { host: "localhost" }, body });

  it.each([
    ["abc", "X:1"],
    ["midi", "MThd"],
    ["musicxml", "<?xml"],
    ["mxl", "PK"],
    ["svg", "<svg"],
    ["png", "\u0089PNG"],
    ["pdf", "%PDF"],
    ["wav", "RIFF"],
  ])("are written as %s", async (to, start) => {
    const response = await post(`/api/convert?to=${to}`, TUNE);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain('filename="The Old Road.');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(new TextDecoder("latin1").decode(bytes).trimStart().startsWith(start)).toBe(true);
  });

  it("are opened in any format that is read", async () => {
    const midi = await (await post("/api/convert?to=midi&transpose=2", TUNE)).arrayBuffer();
    const opened = await post("/api/open", midi);
    expect(await opened.json()).toMatchObject({
      format: "midi",
      tunes: [{ title: "The Old Road", abc: expect.stringContaining("K:A") }],
    });
  });

  it("that are damaged are named so", async () => {
    const response = await post("/api/open", "MThd nothing behind it");
    expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
      422,
      "bad-file",
    ]);
  });
});

describe("the server", () => {
  it("describes its API", async () => {
    const { paths } = (await (await client(anyParts(composer)).get("/api/openapi.json")).json()) as {
      paths: Record<string, unknown>;
    };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(["/api/compose", "/api/tunes/{id}/versions", "/v1/chat/completions", "/health"]),
    );
  });

  it("tells how it is, and works while the library does not", async () => {
    const { get, send } = client(anyParts(composer));
    expect(await (await get("/health")).json()).toMatchObject({
      status: "starting",
      store: { kind: "embedded", state: "starting" },
      queue: { running: 0, waiting: 0 },
      counts: { requests: 1 },
    });
    const saved = await send("/api/tunes", { abc: TUNE });
    expect([saved.status, saved.headers.get("retry-after")]).toEqual([503, "2"]);
  });

  it("logs requests without what is in them", async () => {
    const parts = anyParts(composer);
    await client(parts).send("/api/read", { words: "a secret waltz" });
    expect(parts.entries).toEqual([
      expect.objectContaining({ event: "request", method: "POST", path: "/api/read", status: 200 }),
    ]);
    expect(JSON.stringify(parts.entries)).not.toContain("secret");
  });

  it.each([
    ["no JSON", "{", 400, "usage"],
    ["another type", { request: { bars: "many" } }, 400, "usage"],
    ["an unknown field", { wish: "a jig" }, 400, "usage"],
    ["too many candidates", { request: { candidates: 31 } }, 400, "usage"],
    ["no object", [1, 2], 400, "usage"],
    ["a tune of noise as reference", { request: { reference: "\u0000\u0001|||::[[[" } }, 200, undefined],
  ])("answers a body with %s", async (_, body, status, code) => {
    const response = await client(anyParts(composer)).send("/api/compose", body);
    expect(response.status).toBe(status);
    if (code !== undefined)
      expect(await response.json()).toMatchObject({
        error: { code, message: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/u) } },
      });
    else await response.text();
  });

  it("names every field at fault, in both languages", async () => {
    const response = await client(anyParts(composer)).send("/api/compose", {
      request: { bars: 0, tonic: "H" },
    });
    const { error } = (await response.json()) as {
      error: { issues: { path: string; message: { zh: string } }[] };
    };
    expect(error.issues.map(({ path }) => path)).toEqual(["request.tonic", "request.bars"]);
    expect(error.issues[1]?.message.zh).toMatch(/数值过小/u);
  });
});
