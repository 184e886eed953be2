/** @file Short notices at the edge of the page, and what is spoken to those who do not see it. */
import { signal } from "@preact/signals";

export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Something did not go as wished. */
  readonly isWarning: boolean;
  readonly action: { readonly name: string; readonly run: () => void } | undefined;
}

/** A warning stays twice as long. */
const SHOWN_MS = 7_000;

export const notices = signal<readonly Notice[]>([]);

/** What a screen reader says next. */
export const spoken = signal("");

let last = 0;

/** Show a notice for a while; the same words are not shown twice at once. */
export function notify(text: string, options: { isWarning?: boolean; action?: Notice["action"] } = {}): void {
  const id = ++last;
  const others = notices.value.filter((notice) => notice.text !== text);
  notices.value = [
    ...others,
    { id, text, isWarning: options.isWarning === true, action: options.action },
  ].slice(-3);
  setTimeout(() => dismiss(id), options.isWarning === true ? 2 * SHOWN_MS : SHOWN_MS);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}
