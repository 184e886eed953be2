/** @file Turns in the order of coming, few at a time, and no crowd. */
import { describe, expect, it } from "vitest";
import { RequestError } from "../failure/request-error.ts";
import { JobQueue } from "./job-queue.ts";

/** A job that ends when it is told to. */
function anyJob() {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { job: () => done, end };
}

const patient = () => ({ signal: new AbortController().signal, onAhead: () => undefined });
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("the queue", () => {
  it("runs as many as it may, and the others in the order they came", async () => {
    const queue = new JobQueue({ running: 2, waiting: 5 }, () => 0);
    const began: number[] = [];
    const jobs = [0, 1, 2, 3].map((number) => {
      const { job, end } = anyJob();
      const begin = () => {
        began.push(number);
        return job();
      };
      void queue.run(begin, patient());
      return end;
    });
    await settle();
    expect([began, queue.running, queue.waiting]).toEqual([[0, 1], 2, 2]);
    jobs[1]?.();
    await settle();
    expect(began).toEqual([0, 1, 2]);
    jobs[0]?.();
    jobs[2]?.();
    await settle();
    expect([began, queue.running, queue.waiting]).toEqual([[0, 1, 2, 3], 1, 0]);
  });

  it("tells those who wait how many are before them", async () => {
    const queue = new JobQueue({ running: 1, waiting: 5 }, () => 0);
    const { job, end } = anyJob();
    void queue.run(job, patient());
    const told: number[] = [];
    void queue.run(async () => undefined, patient());
    void queue.run(async () => undefined, { ...patient(), onAhead: (ahead) => told.push(ahead) });
    await settle();
    end();
    await settle();
    expect(told).toEqual([1, 0]);
  });

  it("sends those away for whom there is no room, and says when to come again", async () => {
    let now = 0;
    const queue = new JobQueue({ running: 1, waiting: 1 }, () => now);
    const { job, end } = anyJob();
    void queue.run(job, patient());
    void queue.run(async () => undefined, patient());
    const refused = await queue.run(async () => undefined, patient()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestError);
    expect(refused).toMatchObject({ code: "busy", retryAfterSeconds: 5 });
    now = 60_000;
    end();
    await settle();
    expect(queue.retryAfterSeconds).toBeGreaterThan(5);
  });

  it("lets those go who do not want to wait any more", async () => {
    const queue = new JobQueue({ running: 1, waiting: 5 }, () => 0);
    const { job, end } = anyJob();
    void queue.run(job, patient());
    const leaving = new AbortController();
    const waiting = queue.run(async () => "done", { ...patient(), signal: leaving.signal });
    leaving.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    expect(queue.waiting).toBe(0);
    end();
    await settle();
    expect(await queue.run(async () => "next", patient())).toBe("next");
  });

  it("gives the turn on when a job fails", async () => {
    const queue = new JobQueue({ running: 1, waiting: 5 }, () => 0);
    await expect(queue.run(() => Promise.reject(new Error("failed")), patient())).rejects.toThrow("failed");
    expect(await queue.run(async () => "next", patient())).toBe("next");
  });
});
