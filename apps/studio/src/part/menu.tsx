/** @file A button that opens a small menu; arrows move in it, Escape and a click elsewhere close it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface MenuItem {
  readonly name: string;
  readonly note?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

export interface MenuProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly items: readonly MenuItem[];
  /** Where it opens. */
  readonly side: "above" | "below";
  readonly class?: string;
  readonly isDisabled?: boolean;
}

export function Menu({ name, label, items, side, class: more = "", isDisabled }: MenuProps) {
  const isOpen = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen.value) return undefined;
    root.current?.querySelector<HTMLElement>("[role=menuitem]:not(:disabled)")?.focus();
    const close = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) isOpen.value = false;
    };
    addEventListener("pointerdown", close);
    return () => removeEventListener("pointerdown", close);
  }, [isOpen.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen.value) return;
    if (event.key === "Escape") {
      isOpen.value = false;
      root.current?.querySelector("button")?.focus();
    } else {
      const step = STEPS[event.key];
      if (step === undefined) return;
      move(root.current, step);
    }
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside
    <div
      class={`menu ${more}`}
      ref={root}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && root.current?.contains(relatedTarget) !== true)
          isOpen.value = false;
      }}
    >
      <button
        type="button"
        class="menu-button"
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        aria-label={name}
        title={name}
        disabled={isDisabled}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {label}
      </button>
      {isOpen.value ? (
        <div class={`menu-list opens-${side}`} role="menu" aria-label={name}>
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              key={item.name}
              disabled={item.isDisabled}
              onClick={() => {
                isOpen.value = false;
                root.current?.querySelector("button")?.focus();
                item.run();
              }}
            >
              <span>{item.name}</span>
              {item.note === undefined ? undefined : <small>{item.note}</small>}
            </button>
          ))}
        </div>
      ) : undefined}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function move(root: HTMLElement | null, by: number): void {
  const items = [...(root?.querySelectorAll<HTMLElement>("[role=menuitem]:not(:disabled)") ?? [])];
  const at = items.findIndex((item) => item.matches(":focus"));
  items[(at + by + items.length) % items.length]?.focus();
}
