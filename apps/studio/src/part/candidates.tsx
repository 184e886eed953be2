/** @file The candidates as small scores; the one on the sheet changes only when another is chosen. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { drawSmall } from "../engrave/engraver.ts";
import type { Composition } from "../server/contract.ts";
import { choice, choose, chosen, type Writing, writing } from "../store/writing.ts";
import { pick, say } from "../words/say.ts";

export function Candidates() {
  const now = writing.value;
  if (now !== undefined) return <Progress {...now} />;
  const candidates = choice.value?.candidates ?? [];
  return (
    <section>
      <h2>{say("side.candidates")}</h2>
      <ol class="candidates">
        {candidates.map((candidate, at) => (
          <li key={candidate.candidate}>
            <Candidate candidate={candidate} number={at + 1} isShown={candidate === chosen.value} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface CandidateProps {
  readonly candidate: Composition;
  readonly number: number;
  readonly isShown: boolean;
}

const MOST_POINTS = 5;

function Candidate({ candidate, number, isShown }: CandidateProps) {
  const points = Math.round(candidate.verdict.total * MOST_POINTS);
  const hundred = Math.round(candidate.verdict.total * 100);
  return (
    <button type="button" class="candidate" aria-pressed={isShown} onClick={() => choose(candidate)}>
      <span class="candidate-head">
        <span class="candidate-number" role="img" aria-label={say("side.candidate", number)}>
          {number}
        </span>
        <span
          class="points"
          role="img"
          aria-label={say("side.score", hundred)}
          title={say("side.score", hundred)}
        >
          {Array.from({ length: MOST_POINTS }, (_, at) => (
            <i class={at < points ? "is-full" : ""} key={at} />
          ))}
        </span>
        <span class="candidate-note">{noteOn(number, isShown)}</span>
      </span>
      <SmallScore abc={candidate.abc} />
      {isShown ? <Reasons candidate={candidate} /> : undefined}
    </button>
  );
}

function noteOn(number: number, isShown: boolean): string {
  if (number === 1) return isShown ? say("side.shown") : say("side.favourite");
  return isShown ? say("side.shown") : "";
}

/** What speaks against it most, in a sentence. */
function Reasons({ candidate }: { readonly candidate: Composition }) {
  const [worst] = candidate.verdict.judgements.toSorted((a, b) => a.score - b.score);
  return worst === undefined ? null : <span class="candidate-why">{pick(worst.reason)}</span>;
}

/** How many bars are shown, and how wide the drawing is. */
const SMALL_BARS = 4;
const SMALL_UNITS = 13_000;

function SmallScore({ abc }: { readonly abc: string }) {
  const drawn = useSignal("");
  useEffect(() => {
    let isGone = false;
    void drawSmall({
      abc,
      width: SMALL_UNITS,
      pixel: 1,
      keepsLines: false,
      isGrowing: true,
      bars: SMALL_BARS,
    }).then(({ systems }) => {
      if (!isGone) drawn.value = systems[0]?.svg.replaceAll("data-at=", "data-small=") ?? "";
    });
    return () => {
      isGone = true;
    };
  }, [abc]);
  return (
    <span
      class="small-score"
      // drawn by the engraver, its texts are escaped there
      dangerouslySetInnerHTML={{ __html: drawn.value }}
    />
  );
}

function Progress({ progress, bars = 8 }: Writing) {
  const most = Math.max(bars, ...progress.values());
  return (
    <section>
      <h2>{say("side.candidates")}</h2>
      <ol class="candidates">
        {[...progress].map(([candidate, count]) => (
          <li class="candidate-progress" key={candidate}>
            <progress value={count} max={most} aria-label={say("side.candidate", candidate + 1)} />
            <span>{say("score.bars", count)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
