/** @file The whole page: words on top, the sheet in the middle, transport below; what music needs comes when there is some. */
import { effect, signal } from "@preact/signals";
import { listenForKeys } from "./page-keys.ts";
import { EmptyPage } from "./part/empty-page.tsx";
import { Header } from "./part/header.tsx";
import { HelpDialog } from "./part/help-dialog.tsx";
import { IconButton } from "./part/icon-button.tsx";
import { Notices } from "./part/notices.tsx";
import { drawer } from "./store/drawer.ts";
import { isEmpty } from "./store/sheet.ts";
import { writing } from "./store/writing.ts";
import { say } from "./words/say.ts";

/** The part of the page that knows music; undefined until it is needed. */
const desk = signal<typeof import("./desk.tsx") | undefined>(undefined);

let isComing = false;

/** Fetch it; a failure is tried again the next time. */
function fetchDesk(): void {
  if (isComing) return;
  isComing = true;
  import("./desk.tsx").then(
    (loaded) => {
      desk.value = loaded;
    },
    () => {
      isComing = false;
    },
  );
}

effect(() => {
  if (!isEmpty.value || writing.value !== undefined || drawer.value !== undefined) fetchDesk();
});

/** Somebody is here and will want it: by the time a wish is said it is ready. */
for (const sign of ["pointermove", "pointerdown", "keydown"])
  addEventListener(sign, fetchDesk, { once: true });

listenForKeys();

export function App() {
  const parts = desk.value;
  const isBlank = isEmpty.value && writing.value === undefined;
  return (
    <div class={`page${drawer.value === undefined ? "" : " has-drawer"}`}>
      <a class="skip" href="#score">
        {say("page.skip")}
      </a>
      <Header />
      <main class={isBlank ? "stage is-blank" : "stage"}>
        {isBlank ? <EmptyPage /> : parts === undefined ? <Waiting /> : <parts.ScoreView />}
      </main>
      {parts === undefined ? undefined : isBlank ? undefined : <parts.Side />}
      {parts === undefined ? undefined : <parts.Drawers />}
      {parts === undefined ? <SilentTransport /> : <parts.Transport />}
      <Notices />
      <HelpDialog />
    </div>
  );
}

/** Before there is anything to play. */
function SilentTransport() {
  return (
    <footer class="transport">
      <IconButton icon="play" name={say("play.play")} class="play" isDisabled={true} onClick={() => {}} />
      <input class="position" type="range" disabled={true} value={0} aria-label={say("play.position")} />
    </footer>
  );
}

function Waiting() {
  return (
    <p class="waiting" role="status">
      {say("score.drawing")}
    </p>
  );
}
