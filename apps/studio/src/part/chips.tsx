/** @file What was understood: a chip a wish, each to be changed or taken away; grey ones say why they were not understood. */
import { useSignal } from "@preact/signals";
import {
  fetchVocabulary,
  reading,
  removeWish,
  type ShownWish,
  setWish,
  vocabulary,
  wishes,
  words,
} from "../store/wish.ts";
import { refusals } from "../store/writing.ts";
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

export function Chips() {
  const open = useSignal<string | undefined>(undefined);
  if (words.value.trim() === "" && wishes.value.length === 0) return null;
  const close = () => {
    open.value = undefined;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a form
    <div class="chips" role="group" aria-label={say("wish.understood")}>
      {wishes.value.map((wish) => (
        <span class="chip-place" key={wish.slot}>
          <Chip wish={wish} onOpen={() => toggle(open, wish.slot)} isOpen={open.value === wish.slot} />
          {open.value === wish.slot ? (
            <ChipEditor slot={wish.slot} value={wish.value} onDone={close} />
          ) : undefined}
        </span>
      ))}
      <UnmetWishes />
      <AddWish
        isOpen={open.value?.startsWith("+") === true}
        slot={open.value?.startsWith("+") ? open.value.slice(1) : ""}
        onOpen={(slot) => {
          open.value = slot === undefined ? undefined : `+${slot}`;
        }}
      />
    </div>
  );
}

function toggle(open: { value: string | undefined }, slot: string): void {
  void fetchVocabulary();
  open.value = open.value === slot ? undefined : slot;
}

interface ChipProps {
  readonly wish: ShownWish;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Chip({ wish, isOpen, onOpen }: ChipProps) {
  const label = shortLabel(wish);
  const refusal = refusals.value.find((one) => one.wish === wish.slot);
  return (
    <span class={refusal === undefined ? "chip" : "chip is-refused"}>
      <button
        type="button"
        class="chip-name"
        aria-expanded={isOpen}
        title={say("wish.change", label)}
        onClick={onOpen}
      >
        {label}
      </button>
      <button
        type="button"
        class="chip-remove"
        aria-label={say("wish.remove", label)}
        onClick={() => removeWish(wish.slot)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}

/** Wishes whose value says by itself what it is. */
const PLAIN: ReadonlySet<string> = new Set([
  "rhythm",
  "instrument",
  "moods",
  "style",
  "tonic",
  "mode",
  "meter",
]);

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
      {ignored.map(({ text, words: why }) => (
        <span class="chip is-ignored" key={`ignored ${text}`} title={pick(why)}>
          <span class="chip-name">{pick(why)}</span>
        </span>
      ))}
      {conflicts.map(({ words: why }) => (
        <span class="chip is-amber" key={pick(why)}>
          <span class="chip-name">{pick(why)}</span>
        </span>
      ))}
      {suggested.map(({ text, moods, because }) => (
        <span class="chip is-suggested" key={`suggested ${text}`} title={pick(because)}>
          <button type="button" class="chip-name" onClick={() => setWish("moods", moods)}>
            {say("wish.suggest", text)} {moods.join(", ")}
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
  readonly isOpen: boolean;
  readonly slot: string;
  readonly onOpen: (slot: string | undefined) => void;
}

function AddWish({ isOpen, slot, onOpen }: AddWishProps) {
  const taken = new Set(wishes.value.map((wish) => wish.slot));
  const offered = Object.entries(vocabulary.value?.slots ?? {}).filter(
    ([name]) => !taken.has(name) && !NOT_OFFERED.has(name),
  );
  return (
    <span class="chip-place">
      <button
        type="button"
        class="chip-add"
        aria-expanded={isOpen}
        onClick={() => {
          void fetchVocabulary();
          onOpen(isOpen ? undefined : "");
        }}
      >
        <Icon name="plus" /> {say("wish.add")}
      </button>
      {isOpen && slot === "" ? (
        <div class="popover wish-list">
          {offered.map(([name, { name: shown }]) => (
            <button type="button" key={name} onClick={() => onOpen(name)}>
              {pick(shown)}
            </button>
          ))}
        </div>
      ) : undefined}
      {isOpen && slot !== "" ? (
        <ChipEditor slot={slot} value="" onDone={() => onOpen(undefined)} />
      ) : undefined}
    </span>
  );
}
