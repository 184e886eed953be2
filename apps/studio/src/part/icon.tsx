/** @file Signs on buttons; each button says its name itself. */

const PATHS = {
  play: "M7 4.5v15l12.5-7.5z",
  pause: "M7 4.5h3.6v15H7zM13.4 4.5H17v15h-3.6z",
  loop: "M17 3.5l3 3-3 3M20 6.5H8a4 4 0 0 0-4 4v1M7 20.5l-3-3 3-3M4 17.5h12a4 4 0 0 0 4-4v-1",
  metronome: "M8.5 3.5h7l3.5 17H5zM12 15l6.5-9M6.5 15h11",
  mute: "M4 9.5v5h3.5l5 4v-13l-5 4zM16 9.5l5 5M21 9.5l-5 5",
  sound: "M4 9.5v5h3.5l5 4v-13l-5 4zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
  undo: "M8.5 5.5l-4 4 4 4M4.5 9.5H15a4.5 4.5 0 0 1 0 9h-4",
  redo: "M15.5 5.5l4 4-4 4M19.5 9.5H9a4.5 4.5 0 0 0 0 9h4",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  open: "M4 19V6a1 1 0 0 1 1-1h4l2 2.5h7a1 1 0 0 1 1 1V10M4 19l2.5-8.5h15L19 19z",
  save: "M6 3.5h12v17l-6-4.5-6 4.5z",
  star: "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.6 9.7l5.8-.8z",
  down: "M6 9.5l6 6 6-6",
  plus: "M12 5.5v13M5.5 12h13",
  trash: "M5 7h14M10 4h4M7 7l1 13h8l1-13",
} as const;

export type IconName = keyof typeof PATHS;

const FILLED: ReadonlySet<IconName> = new Set(["play", "pause"]);

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      class={`icon icon-${name}${FILLED.has(name) ? " is-filled" : ""}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
