/** @file Who is kept out, and what cannot be brought in. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Composer } from "@melodist/compose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTENT_POLICY } from "./guard/content-policy.ts";
import { USUAL_LIMITS } from "./parts.ts";
import { anyParts, client } from "./testing/parts.ts";

/** None of these tests composes. */
const NO_COMPOSER = {} as Composer;
const TOKEN = "a-token-of-many-characters";

let folder = "";
let page = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "melodist-page-"));
  page = join(folder, "page");
  await mkdir(join(page, "assets"), { recursive: true });
  await writeFile(join(page, "index.html"), "<!doctype html><title>The page</title>");
  await writeFile(join(page, "assets", "main-1a2b3c.js"), "export {};");
  await writeFile(join(folder, "secret.txt"), "secret");
});
afterAll(() => rm(folder, { recursive: true }));

describe("a server with a token", () => {
  const http = () =>
    client(anyParts(NO_COMPOSER, { guard: { token: TOKEN, names: ["studio.example"], isOpen: true }, page }));

  it.each([
    ["no token", undefined, 401],
    ["a wrong one", "Bearer wrong", 401],
    ["one that is cut short", `Bearer ${TOKEN.slice(0, -1)}`, 401],
    ["one that goes on", `Bearer ${TOKEN}x`, 401],
    ["another scheme", `Basic ${TOKEN}`, 401],
    ["its token", `Bearer ${TOKEN}`, 200],
  ])("answers a request with %s", async (_, authorization, status) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    for (const path of ["/api/models", "/v1/models", "/api/openapi.json"]) {
      const response = await http().get(path, headers);
      expect(response.status).toBe(status);
      if (status === 401) expect(response.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  it("tells strangers that it is well, and no more", async () => {
    expect(await (await http().get("/health")).json()).toEqual({ status: "starting" });
    const known = await (await http().get("/health", { authorization: `Bearer ${TOKEN}` })).json();
    expect(known).toHaveProperty("counts");
  });

  it("gives the page to everyone, which holds nothing of anyone's", async () => {
    expect((await http().get("/")).status).toBe(200);
  });
});

describe("names and pages", () => {
  const guarded = (isOpen: boolean) =>
    client(anyParts(NO_COMPOSER, { guard: { token: undefined, names: ["studio.example"], isOpen } }));

  it.each([
    ["localhost:4180", false, 200],
    ["LOCALHOST", false, 200],
    ["127.0.0.1:4180", false, 200],
    ["[::1]:4180", false, 200],
    ["studio.example", false, 200],
    ["evil.example", false, 403],
    ["localhost.evil.example", false, 403],
    ["127.0.0.1.evil.example:4180", false, 403],
    ["evil.example#localhost", false, 403],
    ["user@localhost", false, 403],
    ["192.168.1.7:4180", false, 403],
    ["192.168.1.7:4180", true, 200],
    ["evil.example", true, 403],
    ["", true, 403],
  ])("answers the name %s (open: %s) with %i", async (host, isOpen, status) => {
    expect((await guarded(isOpen).get("/api/vocabulary", { host })).status).toBe(status);
  });

  it.each([
    ["http://localhost:4180", "localhost:4180", 200],
    ["http://127.0.0.1:4180", "127.0.0.1:4180", 200],
    ["https://studio.example", "studio.example", 200],
    ["https://evil.example", "localhost:4180", 403],
    ["http://localhost:3000", "localhost:4180", 403],
    ["http://localhost:4180.evil.example", "localhost:4180", 403],
    ["null", "localhost:4180", 403],
    ["file://", "localhost:4180", 403],
  ])("answers a page of %s at %s with %i", async (origin, host, status) => {
    const response = await guarded(false).send("/api/read", { words: "a jig" }, { origin, host });
    expect(response.status).toBe(status);
  });

  it("takes no form of a foreign page for JSON", async () => {
    const response = await guarded(false).send(
      "/api/read",
      { words: "a jig" },
      { "content-type": "text/plain" },
    );
    expect(response.status).toBe(415);
  });
});

describe("the page", () => {
  const http = () => client(anyParts(NO_COMPOSER, { page }));

  it("comes with a policy that lets nothing else in", async () => {
    const response = await http().get("/");
    expect(response.headers.get("content-security-policy")).toBe(CONTENT_POLICY);
    expect(CONTENT_POLICY).not.toMatch(/script-src [^;]*(?<!wasm-)unsafe-|https?:|\*/u);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("is kept for a year where its name tells its content, and asked for each time elsewhere", async () => {
    const [asset, index] = [await http().get("/assets/main-1a2b3c.js"), await http().get("/tune/7")];
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect([index.headers.get("cache-control"), await index.text()]).toEqual([
      "no-cache",
      expect.stringContaining("The page"),
    ]);
  });

  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/assets/....//secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/secret.txt%00.html",
  ])("is all that is given out: not %s", async (path) => {
    const response = await http().get(path);
    expect(await response.text()).not.toContain("secret\n");
    expect([200, 400, 404]).toContain(response.status);
    if (response.status === 200) expect(response.headers.get("content-type")).toContain("text/html");
  });

  it("does not stand in for routes that are not there", async () => {
    expect((await http().get("/api/nothing")).status).toBe(404);
    expect((await http().get("/assets/gone.js")).status).toBe(404);
  });

  it("says so where it is not built", async () => {
    const response = await client(anyParts(NO_COMPOSER)).get("/");
    expect(await response.text()).toContain("网页尚未构建");
  });
});

describe("too much of anything", () => {
  const http = () =>
    client(
      anyParts(NO_COMPOSER, {
        limits: { ...USUAL_LIMITS, bodyBytes: 10_000, fileBytes: 20_000, libraryBytes: 30_000 },
      }),
    );

  it.each([
    ["/api/check", { abc: "A".repeat(20_000) }],
    ["/api/compose", { words: "a".repeat(20_000) }],
    ["/v1/chat/completions", { model: "any", messages: [{ role: "user", content: "a".repeat(20_000) }] }],
    ["/api/open", "A".repeat(30_000)],
    ["/api/convert?to=midi", "A".repeat(30_000)],
    ["/api/library/import", { format: "melodist-library", tunes: ["A".repeat(40_000)] }],
  ])("is refused at %s", async (path, body) => {
    expect((await http().send(path, body)).status).toBe(413);
  });

  it("is refused of a stream whose length is not told", async () => {
    const piece = new TextEncoder().encode("A".repeat(5_000));
    let pieces = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (pieces++ < 1_000) controller.enqueue(piece);
        else controller.close();
      },
    });
    const response = await http().app.request("/api/open", {
      method: "POST",
      headers: { host: "localhost" },
      body,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(pieces).toBeLessThan(20);
  });

  it("of nesting or of names is told as any other fault", async () => {
    const deep = `${"[".repeat(4_000)}${"]".repeat(4_000)}`;
    expect((await http().send("/api/read", deep)).status).toBe(400);
    expect((await http().send("/api/read", '{"__proto__":{"words":"a"},"words":"a jig"}')).status).not.toBe(
      500,
    );
    expect((await http().get(`/api/tunes?q=${"a".repeat(600)}`)).status).toBe(400);
  });
});

describe("markup", () => {
  const MARKUP = '<script>alert(1)</script><img src=x onerror="alert(1)">';
  const tune = `X:1\nT:${MARKUP}\nC:${MARKUP}\nK:G\n"^${MARKUP.replaceAll('"', "'")}"GABc|\nw:${MARKUP}\n`;
  const http = () => client(anyParts(NO_COMPOSER));

  it("in titles, annotations and lyrics is text in a picture of the score", async () => {
    const response = await http().app.request("/api/convert?to=svg", {
      method: "POST",
      headers: { host: "localhost" },
      body: tune,
    });
    const svg = await response.text();
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toMatch(/<script|<img|<[^>]*\son\w+=["']/iu);
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox$/u);
  });

  it("in titles does not reach headers", async () => {
    const title = 'a"\r\nSet-Cookie: x=1\r\n\r\n<b>\u202e../../etc/passwd';
    const response = await http().app.request("/api/convert?to=midi", {
      method: "POST",
      headers: { host: "localhost" },
      body: `X:1\nT:${title.replaceAll("\r\n", "\u0085")}\nK:G\nGABc|\n`,
    });
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.%~-]+$/u,
    );
  });

  it("in a path or a body comes back as JSON alone", async () => {
    const missing = await http().get("/api/%3Cscript%3Ealert(1)%3C/script%3E");
    expect(missing.headers.get("content-type")).toContain("application/json");
    const refused = await http().send("/api/compose", { [MARKUP]: 1 });
    expect([refused.status, refused.headers.get("content-type")]).toEqual([
      400,
      expect.stringContaining("application/json"),
    ]);
  });
});
