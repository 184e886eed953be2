/** @file The tune note by note as text, for those who ask for it. */
import { numberBars, placeMeasures } from "@melodist/score";
import { useSignal } from "@preact/signals";
import { describeEvent } from "../music/describe.ts";
import { score } from "../music/tune.ts";
import { language } from "../store/language.ts";
import { say } from "../words/say.ts";

export function SpokenScore() {
  const isOpen = useSignal(false);
  return (
    <details
      class="spoken-score"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{say("score.describe")}</summary>
      {isOpen.value ? <Bars /> : undefined}
    </details>
  );
}

function Bars() {
  const of = score.value;
  const [voice] = of?.voices ?? [];
  if (of === undefined || voice === undefined) return null;
  const placed = placeMeasures(of, voice);
  const numbers = numberBars(placed);
  return (
    <ol>
      {placed.map(({ measure, index }) => (
        <li key={index}>
          {`${say("score.bar", numbers[index] ?? "")}: `}
          {measure.events
            .map((event) => describeEvent(event, language.value))
            .filter((words) => words !== undefined)
            .join("; ")}
        </li>
      ))}
    </ol>
  );
}
