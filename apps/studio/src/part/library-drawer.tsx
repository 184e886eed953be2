/** @file The library: found by words or by melody, rated, opened, with every version. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { saveSheet } from "../library/save.ts";
import { findByMelody, melody, query, refreshLibrary, shelf, trouble } from "../library/shelf.ts";
import { isEmpty, isSaved } from "../store/sheet.ts";
import { say } from "../words/say.ts";
import { Keyboard } from "./keyboard.tsx";
import { LibraryTune } from "./library-tune.tsx";

export function LibraryDrawer() {
  const byMelody = useSignal(false);
  useEffect(() => void refreshLibrary(), []);
  return (
    <div class="library">
      <div class="library-head">
        <button
          type="button"
          class="primary"
          disabled={isEmpty.value || isSaved.value}
          onClick={() => void saveSheet()}
        >
          {say(isSaved.value ? "library.is-saved" : "library.save")}
        </button>
        <input
          type="search"
          aria-label={say("library.search")}
          placeholder={say("library.search")}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value;
          }}
        />
        <button
          type="button"
          class="quiet"
          aria-expanded={byMelody.value}
          onClick={() => {
            byMelody.value = !byMelody.value;
          }}
        >
          {say("library.melody")}
        </button>
      </div>
      {byMelody.value ? <MelodySearch /> : undefined}
      <Shelf />
      <a class="quiet" href="/api/library/export" download="melodist-library.json">
        {say("library.export")}
      </a>
    </div>
  );
}

function MelodySearch() {
  return (
    <form
      class="melody-search"
      onSubmit={(event) => {
        event.preventDefault();
        void findByMelody();
      }}
    >
      <label>
        <span>{say("library.melody-hint")}</span>
        <input
          value={melody.value}
          spellcheck={false}
          onInput={(event) => {
            melody.value = event.currentTarget.value;
          }}
        />
      </label>
      <Keyboard
        onPlay={(note) => {
          melody.value = `${melody.value} ${note}`.trim();
        }}
      />
      <div class="melody-buttons">
        <button
          type="button"
          class="quiet"
          onClick={() => {
            melody.value = "";
            void refreshLibrary();
          }}
        >
          {say("library.clear")}
        </button>
        <button type="submit" class="primary">
          {say("library.find")}
        </button>
      </div>
    </form>
  );
}

function Shelf() {
  const tunes = shelf.value;
  if (trouble.value !== undefined) return <p class="is-amber">{trouble.value}</p>;
  if (tunes === undefined) return null;
  if (tunes.length === 0) {
    const isSearch = query.value.trim() !== "" || melody.value !== "";
    return <p>{say(isSearch ? "library.none" : "library.empty")}</p>;
  }
  return (
    <ul class="shelf">
      {tunes.map(({ tune, alike }) => (
        <LibraryTune tune={tune} alike={alike} key={tune.id} />
      ))}
    </ul>
  );
}
