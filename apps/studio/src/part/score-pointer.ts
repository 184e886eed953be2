/** @file The pointer on the score: a click places the cursor and sounds the note, a drag selects bars. */
import { eventPitches, midiKey } from "@melodist/score";
import { eventAt } from "../edit/score-edit.ts";
import type { Page } from "../engrave/page.ts";
import { score } from "../music/tune.ts";
import { audition } from "../sound/player.ts";
import { cursor, type Place, readPlace, selectBars, selection } from "../store/cursor.ts";

/** A pointer that moves less has only clicked. */
const DRAG_PX = 8;

/** Listen on the element that holds the page. @returns stops listening */
export function listenForPointer(holder: HTMLElement, page: Page): () => void {
  let from: { readonly x: number; readonly y: number; readonly measure: number | undefined } | undefined;
  let isDrag = false;
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY, measure: page.measureAt(event.clientX, event.clientY) };
    isDrag = false;
    if (event.shiftKey && from.measure !== undefined && selection.value !== undefined)
      selectBars(selection.value.from, from.measure);
  };
  const move = (event: PointerEvent) => {
    if (from?.measure === undefined) return;
    isDrag ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > DRAG_PX;
    if (!isDrag) return;
    if (!holder.hasPointerCapture(event.pointerId)) holder.setPointerCapture(event.pointerId);
    const measure = page.measureAt(event.clientX, event.clientY);
    if (measure !== undefined) selectBars(from.measure, measure);
  };
  const up = (event: PointerEvent) => {
    if (from !== undefined && !isDrag && !event.shiftKey) placeCursor(page, event);
    from = undefined;
  };
  const cancel = () => {
    from = undefined;
  };
  const twice = (event: MouseEvent) => {
    const measure = page.measureAt(event.clientX, event.clientY);
    if (measure !== undefined) selectBars(measure, measure);
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel };
  for (const [name, listener] of Object.entries(listeners))
    holder.addEventListener(name, listener as EventListener);
  holder.addEventListener("dblclick", twice);
  return () => {
    for (const [name, listener] of Object.entries(listeners))
      holder.removeEventListener(name, listener as EventListener);
    holder.removeEventListener("dblclick", twice);
  };
}

function placeCursor(page: Page, event: PointerEvent): void {
  const place = readPlace(page.noteAt(event.clientX, event.clientY));
  selection.value = undefined;
  if (place === undefined) return;
  cursor.value = place;
  hear(place);
}

/** Sound what is written in a place. */
export function hear(place: Place): void {
  const event = score.value === undefined ? undefined : eventAt(score.value, place);
  if (event !== undefined) void audition(eventPitches(event).map(midiKey));
}
