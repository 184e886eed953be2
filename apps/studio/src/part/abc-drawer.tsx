/** @file The tune as text, in step with the score: findings are underlined and come with their fixes. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Fix, notes } from "../editor/notes.ts";
import type { OpenEditor } from "../editor/open-editor.ts";
import { tuneCount } from "../music/tune.ts";
import { notify } from "../store/notice.ts";
import { say } from "../words/say.ts";

/** The editor's own code comes when it is first wanted. */
const opener = signal<OpenEditor | undefined>(undefined);

export function AbcDrawer() {
  const holder = useRef<HTMLDivElement>(null);
  const open = opener.value;
  useEffect(() => {
    if (opener.value === undefined)
      import("../editor/open-editor.ts").then(
        (loaded) => {
          opener.value = loaded.openEditor;
        },
        () => notify(say("abc.not-there"), { isWarning: true }),
      );
  }, []);
  useEffect(() => (holder.current === null ? undefined : open?.(holder.current)), [open]);
  return (
    <>
      <div class="abc-editor" ref={holder} />
      <Findings />
    </>
  );
}

const MOST_SHOWN = 20;

function Findings() {
  const all = notes.value;
  return (
    <section class="findings" aria-label={say("abc.findings")}>
      {tuneCount.value > 1 ? <p>{say("abc.several", tuneCount.value)}</p> : undefined}
      {all.length > 0 ? undefined : tuneCount.value === 0 ? (
        <p>{say("abc.no-tune")}</p>
      ) : (
        <p class="is-fine">{say("abc.fine")}</p>
      )}
      <ul>
        {all.slice(0, MOST_SHOWN).map((note) => (
          <li class={`finding is-${note.severity}`} key={`${note.from} ${note.text}`}>
            <p>{note.text}</p>
            {note.fixes().map((fix) => (
              <FixButton fix={fix} key={fix.words} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FixButton({ fix }: { readonly fix: Fix }) {
  return (
    <button type="button" class="fix" onClick={fix.apply}>
      {say("abc.fix", fix.words)}
    </button>
  );
}
