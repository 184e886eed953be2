/** @file Who composes now, who waits, and who is to come again: models share the cores, so few run at once. */
import { RequestError } from "../failure/request-error.ts";

export interface QueueLimits {
  /** Jobs at work at the same time. */
  readonly running: number;
  /** Jobs that wait; more are sent away. */
  readonly waiting: number;
}

export interface JobOptions {
  /** Ends the waiting; the job itself has to look at it. */
  readonly signal: AbortSignal;
  /** Told how many are before this one, once it waits and whenever that changes. */
  onAhead(ahead: number): void;
}

interface Waiter {
  readonly begin: () => void;
  readonly onAhead: (ahead: number) => void;
}

/** What a job is taken to last before one has ended, in milliseconds. */
const USUAL_MS = 5_000;
/** How much the newest job counts in the mean. */
const SHARE_OF_NEWEST = 0.2;

/** Jobs in the order they came. */
export class JobQueue {
  readonly limits: QueueLimits;
  readonly #waiters: Waiter[] = [];
  readonly #now: () => number;
  #running = 0;
  #meanMs = USUAL_MS;

  /** @param now milliseconds, ever rising */
  constructor(limits: QueueLimits, now: () => number) {
    this.limits = limits;
    this.#now = now;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiters.length;
  }

  /**
   * Do a job when its turn comes.
   *
   * @throws RequestError `busy` when too many wait
   * @throws the signal's reason, when it ends the waiting
   */
  async run<Result>(job: () => Promise<Result>, options: JobOptions): Promise<Result> {
    await this.#turn(options);
    const began = this.#now();
    try {
      return await job();
    } finally {
      this.#meanMs += SHARE_OF_NEWEST * (this.#now() - began - this.#meanMs);
      this.#running--;
      this.#beginNext();
    }
  }

  /** Seconds after which there should be room again. */
  get retryAfterSeconds(): number {
    const turns = Math.ceil((this.#waiters.length + 1) / this.limits.running);
    return Math.max(1, Math.ceil((turns * this.#meanMs) / 2_000));
  }

  async #turn({ signal, onAhead }: JobOptions): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.limits.running) {
      this.#running++;
      return;
    }
    if (this.#waiters.length >= this.limits.waiting) throw this.#tooBusy();
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        this.#tellAhead();
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const waiter = { begin, onAhead };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiters.push(waiter);
      onAhead(this.#waiters.length - 1);
    });
  }

  #beginNext(): void {
    const next = this.#waiters.shift();
    if (next === undefined) return;
    this.#running++;
    next.begin();
    this.#tellAhead();
  }

  #tellAhead(): void {
    for (const [ahead, waiter] of this.#waiters.entries()) waiter.onAhead(ahead);
  }

  #tooBusy(): RequestError {
    const seconds = this.retryAfterSeconds;
    return new RequestError(
      {
        en: `${this.#waiters.length} others are waiting already`,
        zh: `已有 ${this.#waiters.length} 个请求在等待`,
      },
      {
        code: "busy",
        hint: { en: `Come again in ${seconds} s.`, zh: `请 ${seconds} 秒后再试。` },
        retryAfterSeconds: seconds,
      },
    );
  }
}
