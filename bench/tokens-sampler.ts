/**
 * @file Do the constraints hold whatever a model would rather write?
 *
 * `npx tsx --conditions melodist-source bench/tokens-sampler.ts [--count N] [--seed N]`
 *
 * Plans by chance (meters, units, modes, scales, forms, pick-ups, endings, returns, cadences, ranges), each carried out
 * by a sampler whose weights are random too: dead ends, misaligned bars, tunes of another form than was asked, tunes that
 * are spelled otherwise once they have been written down and read; and what a step of the constraint costs.
 */
import { parseArgs } from "node:util";
import { createRandom } from "@melodist/random";
import { checkBars } from "@melodist/score";
import {
  allowedTokens,
  checkPlan,
  decodeTune,
  encodeTune,
  planOf,
  readOutline,
  sectionStarts,
  type TunePlan,
  tuneConstraint,
} from "@melodist/tokens";
import { anyPlan, frameOf, sampleTune } from "../packages/tokens/src/testing/sample.ts";
import { vocabulary } from "../packages/tokens/src/testing/spell.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
  strict: false, // flags of the other benchmarks may stand beside ours
});
const random = createRandom(Number(values.seed));

const found = { deadEnds: 0, misaligned: 0, otherForm: 0, otherSpelling: 0 };
const refused = new Map<string, number>();
let tunes = 0;
let tokens = 0;
let seconds = 0;
while (tunes < Number(values.count)) {
  const plan = anyPlan(random);
  const [fault] = checkPlan(vocabulary, plan);
  if (fault === undefined) {
    tunes++;
    tryPlan(plan);
  } else refused.set(fault.kind, (refused.get(fault.kind) ?? 0) + 1);
}
console.log(`${tunes} tunes, ${tokens} tokens; ${JSON.stringify(found)}`);
console.log(`refused beforehand: ${JSON.stringify(Object.fromEntries(refused))}`);
console.log(`a step of the constraint: ${((1e6 * seconds) / tokens).toFixed(2)} µs`);

function tryPlan(plan: TunePlan): void {
  const constraint = tuneConstraint(vocabulary, plan);
  let tune: readonly number[];
  try {
    tune = sampleTune(constraint, random);
  } catch {
    found.deadEnds++;
    return;
  }
  tokens += tune.length;
  timeSteps(plan, tune);
  const frame = frameOf(plan);
  const outline = readOutline(vocabulary, tune);
  const score = decodeTune(vocabulary, tune, frame);
  if (checkBars(score).length > 0) found.misaligned++;
  const asked = plan.sections.map(({ letter, primed, times, bars }) => ({ letter, primed, times, bars }));
  if (JSON.stringify(asked.map(Object.values)) !== JSON.stringify(formOf(outline))) found.otherForm++;
  const again = encodeTune(vocabulary, score, { frame, sections: sectionStarts(outline) });
  if (!("tokens" in again) || again.tokens.join() !== tune.join()) found.otherSpelling++;
}

function formOf(outline: ReturnType<typeof readOutline>): unknown {
  return planOf(outline).map(({ letter, primed, times, bars }) => [letter, primed, times, bars]);
}

/** A second walk along the tune, with all that a sampler asks of the constraint; masks are made by the first. */
function timeSteps(plan: TunePlan, tune: readonly number[]): void {
  const constraint = tuneConstraint(vocabulary, plan);
  const mask = new Uint8Array(vocabulary.size);
  const walk = (): void => {
    let state = constraint.start();
    for (const token of tune) {
      allowedTokens(constraint, state, vocabulary.size, mask);
      state = constraint.advance(state, token);
    }
  };
  walk();
  const started = performance.now();
  walk();
  seconds += (performance.now() - started) / 1000;
}
