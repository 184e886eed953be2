/** @file A file from the machine: which of its tunes, and what for. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { openingOf } from "../open/opening.ts";
import { type OpenedTune, readFile } from "../open/read-file.ts";
import { drawer } from "../store/drawer.ts";
import { begin } from "../store/sheet.ts";
import { setWish } from "../store/wish.ts";
import { choice } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { WORDS } from "../words/words.data.ts";
import { opened } from "./open-file.ts";

export function OpenDrawer() {
  const tunes = useSignal<readonly OpenedTune[] | undefined>(undefined);
  const which = useSignal(0);
  const file = opened.value;
  useEffect(() => {
    tunes.value = undefined;
    which.value = 0;
    void (async () => {
      if (file !== undefined) tunes.value = await readFile(file);
    })();
  }, [file]);
  if (file === undefined || tunes.value === undefined) return null;
  const tune = tunes.value[which.value];
  if (tune === undefined) return <p class="is-amber">{say("file.unreadable", file.name)}</p>;
  return (
    <div class="open-file">
      {tunes.value.length > 1 ? (
        <label>
          <span>{say("file.which")}</span>
          <select
            value={which.value}
            onChange={(event) => {
              which.value = Number(event.currentTarget.value);
            }}
          >
            {tunes.value.map(({ title }, at) => (
              <option value={at} key={at}>
                {title === "" ? say("score.untitled") : title}
              </option>
            ))}
          </select>
        </label>
      ) : undefined}
      <Uses tune={tune} name={tune.title === "" ? file.name : tune.title} />
    </div>
  );
}

function Uses({ tune, name }: { readonly tune: OpenedTune; readonly name: string }) {
  const close = () => {
    opened.value = undefined;
    drawer.value = undefined;
  };
  const wish = (slot: "motif" | "reference", abc: string) => {
    const { en, zh } = WORDS[`wish.${slot}`];
    setWish(slot, abc, { en: en.replace("{}", name), zh: zh.replace("{}", name) });
    close();
  };
  return (
    <>
      <p>{say("file.use", name)}</p>
      <button
        type="button"
        class="primary"
        onClick={() => {
          choice.value = undefined;
          begin(tune.abc, "why.opened");
          close();
        }}
      >
        {say("file.tune")}
      </button>
      <button type="button" class="quiet" onClick={() => wish("motif", openingOf(tune.abc))}>
        {say("file.motif")}
      </button>
      <button type="button" class="quiet" onClick={() => wish("reference", tune.abc)}>
        {say("file.reference")}
      </button>
    </>
  );
}
