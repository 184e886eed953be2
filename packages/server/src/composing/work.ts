/** @file A task at work: its turn in the queue, the model, the tunes, told as they come. */
import type { ServerParts } from "../parts.ts";
import type { ToldEvent } from "../wire/event.ts";
import { toReading } from "../wire/reading.ts";
import { createDeadline, type Deadline } from "./deadline.ts";
import { Mailbox } from "./mailbox.ts";
import { beginTask, requestOf, type Task } from "./task.ts";
import { createTeller, type Watch } from "./tell-event.ts";

export interface WorkOptions {
  readonly watch: Watch;
  /** Name of the model; undefined lets the request decide. */
  readonly model: string | undefined;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
}

/** A task with what it needs. */
interface Work extends WorkOptions {
  readonly parts: ServerParts;
  readonly task: Task;
  readonly mailbox: Mailbox<ToldEvent>;
  readonly deadline: Deadline;
}

/**
 * Do a task, and tell what happens. The work goes on at its own pace, however slowly it is read.
 *
 * @throws RequestError `busy`, `timed-out`; MelodistError when the tune cannot be worked on; the signal's reason
 */
export async function* doTask(
  parts: ServerParts,
  task: Task,
  options: WorkOptions,
): AsyncGenerator<ToldEvent> {
  const mailbox = new Mailbox<ToldEvent>();
  const leaving = new AbortController();
  const deadline = createDeadline([options.signal, leaving.signal, parts.stopping], parts.limits.jobSeconds);
  const work = { ...options, parts, task, mailbox, deadline };
  const done = parts.queue
    .run(() => compose(work), {
      signal: deadline.signal,
      onAhead: (ahead) => mailbox.post({ topic: "queued", open: () => ({ type: "queued", ahead }) }),
    })
    .then(
      () => mailbox.close(),
      (error: unknown) => mailbox.fail(error),
    )
    .finally(() => deadline.end());
  try {
    yield* mailbox;
  } finally {
    leaving.abort(new Error("nobody reads any more"));
    await done;
  }
}

async function compose(work: Work): Promise<void> {
  const { task, mailbox, deadline, parts } = work;
  deadline.begin();
  if (task.kind === "compose" && task.reading !== undefined) {
    const reading = toReading(task.reading);
    mailbox.post({ open: () => ({ type: "reading-made", reading }) });
  }
  const request = requestOf(task);
  const seed = seedOf(task) ?? parts.drawSeed();
  const wanted = task.kind === "compose" ? (request.count ?? 1) : 1;
  let tunes = 0;
  for (let tune = 0; tune < wanted && tunes === tune; tune++) {
    if (await composeTune(work, (seed + tune) >>> 0, tune)) tunes++;
  }
  mailbox.post({ open: () => ({ type: "done", tunes }) });
}

/** @returns false when its wishes were refused */
async function composeTune(work: Work, seed: number, tune: number): Promise<boolean> {
  const { parts, task, mailbox, deadline, watch } = work;
  const { composer, index } = await parts.models.open(work.model, requestOf(task));
  const { signal } = deadline;
  signal.throwIfAborted();
  const toLetter = createTeller({ tune, watch, index, now: parts.now });
  let answered = false;
  for await (const event of beginTask(composer, task, seed, { signal, index })) {
    const letter = toLetter(event);
    if (letter !== undefined) mailbox.post(letter);
    if (event.type === "answer") answered = true;
  }
  if (answered) parts.counts.composed++;
  return answered;
}

function seedOf(task: Task): number | undefined {
  return "request" in task ? task.request.seed : task.wishes.seed;
}
