/** @file The LSTM of `bench/peers` as a reader: a process that is asked through its standard input and output. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Heard, Reader, Unread } from "./stand-in.ts";

const SCRIPT = fileURLToPath(new URL("../peers/lstm_serve.py", import.meta.url));

/** A reader that has to be closed. */
export interface LstmReader extends Reader, Disposable {}

/**
 * Start the process. What goes through the pipes is told in `lstm_serve.py`.
 *
 * @param python an interpreter that has PyTorch
 * @param run the folder of a run of `lstm.py`
 * @throws Error when the process ends before it has answered
 */
export async function openLstm(python: string, run: string): Promise<LstmReader> {
  const process = spawn(python, [SCRIPT, run], { stdio: ["pipe", "pipe", "inherit"] });
  const numbers = numberReader(process);
  const [vocabularySize = 0, width = 0] = new Int32Array(await numbers(2));
  return {
    width,
    async read(rows) {
      process.stdin.write(question(rows, width));
      const logits = new Float32Array(await numbers(rows.length * vocabularySize));
      const memories = new Float32Array(await numbers(rows.length * width));
      return rows.map((_, row): Heard => {
        const of = (all: Float32Array, size: number) => all.subarray(row * size, (row + 1) * size);
        return { logits: of(logits, vocabularySize), memory: of(memories, width) };
      });
    },
    [Symbol.dispose]: () => process.stdin.end(),
  };
}

function question(rows: readonly Unread[], width: number): Buffer {
  const longest = Math.max(...rows.map(({ tokens }) => tokens.length));
  const head = [rows.length, longest, ...rows.map(({ tokens }) => tokens.length)];
  const ids = rows.flatMap(({ tokens }) => [
    ...tokens,
    ...new Array<number>(longest - tokens.length).fill(0),
  ]);
  const memories = new Float32Array(rows.length * width);
  for (const [row, { memory }] of rows.entries()) if (memory !== undefined) memories.set(memory, row * width);
  return Buffer.concat([
    Buffer.from(Int32Array.from([...head, ...ids]).buffer),
    Buffer.from(memories.buffer),
  ]);
}

/** Takes so many numbers of 32 bits from what a process writes. */
function numberReader({ stdout }: ChildProcessByStdio<Writable, Readable, null>) {
  const chunks: AsyncIterator<Uint8Array> = stdout[Symbol.asyncIterator]();
  let waiting: Uint8Array = new Uint8Array(0);
  return async (count: number): Promise<ArrayBuffer> => {
    const parts: Uint8Array[] = [waiting];
    let bytes = waiting.length;
    while (bytes < 4 * count) {
      const { done, value } = await chunks.next();
      if (done === true) throw new Error("the LSTM's process has ended");
      parts.push(value);
      bytes += value.length;
    }
    const all = Buffer.concat(parts);
    waiting = all.subarray(4 * count);
    return Uint8Array.from(all.subarray(0, 4 * count)).buffer;
  };
}
