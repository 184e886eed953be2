/** @file The nearest known melodies: as told with an answer, or asked for. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { score } from "../music/tune.ts";
import { ask } from "../server/ask.ts";
import type { Originality } from "../server/contract.ts";
import { sheet } from "../store/sheet.ts";
import { choice, chosen, writing } from "../store/writing.ts";
import { pick, say } from "../words/say.ts";

/** What was found for a text, or why not. */
interface Finding {
  readonly abc: string;
  readonly originality: Originality | undefined;
  readonly trouble: string | undefined;
}

const found = signal<Finding | undefined>(undefined);

/** The answer's own finding is about its best tune. */
const current = computed<Finding | undefined>(() => {
  if (found.value?.abc === sheet.value.abc) return found.value;
  const told = choice.value?.originality;
  const isBest = chosen.value !== undefined && chosen.value === choice.value?.candidates[0];
  return told !== undefined && isBest
    ? { abc: sheet.value.abc, originality: told, trouble: undefined }
    : undefined;
});

async function look(): Promise<void> {
  const { abc } = sheet.value;
  const answer = await ask<Originality>("/api/originality", { body: { abc, limit: 3 } });
  if (answer.ok) found.value = { abc, originality: answer.value, trouble: undefined };
  else {
    const isMissing = answer.failure.code === "not-found";
    found.value = {
      abc,
      originality: undefined,
      trouble: isMissing ? say("side.no-index") : pick(answer.failure.message),
    };
  }
}

export function OriginalityPart() {
  if (score.value === undefined || writing.value !== undefined) return null;
  return (
    <section>
      <h2>{say("side.originality")}</h2>
      <Findings />
    </section>
  );
}

function Findings() {
  const finding = current.value;
  const isWritten = chosen.value !== undefined;
  const { abc } = sheet.value;
  useEffect(() => {
    if (isWritten && current.value === undefined) void look();
  }, [isWritten, abc]);
  if (finding === undefined)
    return (
      <button type="button" class="quiet" onClick={() => void look()}>
        {say("side.look")}
      </button>
    );
  const { originality, trouble } = finding;
  if (originality === undefined) return <p>{trouble}</p>;
  const isUsual = originality.verdict === "new" || originality.verdict === "too-short";
  return (
    <>
      <p class={isUsual ? "" : "is-amber"}>{pick(originality.summary)}</p>
      <details>
        <summary>{say("side.nearest")}</summary>
        <ul class="sources">
          {originality.sources.map((source) => (
            <li key={source.words.en}>{pick(source.words)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
