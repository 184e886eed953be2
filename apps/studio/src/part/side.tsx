/** @file Beside the score: candidates to choose from, what was asked and achieved, how original it is. */
import { analyseTune, describeAnalysis } from "@melodist/analysis";
import { score } from "../music/tune.ts";
import { drawer } from "../store/drawer.ts";
import { language } from "../store/language.ts";
import { choice, writing } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { Candidates } from "./candidates.tsx";
import { IconButton } from "./icon-button.tsx";
import { OriginalityPart } from "./originality.tsx";
import { Report } from "./report.tsx";

export function Side() {
  const isOpen = drawer.value === "about";
  return (
    <aside class={isOpen ? "side is-open" : "side"} aria-label={say("side.label")}>
      <IconButton
        icon="close"
        name={say("drawer.close")}
        class="side-close"
        onClick={() => {
          drawer.value = undefined;
        }}
      />
      {choice.value === undefined && writing.value === undefined ? undefined : <Candidates />}
      <Report />
      <OriginalityPart />
      <InWords />
    </aside>
  );
}

/** The tune in a few sentences, once nothing is being written. */
function InWords() {
  if (score.value === undefined || writing.value !== undefined) return null;
  const sentences = describeAnalysis(analyseTune(score.value), language.value);
  if (sentences.length === 0) return null;
  return (
    <section>
      <h2>{say("side.analysis")}</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence.replaceAll(" %", "\u00a0%")}</p>
      ))}
    </section>
  );
}
