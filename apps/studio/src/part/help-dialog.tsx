/** @file All keys on a page. */
import { useEffect, useRef } from "preact/hooks";
import { isHelpOpen } from "../store/drawer.ts";
import { say, type WordKey } from "../words/say.ts";

const KEYS: readonly (readonly [keys: string, what: WordKey])[] = [
  ["Space", "keys.play"],
  ["← →", "keys.move"],
  ["Ctrl ← →", "keys.bar"],
  ["Shift ← →", "keys.select"],
  ["↑ ↓", "keys.pitch"],
  ["Ctrl ↑ ↓", "keys.octave"],
  ["C", "keys.chord"],
  ["R", "edit.rewrite"],
  ["V", "edit.vary"],
  ["H", "edit.harmonise"],
  ["N", "edit.continue"],
  ["F", "edit.repair"],
  ["L", "keys.loop"],
  ["Z · Shift Z", "keys.undo"],
  ["/", "keys.words"],
  ["S", "keys.save"],
  ["Esc", "keys.escape"],
  ["?", "keys.all"],
];

export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isHelpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isHelpOpen.value]);
  return (
    <dialog
      class="help"
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        isHelpOpen.value = false;
      }}
    >
      <h2 id="help-title">{say("keys.title")}</h2>
      <p>{say("keys.note")}</p>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="primary">
          {say("drawer.close")}
        </button>
      </form>
    </dialog>
  );
}
