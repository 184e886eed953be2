/** @file A client that composes: it reads the stream of events, and comes again when it is told to. */
import { setTimeout as pause } from "node:timers/promises";
import type { ComposeRequest } from "@melodist/compose";

/** What became of one wish. Times in milliseconds since it was first sent. */
export interface Served {
  readonly request: ComposeRequest;
  readonly abc: string;
  /** The first event of the stream, counted from when the stream was asked for. */
  readonly firstEventMs: number;
  /** The first note that is shown. */
  readonly firstNoteMs: number;
  readonly answerMs: number;
  /** How often it was told to come again. */
  readonly sentAway: number;
}

interface SentEvent {
  readonly type: string;
  readonly best?: { readonly abc: string };
}

/** Send a wish until it is taken, and read its stream to the end. */
export async function composeAt(address: string, request: ComposeRequest): Promise<Served> {
  const began = performance.now();
  for (let sentAway = 0; ; sentAway++) {
    const asked = performance.now();
    const response = await post(address, request);
    if (response.status === 429 || response.status === 503) {
      await response.text();
      await pause(Number(response.headers.get("retry-after")) * 1_000);
      continue;
    }
    const { abc, firstEvent, firstNote, answer } = await readStream(response);
    return {
      request,
      abc,
      firstEventMs: firstEvent - asked,
      firstNoteMs: firstNote - began,
      answerMs: answer - began,
      sentAway,
    };
  }
}

/** The tune of a stream, and when things first came, on the clock of `performance.now`. */
async function readStream(response: Response) {
  const times = new Map<string, number>();
  let abc: string | undefined;
  let firstEvent: number | undefined;
  for await (const event of eventsOf(response)) {
    const now = performance.now();
    firstEvent ??= now;
    if (!times.has(event.type)) times.set(event.type, now);
    if (event.type === "answer") abc = event.best?.abc;
  }
  const [firstNote, answer] = [times.get("note-written"), times.get("answer")];
  if (abc === undefined || firstEvent === undefined || firstNote === undefined || answer === undefined)
    throw new Error("a stream without an answer");
  return { abc, firstEvent, firstNote, answer };
}

/** Ask for a tune. @param signal of a client that leaves */
export function post(address: string, request: ComposeRequest, signal?: AbortSignal): Promise<Response> {
  return fetch(`${address}/api/compose`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ request }),
    signal: signal ?? null,
  });
}

/** The events of a stream as they come. */
async function* eventsOf(response: Response): AsyncGenerator<SentEvent> {
  if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = readEvent(block);
      if (event !== undefined) yield event;
    }
  }
}

/** One event; undefined for a comment. All but answers are looked at no closer: the client shares the cores with the server. */
function readEvent(block: string): SentEvent | undefined {
  const [, type, data] = /^event: (.*)\ndata: (.*)$/u.exec(block) ?? [];
  if (type === undefined || data === undefined) return undefined;
  return type === "answer" ? (JSON.parse(data) as SentEvent) : { type };
}
