/**
 * @file Events between the one who composes and the one who reads.
 *
 * The composer never waits for a reader: what is not fetched yet and would be said again better is replaced, so that a slow
 * reader costs no turn at the model and little memory.
 */

/** Something to be told; put into words only when it is fetched. */
export interface Letter<Told> {
  /** A newer letter of the same topic takes its place; undefined for those that all must be told. */
  readonly topic?: string;
  open(): Told;
}

/** Letters in order, until it is closed. */
export class Mailbox<Told> implements AsyncIterable<Told> {
  #letters: Letter<Told>[] = [];
  #wake: (() => void) | undefined;
  #end: { readonly error?: unknown } | undefined;

  post(letter: Letter<Told>): void {
    const { topic } = letter;
    const place = topic === undefined ? -1 : this.#letters.findIndex((other) => other.topic === topic);
    if (place < 0) this.#letters.push(letter);
    else this.#letters[place] = letter;
    this.#wake?.();
  }

  /** No more letters; those that lie there are still fetched. */
  close(): void {
    this.#end ??= {};
    this.#wake?.();
  }

  /** No more letters: who fetches gets those that lie there, then the error. */
  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Told> {
    for (;;) {
      const letter = this.#letters.shift();
      if (letter !== undefined) yield letter.open();
      else if (this.#end === undefined) await this.#nextPost();
      else if ("error" in this.#end) throw this.#end.error;
      else return;
    }
  }

  async #nextPost(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = undefined;
  }
}
