/** @file The small toolbar that floats over selected bars. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { drawn } from "../engrave/page.ts";
import { barNumbers } from "../music/tune.ts";
import { selection } from "../store/cursor.ts";
import { say } from "../words/say.ts";
import { IconButton } from "./icon-button.tsx";
import { TuneActions } from "./tune-actions.tsx";

const ABOVE_PX = 44;

export function SelectionBar() {
  const bar = useRef<HTMLDivElement>(null);
  const bars = selection.value;
  const turn = drawn.value;
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => place(bar.current));
    return () => cancelAnimationFrame(frame);
  }, [bars, turn]);
  if (bars === undefined) return null;
  const from = barNumbers.value[bars.from] ?? 0;
  const to = barNumbers.value[bars.to] ?? from;
  return (
    <div class="selection-bar" role="toolbar" aria-label={say("edit.bars", `${from}–${to}`)} ref={bar}>
      <span class="selection-name">
        {from === to ? say("edit.one-bar", from) : say("edit.bars", `${from}–${to}`)}
      </span>
      <TuneActions hasRewrite={true} />
      <IconButton
        icon="close"
        name={say("edit.clear")}
        onClick={() => {
          selection.value = undefined;
          document.querySelector<HTMLElement>("#score")?.focus();
        }}
      />
    </div>
  );
}

/** Over the first tinted bar, inside the sheet; on a phone the style sheet puts it at the bottom. */
function place(bar: HTMLElement | null): void {
  const sheet = bar?.closest<HTMLElement>(".sheet");
  const tint = sheet?.querySelector(".tint");
  if (!(bar && sheet && tint)) return;
  const around = sheet.getBoundingClientRect();
  const line = tint.closest(".system-line")?.getBoundingClientRect().top ?? 0;
  const box = tint.getBoundingClientRect();
  const left = Math.min(box.left - around.left, around.width - bar.offsetWidth - 8);
  bar.style.setProperty("--left", `${Math.max(8, left)}px`);
  bar.style.setProperty("--top", `${Math.min(line, box.top) - around.top - ABOVE_PX}px`);
}
