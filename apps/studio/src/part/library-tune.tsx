/** @file One tune of the library. */
import { useSignal } from "@preact/signals";
import { openTune, openVersion, rate, remove } from "../library/shelf.ts";
import { ask } from "../server/ask.ts";
import type { KeptTune, KeptVersion } from "../server/contract.ts";
import { language } from "../store/language.ts";
import { sheet } from "../store/sheet.ts";
import { valueWord } from "../store/wish.ts";
import { say } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";

export interface LibraryTuneProps {
  readonly tune: KeptTune;
  /** Notes in a row that were looked for and found. */
  readonly alike: number | undefined;
}

export function LibraryTune({ tune, alike }: LibraryTuneProps) {
  const title = tune.title === "" ? say("score.untitled") : tune.title;
  const facts = [
    valueWord("rhythm", tune.rhythm ?? ""),
    tune.key,
    tune.meter,
    alike === undefined ? undefined : say("library.alike", alike),
  ];
  return (
    <li class={sheet.value.kept?.id === tune.id ? "shelf-tune is-shown" : "shelf-tune"}>
      <button
        type="button"
        class="shelf-open"
        aria-label={say("library.open", title)}
        onClick={() => openTune(tune)}
      >
        <span class="shelf-title">{title}</span>
        <small>{facts.filter((fact) => fact !== undefined && fact !== "").join(" · ")}</small>
      </button>
      <Rating tune={tune} />
      <IconButton
        icon="trash"
        name={say("library.delete", title)}
        onClick={() => void remove(tune).then(focusDrawer)}
      />
      {tune.versions > 1 ? <Versions tune={tune} /> : undefined}
    </li>
  );
}

/** The button that had the focus is gone. */
function focusDrawer(): void {
  document.querySelector<HTMLElement>(".drawer")?.focus();
}

const STARS = [1, 2, 3, 4, 5];

/** The star that is set again takes the rating away. */
function Rating({ tune }: { readonly tune: KeptTune }) {
  return (
    <fieldset class="rating">
      <legend class="unseen">{say("library.rating")}</legend>
      {STARS.map((star) => (
        <button
          type="button"
          key={star}
          class={star <= tune.rating ? "is-full" : ""}
          aria-label={say("library.stars", star)}
          aria-pressed={star === tune.rating}
          onClick={() => void rate(tune, star === tune.rating ? 0 : star)}
        >
          <Icon name="star" />
        </button>
      ))}
    </fieldset>
  );
}

function Versions({ tune }: { readonly tune: KeptTune }) {
  const history = useSignal<readonly KeptVersion[]>([]);
  const look = async () => {
    const answer = await ask<{ history: readonly KeptVersion[] }>(`/api/tunes/${tune.id}`);
    if (answer.ok) history.value = answer.value.history;
  };
  return (
    <details class="versions" onToggle={(event) => void (event.currentTarget.open && look())}>
      <summary>
        {say("library.versions")} · {tune.versions}
      </summary>
      <ol reversed>
        {history.value
          .toSorted((a, b) => b.number - a.number)
          .map(({ number, createdAt }) => (
            <li key={number} value={number}>
              <button type="button" class="link" onClick={() => void openVersion(tune, number)}>
                {say("library.version", number)}
              </button>{" "}
              <small>
                {new Date(createdAt).toLocaleString(language.value === "zh" ? "zh-CN" : "en-GB", WHEN)}
              </small>
            </li>
          ))}
      </ol>
    </details>
  );
}

const WHEN: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
