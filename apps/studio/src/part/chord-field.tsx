/** @file A small field above a note to type its chord in. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { chordAt, writeChord } from "../edit/actions.ts";
import { chordPlace } from "../store/chord-place.ts";
import { placeName } from "../store/cursor.ts";
import { say } from "../words/say.ts";

export function ChordField() {
  const field = useRef<HTMLInputElement>(null);
  const place = chordPlace.value;
  useLayoutEffect(() => {
    const input = field.current;
    const note = place && document.querySelector(`.score [data-at="${placeName(place)}"]`);
    const sheet = input?.closest(".sheet");
    if (input === null || !note || !sheet) return;
    const box = note.getBoundingClientRect();
    const around = sheet.getBoundingClientRect();
    input.style.setProperty("left", `${box.left - around.left - 20}px`);
    input.style.setProperty("top", `${box.top - around.top - 52}px`);
    input.value = chordAt(place);
    input.select();
  }, [place]);
  if (place === undefined) return null;
  const close = () => {
    chordPlace.value = undefined;
    document.querySelector<HTMLElement>("#score")?.focus();
  };
  return (
    <input
      ref={field}
      class="chord-field"
      aria-label={say("edit.chord")}
      placeholder="Am"
      onBlur={() => {
        chordPlace.value = undefined;
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        if (event.key === "Enter") writeChord(place, event.currentTarget.value);
        close();
      }}
    />
  );
}
