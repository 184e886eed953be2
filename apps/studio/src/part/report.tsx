/** @file What was asked, and what became of it. */
import type { ReportLine } from "../server/contract.ts";
import { choice, chosen } from "../store/writing.ts";
import { pick, say } from "../words/say.ts";

const SIGNS: Readonly<Record<ReportLine["kept"], string>> = {
  yes: "✓",
  partly: "≈",
  no: "–",
  "not-measurable": "·",
};

export function Report() {
  const lines = (chosen.value ?? choice.value?.candidates[0])?.report ?? [];
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{say("side.asked")}</h2>
      <ul class="report">
        {lines.map((line) => (
          <li class={`kept-${line.kept}`} key={line.wish + line.asked.en}>
            <span
              class="sign"
              role="img"
              aria-label={say(`side.kept.${line.kept}`)}
              title={say(`side.kept.${line.kept}`)}
            >
              {SIGNS[line.kept]}
            </span>
            <span>
              <b>{pick(line.name)}</b> {pick(line.asked)}
              {pick(line.achieved) === pick(line.asked) ? undefined : <small>{pick(line.achieved)}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
