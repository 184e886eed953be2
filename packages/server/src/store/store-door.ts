/**
 * @file The way to the store: opened behind the server's back, opened again when it is lost.
 *
 * The server answers from its first moment; who needs the library before it is ready, or while it is gone, is told to
 * come again. Nothing is queued: a save is acknowledged when it is on the disk, or not at all.
 */
import { RequestError } from "../failure/request-error.ts";
import type { Store } from "./store.ts";
import { isLost, toStoreError } from "./store-error.ts";

export interface OpenStore {
  readonly store: Store;
  close(): Promise<void>;
}

export type StoreState = "starting" | "ready" | "unavailable";

export interface StoreDoorOptions {
  readonly kind: "embedded" | "postgresql";
  /** @throws whatever stands in the way */
  open(): Promise<OpenStore>;
  /** Told when it opens, fails or is lost. */
  log(entry: { readonly event: string; readonly kind: string; readonly error?: string }): void;
  /** How long to wait before it is tried again, in milliseconds. */
  readonly retryMs?: number;
}

const USUAL_RETRY_MS = 3_000;
/** What was lost has so long to end by itself. */
const CLOSE_MS = 1_000;

/** A store that may come and go. */
export class StoreDoor {
  readonly kind: "embedded" | "postgresql";
  readonly #options: StoreDoorOptions;
  #state: StoreState = "starting";
  #open: OpenStore | undefined;
  #opening: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  constructor(options: StoreDoorOptions) {
    this.kind = options.kind;
    this.#options = options;
  }

  get state(): StoreState {
    return this.#state;
  }

  /** Open it, and try again until it opens. Resolves after the first try. */
  async start(): Promise<void> {
    this.#opening ??= this.#tryOpen();
    await this.#opening;
  }

  /**
   * Do something with the store.
   *
   * @throws RequestError `unavailable` while it is not there; whatever the work throws
   */
  async use<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
    if (this.#open === undefined) throw notThere(this.#state);
    const used = this.#open;
    try {
      return await work(used.store);
    } catch (error) {
      if (isLost(error)) this.#lose(used, error);
      throw toStoreError(error);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#opening;
    await this.#open?.close();
    this.#open = undefined;
  }

  async #tryOpen(): Promise<void> {
    const { kind, open, log, retryMs = USUAL_RETRY_MS } = this.#options;
    try {
      const opened = await open();
      this.#open = opened;
      this.#state = "ready";
      log({ event: "store-ready", kind });
    } catch (error) {
      this.#state = "unavailable";
      log({ event: "store-failed", kind, error: String(error) });
      this.#timer = setTimeout(() => void this.#again(), retryMs).unref();
    }
  }

  async #again(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#opening = this.#tryOpen();
    await this.#opening;
  }

  #lose(lost: OpenStore, error: unknown): void {
    if (this.#open !== lost) return;
    this.#open = undefined;
    this.#state = "unavailable";
    this.#options.log({ event: "store-lost", kind: this.kind, error: String(error) });
    void closeWithin(lost, CLOSE_MS).then(() => this.#again());
  }
}

/** Close a store; one that is broken may never come to an end with that. */
async function closeWithin(store: OpenStore, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([store.close().catch(() => undefined), late]);
  clearTimeout(timer);
}

function notThere(state: StoreState): RequestError {
  const words =
    state === "starting"
      ? { en: "the library is being opened", zh: "曲库正在打开" }
      : { en: "the library cannot be reached", zh: "曲库暂时无法访问" };
  const hint = { en: "Everything else works; come again in a moment.", zh: "其他功能照常，请稍后再试。" };
  return new RequestError(words, { code: "unavailable", hint, retryAfterSeconds: 2 });
}
