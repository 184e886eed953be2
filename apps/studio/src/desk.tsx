/** @file What the page needs as soon as there is music; loaded then. */
import { drawSmall } from "./engrave/engraver.ts";

export { Drawers } from "./part/drawers.tsx";
export { ScoreView } from "./part/score-view.tsx";
export { Side } from "./part/side.tsx";
export { Transport } from "./part/transport.tsx";

/** The engraver takes a while to come: it is woken with a bar of rest. */
void drawSmall({ abc: "X:1\nK:C\nz8|]", width: 10_000, keepsLines: false, bars: 1 });
