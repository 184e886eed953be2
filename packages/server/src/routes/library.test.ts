/** @file The library over HTTP: the same on the embedded database and on a PostgreSQL server. */
import { randomUUID } from "node:crypto";
import type { Composer } from "@melodist/compose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StoreDoor } from "../store/store-door.ts";
import {
  embeddedDatabase,
  postgresDatabase,
  postgresPrograms,
  type TestDatabase,
} from "../testing/databases.ts";
import { anyParts, client } from "../testing/parts.ts";

const programs = await postgresPrograms();
/** None of these tests composes. */
const NO_COMPOSER = {} as Composer;

interface ToldTune {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly version: number;
  readonly abc: string;
  readonly updatedAt: string;
}

const tuneOf = (title: string, music = "GABc d2ef|g2fe d2BA|") =>
  `X:1\nT:${title}\nR:reel\nM:4/4\nL:1/8\nK:G\n${music}\nw: o-ver the hills\n`;

let time = Date.parse("2026-05-01T12:00:00Z");
/** A clock that goes on by a second whenever it is looked at. */
const now = () => (time += 1_000);

function doorOf(database: TestDatabase): StoreDoor {
  const open = () => database.open(now);
  return new StoreDoor({ kind: "embedded", open, log: () => undefined, retryMs: 50 });
}

async function codeOf(response: Response) {
  return [response.status, ((await response.json()) as { error: { code: string } }).error.code] as const;
}

/** Each test has its own words to find its own tunes by. */
const anyWord = () => `w${randomUUID().slice(0, 8)}`;

