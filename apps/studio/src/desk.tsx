/** @file What the page needs as soon as there is music; loaded then. */
import { effect } from "@preact/signals";
import { drawSmall } from "./engrave/engraver.ts";
import { score } from "./music/tune.ts";
import { fetchVocabulary } from "./store/wish.ts";

export { Drawers } from "./part/drawers.tsx";
export { ScoreView } from "./part/score-view.tsx";
export { Side } from "./part/side.tsx";
export { Transport } from "./part/transport.tsx";

/** The engraver takes a while to come: it is woken with a bar of rest. */
void drawSmall({
  abc: "X:1\nK:C\nz8|]",
  width: 10_000,
  pixel: 1,
  keepsLines: false,
  isGrowing: false,
  bars: 1,
});

/** The editor comes when nobody waits for anything else, so that it is there even when the server is not. */
const QUIET_MS = 3_000;
setTimeout(() => import("./editor/open-editor.ts").catch(() => {}), QUIET_MS);
void fetchVocabulary();

effect(() => {
  const title = score.value?.titles[0];
  document.title = title === undefined || title === "" ? "Melodist" : `${title} · Melodist`;
});
