/** @file Following a stream of events from the server. */
import { type Asking, send, UNREACHABLE } from "./ask.ts";
import { noteServer } from "./connection.ts";
import type { WritingEvent } from "./contract.ts";

/**
 * Ask for something that is told as it happens. A failure ends it, told as an `error` event; when the signal stops it,
 * it just ends.
 */
export async function* follow(path: string, asking: Asking): AsyncGenerator<WritingEvent> {
  const answer = await send(path, { ...asking, accept: "text/event-stream" });
  if (!answer.ok) {
    if (asking.signal?.aborted !== true) yield { type: "error", error: answer.failure };
    return;
  }
  const { body } = answer.value;
  if (body === null) return;
  try {
    yield* readEvents(body);
  } catch {
    if (asking.signal?.aborted === true) return;
    noteServer(false);
    yield { type: "error", error: UNREACHABLE };
  }
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<WritingEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = dataOf(block);
      if (data !== "") yield JSON.parse(data);
    }
  }
}

/** The data of one event; comments have none. */
function dataOf(block: string): string {
  const lines = block.split("\n").filter((line) => line.startsWith("data:"));
  return lines.map((line) => line.slice(5).trimStart()).join("\n");
}
