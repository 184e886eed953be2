/** @file A wish set by hand: one of the known values, a number, or words. */
import { useEffect, useRef } from "preact/hooks";
import { labelOf, setWish, vocabulary } from "../store/wish.ts";
import { pick, say } from "../words/say.ts";

const NUMBERS: ReadonlySet<string> = new Set([
  "bars",
  "barsPerSection",
  "ambitus",
  "tempoBpm",
  "count",
  "candidates",
]);

export interface ChipEditorProps {
  readonly slot: string;
  readonly value: unknown;
  readonly onDone: () => void;
}

export function ChipEditor({ slot, value, onDone }: ChipEditorProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const values = vocabulary.value?.slots[slot]?.values ?? [];
  const shown = Array.isArray(value) ? String(value[0] ?? "") : String(value);
  const name = pick(vocabulary.value?.slots[slot]?.name ?? labelOf(slot, ""));
  const set = (text: string) => {
    const known = values.find((one) => String(one.value) === text);
    const plain = NUMBERS.has(slot) ? Number(text) : text;
    const chosen = known?.value ?? plain;
    if (text !== "") setWish(slot, slot === "moods" ? [chosen].flat() : chosen);
    onDone();
  };
  return (
    <form
      ref={form}
      class="popover chip-editor"
      onSubmit={(event) => {
        event.preventDefault();
        const field = new FormData(event.currentTarget).get("value");
        set(typeof field === "string" ? field.trim() : "");
      }}
    >
      <label for="chip-value">
        <span>{name}</span>
        {values.length > 0 ? (
          <select
            id="chip-value"
            name="value"
            value={shown}
            onChange={(event) => set(event.currentTarget.value)}
          >
            {values.some((one) => String(one.value) === shown) ? undefined : (
              <option value="">{say("wish.any")}</option>
            )}
            {values.map((one) => (
              <option key={String(one.value)} value={String(one.value)}>
                {pick(one.name)}
              </option>
            ))}
          </select>
        ) : (
          <ValueField isNumber={NUMBERS.has(slot)} shown={shown} />
        )}
      </label>
      <button type="submit" class="quiet">
        {say("wish.done")}
      </button>
    </form>
  );
}

function ValueField({ isNumber, shown }: { readonly isNumber: boolean; readonly shown: string }) {
  return isNumber ? (
    <input id="chip-value" name="value" type="number" min={1} defaultValue={shown} />
  ) : (
    <input id="chip-value" name="value" type="text" defaultValue={shown} />
  );
}
