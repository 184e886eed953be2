/** @file A server that listens, driven by the clients that people have: fetch, OpenAI's library, the AI SDK. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { parseAbc } from "@melodist/abc";
import type { Composer } from "@melodist/compose";
import { checkBars } from "@melodist/score";
import { generateText, streamText } from "ai";
import OpenAI, { APIError } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, type ServeOptions, serve } from "./serve.ts";
import { lockFolder } from "./store/folder-lock.ts";
import { anyModel, noStore, shelfOf } from "./testing/parts.ts";

let composer: Composer;
let server: RunningServer;
const TOKEN = "a-token-of-many-characters";

function options(more: Partial<ServeOptions> = {}): ServeOptions {
  return {
    version: "0.0.0",
    host: "127.0.0.1",
    port: 0,
    token: TOKEN,
    names: [],
    models: shelfOf(composer),
    store: noStore(),
    page: undefined,
    log: () => undefined,
    now: Date.now,
    drawSeed: () => 7,
    ...more,
  };
}

beforeAll(async () => {
  composer = await anyModel();
  server = await serve(options());
});
afterAll(async () => {
  // The library of these tests never opens, and closing waits for it.
  void server.stop();
  await composer.decoder[Symbol.asyncDispose]();
});

/** The tunes of an answer, which are to be sound. */
function tunesIn(text: string) {
  const fences = [...text.matchAll(/```abc\n([\s\S]*?)```/gu)].map(([, abc = ""]) => abc);
  return fences.map((abc) => {
    const [tune] = parseAbc(abc).tunes;
    if (tune === undefined) throw new Error(`no tune: ${abc}`);
    expect(checkBars(tune.score)).toEqual([]);
    return tune.score;
  });
}

const WISH = "a jig in E dorian, 8 bars, with drums";
const melodist = { candidates: 1, seed: 3 };

describe("OpenAI's own client", () => {
  const openai = () => new OpenAI({ baseURL: `${server.address}/v1`, apiKey: TOKEN, maxRetries: 0 });
  const ask = { model: "melodist", messages: [{ role: "user" as const, content: WISH }] };

  it("lists the models", async () => {
    const { data } = await openai().models.list();
    expect(data.map(({ id }) => id)).toEqual(["melodist", "any"]);
  });

  it("gets a tune with an account of it", async () => {
    const answer = await openai().chat.completions.create({ ...ask, ...{ melodist } });
    const text = answer.choices[0]?.message.content ?? "";
    expect(tunesIn(text)).toHaveLength(1);
    expect(text).toContain("“drums”");
    expect(text).toContain("✓ bars 8");
    expect(answer.choices[0]?.finish_reason).toBe("stop");
  });

  it("gets the same tune in a stream", async () => {
    const stream = await openai().chat.completions.create({ ...ask, ...{ melodist }, stream: true });
    let text = "";
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    const whole = await openai().chat.completions.create({ ...ask, ...{ melodist } });
    expect(text).toBe(whole.choices[0]?.message.content);
  });

  it("is answered in Chinese when asked so, and gets as many choices as it wants", async () => {
    const answer = await openai().chat.completions.create({
      model: "any",
      messages: [{ role: "user", content: "写一首8小节的江南小调" }],
      n: 2,
      ...{ melodist },
    });
    expect(answer.choices).toHaveLength(2);
    expect(answer.choices[1]?.message.content).toContain("小节数 8");
    expect(new Set(answer.choices.map(({ message }) => message.content)).size).toBe(2);
  });

  it("gets the events as well when it asks for them", async () => {
    const stream = await openai().chat.completions.create({
      ...ask,
      ...{ melodist, melodist_events: true },
      stream: true,
    });
    const types = new Set<string>();
    for await (const chunk of stream) {
      const { melodist: event } = chunk as unknown as { melodist?: { type: string } };
      if (event !== undefined) types.add(event.type);
    }
    expect(types).toContain("note-written");
    expect(types).toContain("answer");
  });

  it("is told what is wrong in the shape that it knows", async () => {
    const failure = async (work: Promise<unknown>) => {
      const error = await work.catch((one: unknown) => one);
      return error instanceof APIError ? [error.status, error.code] : error;
    };
    const stranger = new OpenAI({ baseURL: `${server.address}/v1`, apiKey: "wrong", maxRetries: 0 });
    expect(await failure(stranger.models.list())).toEqual([401, "not-allowed"]);
    expect(await failure(openai().chat.completions.create({ ...ask, messages: [] }))).toEqual([400, "usage"]);
    expect(
      await failure(openai().chat.completions.create({ ...ask, messages: [{ role: "user", content: " " }] })),
    ).toEqual([400, "usage"]);
  });

  it("is told why no tune can be as it wishes", async () => {
    const answer = await openai().chat.completions.create({ ...ask, ...{ melodist: { bars: 3000 } } });
    expect(answer.choices[0]?.message.content).toMatch(/No tune can be so:\n- bars 3000/u);
  });
});

describe("the AI SDK", () => {
  const provider = () =>
    createOpenAICompatible({ name: "melodist", baseURL: `${server.address}/v1`, apiKey: TOKEN });
  const ask = () => ({
    model: provider()("melodist"),
    prompt: WISH,
    seed: 3,
    providerOptions: { melodist: { melodist } },
  });

  it("gets a tune", async () => {
    const { text, finishReason } = await generateText(ask());
    expect(tunesIn(text)).toHaveLength(1);
    expect(finishReason).toBe("stop");
  });

  it("gets it in a stream", async () => {
    const { textStream } = streamText(ask());
    let text = "";
    for await (const piece of textStream) text += piece;
    expect(tunesIn(text)).toHaveLength(1);
  });
});

describe("a listening server", () => {
  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    fetch(`${server.address}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  const health = async () => {
    const response = await fetch(`${server.address}/health`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return (await response.json()) as { queue: { running: number } };
  };

  it("stops the work of a client that goes away", async () => {
    const leaving = new AbortController();
    const response = await post("/api/compose", { request: { bars: 128, candidates: 16 } }, leaving.signal);
    const reader = response.body?.getReader();
    await reader?.read();
    expect((await health()).queue.running).toBe(1);
    leaving.abort();
    await expect.poll(async () => (await health()).queue.running).toBe(0);
  });

  it("composes on for a reader that does not read, and lets others in", async () => {
    const slow = await post("/api/compose", { request: { bars: 16, candidates: 2 }, watch: "all" });
    await expect.poll(async () => (await health()).queue.running, { timeout: 20_000 }).toBe(0);
    expect(await slow.text()).toContain("event: done");
  });

  it("does not listen where a port is taken, nor to strangers without a token", async () => {
    const port = Number(new URL(server.address).port);
    await expect(serve(options({ port }))).rejects.toMatchObject({ code: "in-use" });
    await expect(serve(options({ host: "0.0.0.0", token: undefined }))).rejects.toMatchObject({
      code: "usage",
    });
  });
});

describe("the lock of a folder", () => {
  it("tells a second server who is there, and lets it in when the first is gone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "melodist-lock-"));
    const lock = await lockFolder(folder, "process 7");
    await expect(lockFolder(folder, "process 8")).rejects.toMatchObject({
      code: "in-use",
      message: expect.stringContaining("process 7"),
    });
    await lock.release();
    const second = await lockFolder(folder, "process 8");
    await second.release();
    await rm(folder, { recursive: true });
  });
});
