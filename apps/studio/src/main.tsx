/** @file The page begins here: what came with the address, then the first picture. */
import { render } from "preact";
import "./style/page.css";
import "./style/controls.css";
import "./style/chips.css";
import "./style/transport.css";
import "./style/score.css";
import "./style/side.css";
import "./style/drawers.css";
import "./style/print.css";
import { App } from "./app.tsx";
import { takeToken } from "./server/connection.ts";
import { tuneIn } from "./store/share.ts";
import { begin } from "./store/sheet.ts";

async function takeTune(): Promise<void> {
  const abc = await tuneIn(location.hash);
  if (abc === undefined) return;
  begin(abc, "why.opened");
  history.replaceState(null, "", location.pathname + location.search);
}

takeToken();
void takeTune();
addEventListener("hashchange", () => void takeTune());

const root = document.getElementById("studio");
if (root !== null) render(<App />, root);
