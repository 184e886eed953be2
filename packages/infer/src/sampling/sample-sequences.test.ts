import type { Constraint } from "@melodist/tokens";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { anyModelFolder, config } from "../../testing/models.ts";
import type { Decoder } from "../decoder.ts";
import { openModel } from "../node.ts";
import { type SequenceEvent, type SequenceRequest, sampleSequences } from "./sample-sequences.ts";
import { PLAIN_SAMPLING } from "./sample-token.ts";

const V = config.vocab_size;
const END = 0;

/** Any tokens but `end` for so many steps, each third of which is given, then `end`. */
function countdown(steps: number): Constraint<number> {
  const given = (left: number): number | undefined => (left === 0 ? END : left % 3 === 0 ? 1 : undefined);
  return {
    start: () => steps,
    restrict(left, mask) {
      const token = given(left);
      if (token === undefined) mask[END] = 0;
      else {
        mask.fill(0);
        mask[token] = 1;
      }
    },
    advance: (left) => left - 1,
    given,
  };
}

let model: Decoder;
beforeAll(async () => {
  model = await openModel(await anyModelFolder("f32"));
});
afterAll(() => model[Symbol.asyncDispose]());

function request(steps: number, seed: number, prompt: readonly number[] = [3, 4]): SequenceRequest {
  return { prompt, constraint: countdown(steps), seed };
}

async function draw(requests: readonly SequenceRequest[]): Promise<readonly SequenceEvent[]> {
  const events: SequenceEvent[] = [];
  for await (const event of sampleSequences(model, requests, { end: END })) events.push(event);
  return events;
}

function tokensOf(events: readonly SequenceEvent[], row: number): number[] {
  return events.flatMap((event) => (event.type === "token" && event.row === row ? [event.token] : []));
}

describe("sequences drawn together", () => {
  it("end where their constraints say, each at its own time", async () => {
    const events = await draw([request(4, 1), request(9, 2), request(1, 3)]);
    expect([0, 1, 2].map((row) => tokensOf(events, row).length)).toEqual([5, 10, 2]);
    expect(events.filter(({ type }) => type === "sequence-end")).toEqual([
      { type: "sequence-end", row: 2, reason: "complete" },
      { type: "sequence-end", row: 0, reason: "complete" },
      { type: "sequence-end", row: 1, reason: "complete" },
    ]);
    expect(tokensOf(events, 1).slice(0, 1)).toEqual([1]);
  });

  it("are the same for the same seed, and others for another", async () => {
    const [one, again, other] = await Promise.all([
      draw([request(20, 7)]),
      draw([request(20, 7)]),
      draw([request(20, 8)]),
    ]);
    expect(again).toEqual(one);
    expect(tokensOf(other ?? [], 0)).not.toEqual(tokensOf(one ?? [], 0));
  });

  it("tell how likely each drawn token was, as the scoring pass has it", async () => {
    const free: Constraint = { start: () => 0, restrict: () => undefined, advance: () => 0 };
    const events: SequenceEvent[] = [];
    for await (const event of sampleSequences(model, [{ prompt: [3, 4], constraint: free, seed: 5 }], {
      end: END,
    })) {
      events.push(event);
      if (events.length === 12) break;
    }
    const tokens = tokensOf(events, 0);
    const [scores] = await model.score([[3, 4, ...tokens]]);
    for (const [step, event] of events.entries()) {
      if (event.type !== "token") continue;
      expect(event.logProbability).toBeCloseTo(scores?.[step + 1] ?? Number.NaN, 3);
    }
  });

  it("do not depend on what is drawn beside them", async () => {
    const alone = tokensOf(await draw([request(15, 4, [5])]), 0);
    const beside = tokensOf(await draw([request(30, 9), request(15, 4, [5])]), 1);
    expect(beside).toEqual(alone);
  });

  it("come back to no token before all had their turn, where repetition costs more than anything", async () => {
    const endless: Constraint = {
      start: () => 0,
      restrict: (_, mask) => {
        mask[END] = 0;
      },
      advance: () => 0,
    };
    const tokens: number[] = [];
    for await (const event of sampleSequences(model, [{ prompt: [3, 4], constraint: endless, seed: 5 }], {
      end: END,
      settings: { ...PLAIN_SAMPLING, repetitionPenalty: 1_000 },
    })) {
      if (event.type === "token") tokens.push(event.token);
      if (tokens.length === V - 1) break;
    }
    expect(new Set(tokens).size).toBe(V - 1);
  });

  it("stop at the model's longest", async () => {
    const events = await draw([request(10_000, 1)]);
    expect(events.at(-1)).toEqual({ type: "sequence-end", row: 0, reason: "length" });
    expect(tokensOf(events, 0).length).toBe(model.limit - 2);
  });

  it("stop when they are cancelled", async () => {
    const stop = new AbortController();
    const events: SequenceEvent[] = [];
    const reason = new Error("enough");
    const work = (async () => {
      for await (const event of sampleSequences(model, [request(500, 1)], {
        end: END,
        signal: stop.signal,
      })) {
        events.push(event);
        if (events.length === 6) stop.abort(reason);
      }
    })();
    await expect(work).rejects.toBe(reason);
    expect(events.length).toBeLessThan(10);
  });

  describe("that are given up before they begin", () => {
    const reason = new Error("never mind");

    afterEach(() => vi.restoreAllMocks());

    it("cost nothing where the signal has gone off already", async () => {
      const read = vi.spyOn(model, "read");
      const signal = AbortSignal.abort(reason);
      const events = sampleSequences(model, [request(4, 1)], { end: END, signal });
      await expect(events.next()).rejects.toBe(reason);
      await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
      expect(read).not.toHaveBeenCalled();
    });

    it("tell nothing where it goes off while their prompts are read", async () => {
      const stop = new AbortController();
      const read = vi.spyOn(model, "read");
      const events = sampleSequences(model, [request(4, 1)], { end: END, signal: stop.signal });
      const first = events.next();
      stop.abort(reason);
      await expect(first).rejects.toBe(reason);
      expect(read).toHaveBeenCalledTimes(1);
    });

    it("cost nothing where nobody asks for the first event", async () => {
      const made = vi.spyOn(model, "createCache");
      const events = sampleSequences(model, [request(4, 1)], { end: END });
      await expect(events.return(undefined)).resolves.toEqual({ done: true, value: undefined });
      await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
      expect(made).not.toHaveBeenCalled();
    });

    it("leave the model to be used again", async () => {
      const signal = AbortSignal.abort(reason);
      await expect(sampleSequences(model, [request(4, 1)], { end: END, signal }).next()).rejects.toBe(reason);
      expect(tokensOf(await draw([request(4, 1)]), 0)).toHaveLength(5);
    });
  });
});
