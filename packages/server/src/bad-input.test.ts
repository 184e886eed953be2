/** @file Whatever is sent, the answer says what is wrong with it, and the server goes on. */
import type { Composer } from "@melodist/compose";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, serve } from "./serve.ts";
import { anyModel, anyParts, client, noStore, shelfOf } from "./testing/parts.ts";

let composer: Composer;
beforeAll(async () => {
  composer = await anyModel();
});
afterAll(() => composer.decoder[Symbol.asyncDispose]());

/** A refusal in the shape that all have: the client's fault, with a code, in both languages. */
const REFUSAL = {
  error: {
    code: expect.stringMatching(/^(?!internal$)[a-z-]+$/u),
    message: { en: expect.any(String), zh: expect.stringMatching(/[\u4e00-\u9fff]/u) },
    requestId: expect.stringMatching(/^r-/u),
  },
};

async function expectSense(response: Response): Promise<void> {
  const body = await response.text();
  if (response.status < 400) return;
  // 503: the library of these tests is not there.
  if (response.status !== 503) expect(response.status).toBeLessThan(500);
  const told = JSON.parse(body) as { readonly refusals?: readonly unknown[] };
  // Wishes that no tune can keep are told one by one.
  if (told.refusals === undefined) expect(told).toMatchObject(REFUSAL);
  else expect(told.refusals).not.toEqual([]);
}

const BODIES = [
  "/api/compose",
  "/api/continue",
  "/api/rewrite",
  "/api/harmonize",
  "/api/vary",
  "/api/melodize",
  "/api/read",
  "/api/check",
  "/api/analyse",
  "/api/originality",
  "/api/tunes",
  "/api/tunes/search",
  "/api/library/import",
];

describe("a body of the wrong kind", () => {
  const anyValue = fc.anything({ maxDepth: 2, withBigInt: false, withDate: false });
  const wrong = fc.dictionary(
    fc.constantFrom("abc", "words", "request", "bars", "wishes", "chords", "watch", "notes", "tunes", "id"),
    anyValue,
  );

  it.each(BODIES)("is refused in words at %s", async (path) => {
    const { send } = client(anyParts(composer, { now: () => 0 }));
    for (const body of ["", "{", "null", "7", '"abc"', "[]", "{}", '{"abc":7}', '{"abc":null,"words":[]}'])
      await expectSense(await send(path, body));
    await fc.assert(
      fc.asyncProperty(wrong, async (value) => {
        const { abc, words, ...rest } = value;
        // Texts may be right: those are tried below.
        const body = { ...rest, abc: typeof abc === "string" ? 7 : abc, words: words === "" ? 7 : words };
        await expectSense(await send(path, JSON.stringify(body)));
      }),
      { numRuns: 20, seed: 11 },
    );
  });
});

describe("a tune of noise", () => {
  const noise = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc
      .array(fc.constantFrom(..."ABCabcz|:[](){}<>\"'^_=,/123467-~+!$%&*XKMLVw:\n \\".split("")), {
        maxLength: 300,
      })
      .map((letters) => `X:1\nK:G\n${letters.join("")}`),
  );

  it.each(["/api/check", "/api/analyse", "/api/harmonize", "/api/rewrite", "/api/continue"])(
    "is judged like any other at %s",
    async (path) => {
      const { send } = client(anyParts(composer));
      const more = {
        "/api/harmonize": { wishes: { candidates: 1, seed: 1 } },
        "/api/rewrite": { bars: { from: 1, to: 1 }, wishes: { candidates: 1, seed: 1 } },
        "/api/continue": { request: { bars: 4, candidates: 1, seed: 1 } },
      }[path];
      await fc.assert(
        fc.asyncProperty(noise, async (abc) => {
          const response = await send(path, { abc, ...more }, { accept: "application/json" });
          await expectSense(response);
        }),
        { numRuns: 25, seed: 12 },
      );
    },
  );

  it.each(["/api/open", "/api/convert?to=midi", "/api/convert?to=abc", "/api/convert?to=musicxml"])(
    "or of any bytes is told from a file at %s",
    async (path) => {
      const { app } = client(anyParts(composer));
      const bytes = fc.uint8Array({ maxLength: 400 });
      const start = fc.constantFrom(
        "",
        "MThd\0\0\0\u0006",
        "<?xml version='1.0'?><score-partwise>",
        "PK\u0003\u0004",
      );
      await fc.assert(
        fc.asyncProperty(start, fc.oneof(bytes, noise), async (head, rest) => {
          const body = new Blob([head, typeof rest === "string" ? rest : new Uint8Array(rest)]);
          const request = { method: "POST", headers: { host: "localhost" }, body };
          await expectSense(await app.request(path, request));
        }),
        { numRuns: 40, seed: 13 },
      );
    },
  );
});

describe("fifty megabytes", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await serve({
      version: "0.0.0",
      host: "127.0.0.1",
      port: 0,
      token: undefined,
      names: [],
      models: shelfOf(composer),
      store: noStore(),
      page: undefined,
      log: () => undefined,
      now: Date.now,
      drawSeed: () => 7,
    });
  });
  afterAll(() => {
    // The library of these tests never opens, and closing waits for it.
    void server.stop();
  });

  it.each([
    "/api/compose",
    "/api/check",
    "/api/tunes",
    "/api/open",
    "/api/convert?to=midi",
    "/v1/chat/completions",
  ])("are refused at %s before they are all there, and the next is served", async (path) => {
    const body = new Uint8Array(50_000_000).fill(0x41);
    const headers = { "content-type": "application/json" };
    const response = await fetch(server.address + path, { method: "POST", headers, body });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: "too-large" } });
    expect((await fetch(`${server.address}/health`)).status).toBe(200);
  });
});
