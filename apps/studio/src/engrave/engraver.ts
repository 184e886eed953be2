/** @file The page's side of the engraver: one drawing at a time, the newest order first, older ones of the sheet let go. */
import { signal } from "@preact/signals";
import type { Drawing, DrawingOrder } from "./message.ts";

type Order = Omit<DrawingOrder, "id">;

/** Every glyph that any drawing uses, by name: drawings only name them. */
export const glyphs = signal<ReadonlyMap<string, string>>(new Map());

interface Waiting {
  readonly order: Order;
  readonly done: (drawing: Drawing) => void;
}

let worker: Worker | undefined;
let inHand: Waiting | undefined;
let sheetOrder: Waiting | undefined;
const smallOrders: Waiting[] = [];
let last = 0;

/** Draw the sheet. An order that waits is replaced: only the newest matters, and `done` of the older is never called. */
export function drawSheet(order: Order, done: Waiting["done"]): void {
  sheetOrder = { order, done };
  next();
}

/** Draw the beginning of a tune, when there is nothing more urgent. */
export function drawSmall(order: Order): Promise<Drawing> {
  return new Promise((done) => {
    smallOrders.push({ order, done });
    next();
  });
}

function next(): void {
  if (inHand !== undefined) return;
  inHand = sheetOrder ?? smallOrders.shift();
  if (inHand === undefined) return;
  if (inHand === sheetOrder) sheetOrder = undefined;
  worker ??= open();
  worker.postMessage({ id: ++last, ...inHand.order } satisfies DrawingOrder);
}

function open(): Worker {
  const opened = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  opened.addEventListener("message", ({ data }: MessageEvent<Drawing>) => take(data));
  opened.addEventListener("error", ({ message }) => {
    opened.terminate(); // a worker that broke down is not to be trusted
    worker = undefined;
    take({ id: last, systems: [], glyphs: new Map(), failure: message || "worker" });
  });
  return opened;
}

function take(drawing: Drawing): void {
  const fresh = [...drawing.glyphs].filter(([name]) => !glyphs.value.has(name));
  if (fresh.length > 0) glyphs.value = new Map([...glyphs.value, ...fresh]);
  const of = inHand;
  inHand = undefined;
  of?.done(drawing);
  next();
}
