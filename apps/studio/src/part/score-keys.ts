/** @file Keys while the score has the focus: moving, selecting, changing, and one letter for each thing to be done. */
import { continueTune, repairSelection, rewriteSelection, shiftNote, workOver } from "../edit/actions.ts";
import { stepBar, stepNote } from "../edit/move-cursor.ts";
import { eventAt } from "../edit/score-edit.ts";
import { saveSheet } from "../library/save.ts";
import { describeEvent } from "../music/describe.ts";
import { barNumbers, measures, score } from "../music/tune.ts";
import { focusWords, redoAloud, undoAloud } from "../page-keys.ts";
import { togglePlaying } from "../sound/player.ts";
import { chordPlace } from "../store/chord-place.ts";
import { cursor, type Place, selectBars, selection } from "../store/cursor.ts";
import { isHelpOpen } from "../store/drawer.ts";
import { language } from "../store/language.ts";
import { spoken } from "../store/notice.ts";
import { isLooping } from "../store/player.ts";
import { writing } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { hear } from "./score-pointer.ts";

export function onScoreKey(event: KeyboardEvent): void {
  const act = event.key.startsWith("Arrow") ? () => onArrow(event) : LETTERS[event.key.toLowerCase()];
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.key.startsWith("Arrow");
  // Escape is the page's where nothing is selected: it stops the writing or closes a drawer.
  const isLeaving = event.key === "Escape" && selection.value === undefined;
  if (act === undefined || isCommand || isLeaving) return;
  event.preventDefault();
  act(event);
}

const idle = (act: () => void) => () => {
  if (writing.value === undefined) act();
};

const LETTERS: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  " ": () => void togglePlaying(),
  r: idle(rewriteSelection),
  v: idle(() => workOver("vary")),
  h: idle(() => workOver("harmonize")),
  n: idle(continueTune),
  f: idle(repairSelection),
  s: () => void saveSheet(),
  c: () => {
    chordPlace.value = cursor.value;
  },
  l: () => {
    isLooping.value = !isLooping.value;
  },
  z: (event) => (event.shiftKey ? redoAloud() : undoAloud()),
  "/": focusWords,
  "?": () => {
    isHelpOpen.value = true;
  },
  escape: () => {
    selection.value = undefined;
  },
};

function onArrow(event: KeyboardEvent): void {
  const isBack = event.key === "ArrowLeft" || event.key === "ArrowDown";
  const by = isBack ? -1 : 1;
  const isFar = event.ctrlKey || event.metaKey;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") movePitch(isFar ? 7 * by : by);
  else if (event.shiftKey) extend(by);
  else go(isFar ? stepBar(measures.value, cursor.value, by) : stepNote(measures.value, cursor.value, by));
}

function go(to: Place | undefined): void {
  if (to === undefined) return;
  selection.value = undefined;
  cursor.value = to;
  hear(to);
  tell(to);
}

/** Shift and an arrow: bars from the one the cursor was in. */
function extend(by: number): void {
  const anchor = cursor.value?.measure ?? 0;
  const bars = selection.value;
  if (bars === undefined) selectBars(anchor, anchor);
  else {
    const moving = bars.from === anchor ? bars.to : bars.from;
    selectBars(anchor, Math.max(0, Math.min(measures.value.length - 1, moving + by)));
  }
  const { from = 0, to = 0 } = selection.value ?? {};
  spoken.value = say("edit.bars", `${barNumbers.value[from] ?? ""}–${barNumbers.value[to] ?? ""}`);
}

function movePitch(steps: number): void {
  const place = cursor.value;
  if (place === undefined || writing.value !== undefined) return;
  shiftNote(place, steps);
  hear(place);
  tell(place);
}

/** Say where the cursor is and what stands there. */
function tell(place: Place): void {
  const event = score.value === undefined ? undefined : eventAt(score.value, place);
  const number = barNumbers.value[place.measure];
  const bar = number === 0 ? say("score.pickup") : say("score.bar", number ?? "");
  spoken.value = `${describeEvent(event, language.value) ?? ""}, ${bar}`;
}
