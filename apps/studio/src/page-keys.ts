/** @file Keys that work wherever the focus is; those of the score are in `part/score-keys.ts`. */
import { drawer, isHelpOpen } from "./store/drawer.ts";
import { spoken } from "./store/notice.ts";
import { redo, undo } from "./store/sheet.ts";
import { stopWriting, writing } from "./store/writing.ts";
import { say, type WordKey } from "./words/say.ts";

/** Undo and say what. */
export function undoAloud(): void {
  tell("edit.undone", undo());
}

/** Do again and say what. */
export function redoAloud(): void {
  tell("edit.redone", redo());
}

function tell(how: WordKey, why: WordKey | undefined): void {
  if (why !== undefined) spoken.value = say(how, say(why));
}

/** To the line of words. */
export function focusWords(): void {
  document.querySelector<HTMLInputElement>("#wish")?.focus();
}

/** Listen from now on. */
export function listenForKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") leave();
    else if (!isText(event.target) && act(event)) event.preventDefault();
  });
}

function act(event: KeyboardEvent): boolean {
  const hasCommand = event.ctrlKey || event.metaKey;
  const wanted = hasCommand ? COMMANDS[event.key.toLowerCase()] : SIGNS[event.key];
  if (wanted === undefined) return false;
  wanted(event);
  return true;
}

type Act = (event: KeyboardEvent) => void;

const COMMANDS: Readonly<Record<string, Act>> = {
  z: (event) => (event.shiftKey ? redoAloud() : undoAloud()),
  y: redoAloud,
};

/** No letters: those are keys of the score alone. */
const SIGNS: Readonly<Record<string, Act>> = {
  "/": focusWords,
  "?": () => {
    isHelpOpen.value = true;
  },
};

function leave(): void {
  if (writing.value !== undefined) stopWriting();
  else drawer.value = undefined;
}

function isText(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : undefined;
  return element !== undefined && (element.matches("input, textarea, select") || element.shadowRoot !== null);
}
