/** @file What was understood: a chip a wish, each to be changed or taken away; grey ones say why they were not understood. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import {
  fetchVocabulary,
  reading,
  removeWish,
  type ShownWish,
  setWish,
  valueWord,
  vocabulary,
  wishes,
  words,
} from "../store/wish.ts";
import { refusals } from "../store/writing.ts";
import { onceEach } from "../words/once-each.ts";
import { pick, say } from "../words/say.ts";
import { ChipEditor } from "./chip-editor.tsx";
import { Icon } from "./icon.tsx";

/** Wishes that are no music: set where they belong. */
const NOT_OFFERED: ReadonlySet<string> = new Set([
  "words",
  "motif",
  "reference",
  "seed",
  "temperature",
  "tempoBpm",
]);

/** What is open: the slot of a chip, `+` for the list of further wishes, `+slot` for one of them. */
type Opened = string | undefined;

export function Chips() {
  const open = useSignal<Opened>(undefined);
  const row = useRef<HTMLDivElement>(null);
  useClickElsewhere(row, open);
  if (words.value.trim() === "" && wishes.value.length === 0) return null;
  const focus = (slot: string) =>
    requestAnimationFrame(() => {
      const chip = row.current?.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
      (chip ?? row.current?.querySelector<HTMLElement>(".chip-add"))?.focus();
    });
  const close = () => {
    const slot = open.value?.replace("+", "") ?? "";
    open.value = undefined;
    focus(slot);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a form
    <div
      class="chips"
      role="group"
      aria-label={say("wish.understood")}
      ref={row}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || open.value === undefined) return;
        event.preventDefault();
        close();
      }}
    >
      {wishes.value.map((wish) => (
        <span class="chip-place" key={wish.slot}>
          <Chip
            wish={wish}
            isOpen={open.value === wish.slot}
            onOpen={() => toggle(open, wish.slot)}
            onRemove={() => {
              removeWish(wish.slot);
              focus("");
            }}
          />
          {open.value === wish.slot ? (
            <ChipEditor slot={wish.slot} value={wish.value} onDone={close} />
          ) : undefined}
        </span>
      ))}
      <UnmetWishes />
      <AddWish opened={open.value} onOpen={(slot) => toggle(open, slot)} onDone={close} />
    </div>
  );
}

function toggle(open: { value: Opened }, slot: string): void {
  void fetchVocabulary();
  open.value = open.value === slot ? undefined : slot;
}

/** A click anywhere but on what is open closes it. */
function useClickElsewhere(row: { readonly current: HTMLElement | null }, open: { value: Opened }): void {
  useEffect(() => {
    if (open.value === undefined) return undefined;
    const close = ({ target }: Event) => {
      const place = row.current?.querySelector(".popover")?.closest(".chip-place");
      if (target instanceof Node && place?.contains(target) !== true) open.value = undefined;
    };
    addEventListener("pointerdown", close);
    return () => removeEventListener("pointerdown", close);
  }, [open.value]);
}

interface ChipProps {
  readonly wish: ShownWish;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function Chip({ wish, isOpen, onOpen, onRemove }: ChipProps) {
  const label = shortLabel(wish);
  const refusal = refusals.value.find((one) => one.wish === wish.slot);
  return (
    <span class={refusal === undefined ? "chip" : "chip is-refused"}>
      <button
        type="button"
        class="chip-name"
        data-slot={wish.slot}
        aria-expanded={isOpen}
        title={[wish.because && pick(wish.because), say("wish.change", label)].filter(Boolean).join("\n")}
        onClick={onOpen}
      >
        {label}
      </button>
      <button type="button" class="chip-remove" aria-label={say("wish.remove", label)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}

/** Wishes whose value says by itself what it is. */
const PLAIN: ReadonlySet<string> = new Set(["rhythm", "instrument", "moods", "style", "mode", "meter"]);

/** Without the name of the wish before it: `kind waltz` is `waltz`. */
function shortLabel({ slot, value, label: whole }: ShownWish): string {
  const label = pick(whole);
  if (slot === "bars") return say("score.bars", String(value));
  if (slot === "chords" && typeof value === "boolean") return say(value ? "wish.chords" : "wish.no-chords");
  return PLAIN.has(slot) ? label.replace(/^(?:[^\s：]+：\s*|\S+\s+)/u, "") : label;
}

/** What could not be taken up, each with its reason. */
function UnmetWishes() {
  const { ignored = [], conflicts = [], suggested = [] } = reading.value ?? {};
  return (
    <>
      {onceEach(ignored).map(({ words: why }) => (
        <span class="chip is-ignored" key={`ignored ${pick(why)}`} title={pick(why)}>
          <span class="chip-name">{pick(why)}</span>
        </span>
      ))}
      {onceEach(conflicts).map(({ words: why }) => (
        <span class="chip is-amber" key={pick(why)}>
          <span class="chip-name">{pick(why)}</span>
        </span>
      ))}
      {suggested.map(({ text, moods, because }) => (
        <span class="chip is-suggested" key={`suggested ${text}`} title={pick(because)}>
          <button type="button" class="chip-name" onClick={() => setWish("moods", moods)}>
            {say("wish.suggest", text)} {moods.map((mood) => valueWord("moods", mood)).join(say("wish.and"))}
          </button>
        </span>
      ))}
      {refusals.value.map((refusal) => (
        <span class="chip is-amber" key={`refused ${refusal.wish}`} role="alert">
          <span class="chip-name">{pick(refusal.words)}</span>
        </span>
      ))}
    </>
  );
}

interface AddWishProps {
  readonly opened: Opened;
  readonly onOpen: (slot: string) => void;
  readonly onDone: () => void;
}

function AddWish({ opened, onOpen, onDone }: AddWishProps) {
  const taken = new Set(wishes.value.map((wish) => wish.slot));
  const offered = Object.entries(vocabulary.value?.slots ?? {}).filter(
    ([name]) => !taken.has(name) && !NOT_OFFERED.has(name),
  );
  const isOpen = opened?.startsWith("+") === true;
  return (
    <span class="chip-place">
      <button type="button" class="chip-add" aria-expanded={isOpen} onClick={() => onOpen("+")}>
        <Icon name="plus" /> {say("wish.add")}
      </button>
      {opened === "+" ? (
        <div class="popover wish-list">
          {offered.map(([name, { name: shown }]) => (
            <button type="button" key={name} onClick={() => onOpen(`+${name}`)}>
              {pick(shown)}
            </button>
          ))}
        </div>
      ) : undefined}
      {isOpen && opened !== "+" ? <ChipEditor slot={opened.slice(1)} value="" onDone={onDone} /> : undefined}
    </span>
  );
}