describe.each<[string, (() => Promise<TestDatabase>) | undefined]>([
  ["the embedded database", embeddedDatabase],
  ["a PostgreSQL server", programs === undefined ? undefined : () => postgresDatabase(programs)],
])("a library in %s", (name, open) => {
  if (open === undefined) {
    it.skip(`is not tested: ${name} needs Debian's package postgresql`, () => undefined);
    return;
  }
  let database: TestDatabase;
  let store: StoreDoor;
  let http: ReturnType<typeof client>;
  beforeAll(async () => {
    database = await open();
    store = doorOf(database);
    await store.start();
    http = client(anyParts(NO_COMPOSER, { store }));
  }, 300_000);
  afterAll(async () => {
    await store.close();
    await database.remove();
  }, 60_000);

  async function save(abc: string, more: object = {}): Promise<ToldTune> {
    return (await (await http.send("/api/tunes", { abc, ...more })).json()) as ToldTune;
  }
  async function find(query: string): Promise<readonly string[]> {
    const { tunes } = (await (await http.get(`/api/tunes?${query}`)).json()) as { tunes: ToldTune[] };
    return tunes.map(({ title }) => title);
  }

  it("keeps a tune with what is known of it", async () => {
    const saved = await save(tuneOf("The Lantern"), {
      tags: ["wistful", "江南"],
      rating: 4,
      note: "for Ada",
      origin: "composed",
      seed: 4_294_967_295,
      request: { words: "a reel", bars: 8 },
      report: [],
    });
    expect(saved).toMatchObject({
      title: "The Lantern",
      key: "G",
      meter: "4/4",
      rhythm: "reel",
      rating: 4,
      version: 1,
    });
    const kept = await (await http.get(`/api/tunes/${saved.id}`)).json();
    expect(kept).toMatchObject({
      abc: tuneOf("The Lantern"),
      tags: ["wistful", "江南"],
      history: [
        { number: 1, origin: "composed", seed: 4_294_967_295, request: { words: "a reel", bars: 8 } },
      ],
    });
  });

  it("keeps a tune once that is sent twice", async () => {
    const id = randomUUID();
    const word = anyWord();
    const [first, again] = [
      await http.send("/api/tunes", { id, abc: tuneOf(word) }),
      await http.send("/api/tunes", { id, abc: tuneOf(word) }),
    ];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await find(`q=${word}`)).toEqual([word]);
    expect(await codeOf(await http.send("/api/tunes", { id, abc: tuneOf("Another") }))).toEqual([
      409,
      "conflict",
    ]);
  });

  it("keeps every version, and tells when another was quicker", async () => {
    const { id } = await save(tuneOf("Versions"));
    const second = tuneOf("Versions", "B4 A4|G8|");
    const path = `/api/tunes/${id}/versions`;
    expect((await http.send(path, { abc: second, base: 1, comment: "slower" })).status).toBe(201);
    expect((await http.send(path, { abc: second, base: 1 })).status).toBe(200);
    const late = await http.send(path, { abc: tuneOf("Versions", "c8|G8|"), base: 1 });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ error: { code: "conflict", latest: 2 } });
    expect(await (await http.get(`${path}/1`)).json()).toMatchObject({ number: 1, abc: tuneOf("Versions") });
    expect(await (await http.get(`${path}/2`)).json()).toMatchObject({ abc: second, comment: "slower" });
    expect(await codeOf(await http.get(`${path}/3`))).toEqual([404, "not-found"]);
  });

  it("never gives two versions one number, however many are saved at once", async () => {
    const { id } = await save(tuneOf("At once"));
    const bodies = ["A8|", "B8|", "c8|", "d8|", "e8|", "f8|"].map((music) => ({
      abc: tuneOf("At once", music),
    }));
    await Promise.all(bodies.map((body) => http.send(`/api/tunes/${id}/versions`, body)));
    const { history } = (await (await http.get(`/api/tunes/${id}`)).json()) as {
      history: { number: number }[];
    };
    expect(history.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("changes title, tags, rating and note, which new versions leave alone", async () => {
    const { id } = await save(tuneOf("Old name"));
    const word = anyWord();
    await http.send(
      `/api/tunes/${id}`,
      { title: `新名 ${word}`, rating: 5, tags: ["a", "a"] },
      { method: "PATCH" },
    );
    await http.send(`/api/tunes/${id}/versions`, { abc: tuneOf("Old name", "G8|") });
    expect(await (await http.get(`/api/tunes/${id}`)).json()).toMatchObject({
      title: `新名 ${word}`,
      rating: 5,
      tags: ["a"],
      version: 2,
    });
    expect(await find(`q=${word}`)).toEqual([`新名 ${word}`]);
  });

  it("is searched by words, tags and ratings, in any script, signs of patterns taken as they are", async () => {
    const word = anyWord();
    await save(tuneOf(`Hills ${word}`), { tags: [word], rating: 2 });
    await save(tuneOf("In the valley"), {
      title: `Valley 100% ${word}`,
      tags: [word, "x"],
      rating: 5,
      request: { words: "惆怅的小调" },
    });
    expect(await find(`q=${word}&sort=title`)).toEqual([`Hills ${word}`, `Valley 100% ${word}`]);
    expect(await find(`q=${word}%20valley`)).toEqual([`Valley 100% ${word}`]);
    expect(await find(`q=${word}%20${encodeURIComponent("惆怅")}`)).toEqual([`Valley 100% ${word}`]);
    expect(await find(`q=${word}%20100%25`)).toEqual([`Valley 100% ${word}`]);
    expect(await find(`q=${word}_`)).toEqual([]);
    expect(await find(`tag=${word}&rating=3`)).toEqual([`Valley 100% ${word}`]);
    const { tags } = (await (await http.get("/api/tags")).json()) as {
      tags: { tag: string; count: number }[];
    };
    expect(tags).toContainEqual({ tag: word, count: 2 });
  });

  it("is listed page by page", async () => {
    const word = anyWord();
    for (const number of [1, 2, 3]) await save(tuneOf(`${word} ${number}`));
    const first = (await (await http.get(`/api/tunes?q=${word}&limit=2`)).json()) as {
      next: string;
      total: number;
    };
    expect(first).toMatchObject({ total: 3, next: "2" });
    expect(await find(`q=${word}&limit=2&cursor=${first.next}`)).toEqual([`${word} 1`]);
  });

  it("finds a tune by some of its notes in another key, until it is thrown away", async () => {
    const { id } = await save(tuneOf("By ear", "c2E2 ^F2A2|d4 B2e2|f2A2 c2G2|"));
    const search = async () => {
      const { hits } = (await (
        await http.send("/api/tunes/search", { notes: "e4 ^c2 ^f2 ^g2 B2 d2" })
      ).json()) as {
        hits: { tune: ToldTune }[];
      };
      return hits.map(({ tune }) => tune.id);
    };
    expect(await search()).toContain(id);
    expect((await http.send(`/api/tunes/${id}`, {}, { method: "DELETE" })).status).toBe(204);
    expect(await search()).not.toContain(id);
    await http.send(`/api/tunes/${id}/restore`, {});
    expect(await search()).toContain(id);
    expect(await codeOf(await http.send("/api/tunes/search", { notes: "ab" }))).toEqual([400, "usage"]);
  });

  it("throws tunes into a trash, and away for good only when told so", async () => {
    const word = anyWord();
    const { id } = await save(tuneOf(word));
    await http.send(`/api/tunes/${id}`, {}, { method: "DELETE" });
    expect([await find(`q=${word}`), await find(`q=${word}&trash=true`)]).toEqual([[], [word]]);
    await http.send(`/api/tunes/${id}?forever=true`, {}, { method: "DELETE" });
    expect(await codeOf(await http.get(`/api/tunes/${id}`))).toEqual([404, "not-found"]);
  });

  it("goes into a file and comes back from it, and gains nothing twice", async () => {
    const { id } = await save(tuneOf("Travels"), { tags: ["t"], note: "n", request: { bars: 8 } });
    await http.send(`/api/tunes/${id}/versions`, { abc: tuneOf("Travels", "G8|"), comment: "shorter" });
    const exported = await http.get("/api/library/export");
    const file = (await exported.json()) as { format: string; tunes: { id: string }[] };
    expect([exported.headers.get("content-disposition"), file.format]).toEqual([
      'attachment; filename="melodist-library.json"',
      "melodist-library",
    ]);
    const before = await (await http.get(`/api/tunes/${id}`)).json();
    await http.send(`/api/tunes/${id}?forever=true`, {}, { method: "DELETE" });
    const imported = await (await http.send("/api/library/import", file)).json();
    expect(imported).toEqual({ added: 1, merged: 0, unchanged: file.tunes.length - 1, failed: [] });
    expect(await (await http.get(`/api/tunes/${id}`)).json()).toEqual(before);
    expect(await (await http.send("/api/library/import", file)).json()).toMatchObject({
      added: 0,
      unchanged: file.tunes.length,
    });
  });

  it("takes the sound tunes of a damaged file, and names the others", async () => {
    const word = anyWord();
    const good = {
      id: randomUUID(),
      title: word,
      tags: [],
      rating: 0,
      note: "",
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
      versions: [{ abc: tuneOf(word), createdAt: "2026-01-01T00:00:00.000Z" }],
    };
    const tunes = [{ ...good, id: "none", title: "Bad id" }, 7, good];
    const file = { format: "melodist-library", version: 1, exportedAt: "", tunes };
    expect(await (await http.send("/api/library/import", file)).json()).toMatchObject({
      added: 1,
      failed: [
        { title: "Bad id", reason: { en: "id is not as it should be", zh: "id 不合格式" } },
        { title: "" },
      ],
    });
    expect(await find(`q=${word}`)).toEqual([word]);
  });

  it("keeps markup, odd characters and empty titles as text", async () => {
    const title = `<img src=x onerror=alert(1)> "'; DROP TABLE tunes;-- \u{1F3BB}`;
    const saved = await save(tuneOf(title), { note: "a\u0000b\uD800c", request: { words: "\u0000\uDFFF" } });
    expect(saved.title).toBe(title);
    expect(await (await http.get(`/api/tunes/${saved.id}`)).json()).toMatchObject({ note: "ab\uFFFDc" });
    expect((await save("X:1\nK:C\nCDEF|]\n")).title).toBe("");
  });

  it.each([
    ["no tune", { abc: "nothing" }, 422, "bad-file"],
    ["no abc", {}, 400, "usage"],
    ["a rating of nine", { abc: tuneOf("x"), rating: 9 }, 400, "usage"],
    ["an id that is none", { abc: tuneOf("x"), id: "../../etc/passwd" }, 400, "usage"],
    ["too many tags", { abc: tuneOf("x"), tags: Array.from({ length: 51 }, String) }, 400, "usage"],
    ["too long a tune", { abc: tuneOf("x", "A".repeat(600_000)) }, 400, "usage"],
  ])("refuses %s", async (_, body, status, code) => {
    expect(await codeOf(await http.send("/api/tunes", body))).toEqual([status, code]);
  });

  it("opens again with all that was saved", async () => {
    const { id } = await save(tuneOf("Still there"));
    await store.close();
    store = doorOf(database);
    http = client(anyParts(NO_COMPOSER, { store }));
    await store.start();
    expect(await (await http.get(`/api/tunes/${id}`)).json()).toMatchObject({ title: "Still there" });
  });
});

describe("a library whose database server goes away", () => {
  it.skipIf(programs === undefined)("says so, is back when that is, and has all that was saved", async () => {
    const database = await postgresDatabase(programs ?? "");
    const store = doorOf(database);
    await store.start();
    const { get, send } = client(anyParts(NO_COMPOSER, { store }));
    const saved: string[] = [];
    const saveUntilGone = async () => {
      for (;;) {
        const response = await send("/api/tunes", { abc: tuneOf("Meanwhile") });
        if (response.status !== 201) return await codeOf(response);
        saved.push(((await response.json()) as ToldTune).id);
      }
    };
    const savers = [saveUntilGone(), saveUntilGone(), saveUntilGone()];
    await expect.poll(() => saved.length).toBeGreaterThan(5);
    await database.stop("SIGKILL");
    const gone = [503, "unavailable"];
    expect(await Promise.all(savers)).toEqual([gone, gone, gone]);
    expect(await codeOf(await get("/api/tags"))).toEqual(gone);
    expect(store.state).toBe("unavailable");
    await database.start();
    await expect.poll(() => store.state, { timeout: 20_000 }).toBe("ready");
    for (const id of saved) expect((await get(`/api/tunes/${id}`)).status).toBe(200);
    await store.close();
    await database.remove();
  });
});
