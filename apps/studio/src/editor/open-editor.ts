/**
 * @file The text editor. It lives in a shadow tree: there its styles are style sheets of the document's own making, which
 * a strict content policy allows.
 */
import { defaultKeymap } from "@codemirror/commands";
import { type Diagnostic, forceLinting, linter } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { effect } from "@preact/signals";
import { redoAloud, undoAloud } from "../page-keys.ts";
import { change } from "../store/sheet.ts";
import { shown, writing } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { abcColours } from "./abc-colours.ts";
import { notes } from "./notes.ts";

export type OpenEditor = typeof openEditor;

/** Open the editor in an element. @returns closes it */
export function openEditor(holder: HTMLElement): () => void {
  const root = holder.shadowRoot ?? holder.attachShadow({ mode: "open" });
  const readOnly = new Compartment();
  let isOurs = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: shown.peek(),
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": say("abc.label"), spellcheck: "false" }),
        keymap.of([...HISTORY, ...defaultKeymap]),
        linter(() => notes.value.map(toDiagnostic), { delay: 200 }),
        abcColours,
        LOOKS,
        readOnly.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) change(update.state.doc.toString(), "why.edited");
        }),
      ],
    }),
  });
  const follow = effect(() => {
    const text = shown.value;
    const now = view.state.doc.toString();
    if (text === now) return;
    isOurs = true;
    view.dispatch({ changes: difference(now, text) });
    isOurs = false;
  });
  const lock = effect(() => {
    const locked: Extension = writing.value === undefined ? [] : EditorState.readOnly.of(true);
    view.dispatch({ effects: readOnly.reconfigure(locked) });
  });
  const underline = effect(() => {
    void notes.value;
    forceLinting(view);
  });
  return () => {
    for (const stop of [follow, lock, underline]) stop();
    view.destroy();
  };
}

/** Undo is the page's: the text is only one way to look at the sheet. */
const HISTORY = [
  { key: "Mod-z", run: () => done(undoAloud), preventDefault: true },
  { key: "Mod-y", run: () => done(redoAloud), preventDefault: true },
  { key: "Mod-Shift-z", run: () => done(redoAloud), preventDefault: true },
];

function done(act: () => void): boolean {
  act();
  return true;
}

/** Only what differs, so that the cursor stays where it is. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let end = 0;
  const most = Math.min(before.length, after.length) - from;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function toDiagnostic(note: (typeof notes.value)[number]): Diagnostic {
  const length = shown.peek().length;
  return {
    from: Math.min(note.from, length),
    to: Math.min(note.to, length),
    severity: note.severity,
    message: note.text,
    actions: note.fixes().map((fix) => ({ name: fix.words, apply: () => fix.apply() })),
  };
}

const LOOKS = EditorView.theme({
  "&": { height: "100%", fontSize: "14px", color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", lineHeight: "1.6" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--faint)", border: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--tint)",
  },
  ".cm-lintRange-error, .cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--amber)",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-info": { backgroundImage: "none", textDecoration: "underline dotted var(--faint)" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    fontFamily: "var(--sans)",
    maxWidth: "320px",
  },
  ".cm-diagnostic": { borderLeft: "3px solid var(--amber)", padding: "6px 10px" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--faint)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--paper)",
    borderRadius: "6px",
    display: "block",
    margin: "6px 0 0",
    padding: "4px 8px",
    textAlign: "left",
  },
});
