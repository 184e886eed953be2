/** @file ABC in quiet colours: fields, bar lines, chords and remarks apart from the notes. */
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

/** Remarks, fields, inline fields, quoted texts, bar lines; the first that fits counts. */
const PARTS = /%.*|^[A-Za-z+]:.*|\[[A-Za-z]:[^\]]*\]|"[^"]*"|![^!\s]+!|\[?[|:]+[\]|:]*(?:\d)?/gm;

const marks = {
  remark: Decoration.mark({ class: "abc-remark" }),
  field: Decoration.mark({ class: "abc-field" }),
  quoted: Decoration.mark({ class: "abc-quoted" }),
  bar: Decoration.mark({ class: "abc-bar" }),
};

function markOf(text: string): Decoration {
  if (text.startsWith("%")) return marks.remark;
  if (/^\[?[A-Za-z+]:/.test(text)) return marks.field;
  return text.startsWith('"') || text.startsWith("!") ? marks.quoted : marks.bar;
}

const decorator = new MatchDecorator({ regexp: PARTS, decoration: ([text]) => markOf(text) });

const plugin = ViewPlugin.define(
  (view): { decorations: DecorationSet; update: (update: ViewUpdate) => void } => ({
    decorations: decorator.createDeco(view),
    update(update) {
      this.decorations = decorator.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (value) => value.decorations },
);

export const abcColours = [
  plugin,
  EditorView.baseTheme({
    ".abc-remark": { color: "var(--faint)", fontStyle: "italic" },
    ".abc-field": { color: "var(--soft)" },
    ".abc-quoted": { color: "var(--accent)" },
    ".abc-bar": { color: "var(--faint)" },
  }),
];
