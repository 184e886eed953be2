/** @file The sheet of music: title and tempo, the systems with cursor and selection, the toolbar of selected bars. */
import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { rename } from "../edit/actions.ts";
import { drawSheet, glyphs } from "../engrave/engraver.ts";
import { Page, type PageState } from "../engrave/page.ts";
import { beatSign, describeKey, describeScore } from "../music/describe.ts";
import { score, tune } from "../music/tune.ts";
import { plan } from "../sound/player.ts";
import { cursor, placeName, selection } from "../store/cursor.ts";
import { language } from "../store/language.ts";
import { isPlaying, sounding } from "../store/player.ts";
import { isSaved } from "../store/sheet.ts";
import { valueWord } from "../store/wish.ts";
import { live, shown, writing } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { ChordField } from "./chord-field.tsx";
import { onScoreKey } from "./score-keys.ts";
import { listenForPointer } from "./score-pointer.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { SpokenScore } from "./spoken-score.tsx";
import { WholeTuneBar } from "./whole-tune-bar.tsx";

/** Units of the drawing a pixel: a staff is 36 pixels high on a desk, 30 on a phone. */
const PIXEL = 20;
const SMALL_PIXEL = 24;
const NARROW = 600;

export function ScoreView() {
  const holder = useRef<HTMLDivElement>(null);
  const state = useSignal<PageState>({ failure: undefined, isDrawn: false });
  useEffect(() => (holder.current === null ? undefined : connect(holder.current, state)), []);
  const current = score.value;
  return (
    <article class="sheet">
      <Heading />
      <div
        id="score"
        class="score"
        ref={holder}
        role="application"
        aria-roledescription={say("score.label")}
        aria-label={current === undefined ? say("score.label") : describeScore(current, language.value)}
        aria-describedby="score-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the score is moved in by keys
        tabIndex={0}
        onKeyDown={onScoreKey}
      />
      <p id="score-keys" class="unseen">
        {say("score.keys")}
      </p>
      <StateWord state={state.value} />
      <SelectionBar />
      <ChordField />
      {writing.value === undefined && current !== undefined ? <SpokenScore /> : undefined}
      <svg class="glyphs" aria-hidden="true">
        <defs
          // The engraver's own signs: paths by name, and nothing else.
          dangerouslySetInnerHTML={{ __html: [...glyphs.value.values()].join("") }}
        />
      </svg>
    </article>
  );
}

function StateWord({ state }: { readonly state: PageState }) {
  if (state.failure !== undefined) return <p class="state-word">{say("score.failed", state.failure)}</p>;
  if (!state.isDrawn) return <p class="state-word">{say("score.drawing")}</p>;
  const isMusic = tune.value?.score.voices.some((voice) => voice.measures.length > 0) === true;
  return isMusic || writing.value !== undefined ? null : <p class="state-word">{say("score.nothing")}</p>;
}

function Heading() {
  const current = score.value;
  if (current === undefined) return <header class="sheet-head" />;
  const beats = plan.value?.beatsPerMinute;
  const sign = beatSign(plan.value?.beat);
  const composer = current.fields.find(({ letter }) => letter === "C")?.text;
  const facts = [
    describeKey(current.key, language.value),
    valueWord("rhythm", current.fields.find(({ letter }) => letter === "R")?.text ?? ""),
  ];
  return (
    <header class="sheet-head">
      <textarea
        class="sheet-title"
        rows={1}
        aria-label={say("score.title")}
        placeholder={say("score.untitled")}
        value={current.titles[0] ?? ""}
        disabled={writing.value !== undefined}
        onChange={(event) => rename(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          document.querySelector<HTMLElement>("#score")?.focus();
        }}
      />
      <p class="sheet-facts">
        <span>{[composer, ...facts].filter((fact) => fact !== undefined && fact !== "").join(" · ")}</span>
        <span class="sheet-tempo">{beats === undefined ? "" : `${sign} = ${beats}`}</span>
        <span class="sheet-kept">{isSaved.value ? say("score.saved") : ""}</span>
      </p>
      <WholeTuneBar />
    </header>
  );
}

/** Keep the drawing in step with the text, the width, the cursor and the player. */
function connect(holder: HTMLElement, state: { value: PageState }): () => void {
  const page = new Page(holder, (news) => {
    state.value = news;
  });
  const width = { now: 0 };
  const order = () => {
    const abc = shown.value;
    if (width.now === 0) return;
    const isNarrow = width.now < NARROW;
    const pixel = isNarrow ? SMALL_PIXEL : PIXEL;
    const isGrowing = live.value !== undefined;
    const shape = { width: width.now * pixel, pixel, keepsLines: !isNarrow, isGrowing };
    drawSheet({ abc, ...shape, bars: undefined }, (drawing) => page.show(drawing));
  };
  const observer = new ResizeObserver(([entry]) => {
    const found = Math.round(entry?.contentRect.width ?? 0);
    if (found === width.now) return;
    width.now = found;
    order();
  });
  observer.observe(holder);
  const stops = [
    effect(order),
    effect(() => page.select(selection.value)),
    effect(() => page.mark(cursor.value === undefined ? undefined : placeName(cursor.value))),
    effect(() => page.light(sounding.value)),
    effect(() => {
      holder.classList.toggle("is-playing", isPlaying.value);
    }),
    listenForPointer(holder, page),
  ];
  return () => {
    observer.disconnect();
    for (const stop of stops) stop();
  };
}
