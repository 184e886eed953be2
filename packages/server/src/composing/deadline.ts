/** @file One signal for all that can end a job: the client leaves, time is up, the server stops. */
import { RequestError } from "../failure/request-error.ts";

export interface Deadline {
  readonly signal: AbortSignal;
  /** Time counts from here. */
  begin(): void;
  /** Lets go of timer and listeners. */
  end(): void;
}

/** Follow several signals, and a time limit once it begins. */
export function createDeadline(signals: readonly AbortSignal[], seconds: number): Deadline {
  const controller = new AbortController();
  const stops = signals.map((signal) => {
    const stop = () => controller.abort(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
    return () => signal.removeEventListener("abort", stop);
  });
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    begin() {
      timer = setTimeout(() => controller.abort(tookTooLong(seconds)), seconds * 1_000);
    },
    end() {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}

function tookTooLong(seconds: number): RequestError {
  return new RequestError(
    { en: `the tune was not done within ${seconds} s`, zh: `${seconds} 秒内没有写完` },
    {
      code: "timed-out",
      hint: { en: "Ask for fewer bars or fewer candidates.", zh: "请少要几个小节，或减少候选数。" },
    },
  );
}
