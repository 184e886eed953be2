import { describe, expect, it } from "vitest";
import type { Store } from "./store.ts";
import { type OpenStore, StoreDoor } from "./store-door.ts";

/** A store that nobody asks anything. */
const NO_STORE = {} as Store;
const LOST = Object.assign(new Error("terminating connection"), { code: "57P01" });
const UNAVAILABLE = { code: "unavailable", retryAfterSeconds: 2 };

function doorTo(open: () => Promise<OpenStore>): StoreDoor {
  return new StoreDoor({ kind: "embedded", open, log: () => undefined, retryMs: 1 });
}

describe("the way to the store", () => {
  it("is closed while it is opened, and says so", async () => {
    const door = doorTo(() => new Promise(() => undefined));
    void door.start();
    expect(door.state).toBe("starting");
    await expect(door.use(async () => "done")).rejects.toMatchObject(UNAVAILABLE);
  });

  it("is tried again until it opens", async () => {
    let tries = 0;
    const door = doorTo(async () => {
      if (++tries < 3) throw new Error("not yet");
      return { store: NO_STORE, close: async () => undefined };
    });
    await door.start();
    expect(door.state).toBe("unavailable");
    await expect.poll(() => door.state).toBe("ready");
    expect(await door.use(async () => "done")).toBe("done");
  });

  it("opens anew when what was there is lost, even if that never comes to its end", async () => {
    let opened = 0;
    const door = doorTo(async () => {
      opened++;
      return { store: NO_STORE, close: () => new Promise(() => undefined) };
    });
    await door.start();
    await expect(door.use(() => Promise.reject(LOST))).rejects.toMatchObject(UNAVAILABLE);
    expect(door.state).toBe("unavailable");
    await expect.poll(() => door.state, { timeout: 10_000 }).toBe("ready");
    expect(opened).toBe(2);
  });

  it("stays open when a request is wrong", async () => {
    const door = doorTo(async () => ({ store: NO_STORE, close: async () => undefined }));
    await door.start();
    await expect(door.use(() => Promise.reject(new Error("wrong")))).rejects.toThrow("wrong");
    expect(door.state).toBe("ready");
  });
});
