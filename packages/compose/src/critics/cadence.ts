/**
 * @file Where phrases come to rest: the last on the tonic, reached without effort and held, the others on notes that
 * can carry a pause.
 */
import { findPhrases } from "@melodist/analysis";
import { compareDurations, type PitchName, pitchClass } from "@melodist/score";
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

/** Semitones above the tonic that phrases of the corpora mostly end on: 1, 2, 3 and 5. */
const RESTFUL: ReadonlySet<number> = new Set([0, 2, 3, 4, 7]);
/** Share of phrases that end there. */
const USUAL: Usual = { least: 0.2, low: 0.8, high: 1, most: 1 };
/** Semitones of the last move. */
const APPROACH: Usual = { least: -1, low: 0, high: 4, most: 14 };

export const judgeCadence: Critic = ({ melody, tonic }) => {
  const [last, before] = [melody.notes.at(-1), melody.notes.at(-2)];
  if (last === undefined || before === undefined) return undefined;
  const phrases = findPhrases(melody, tonic);
  const ends = phrases.map(({ to }) => degree(melody.notes[to - 1]?.midi ?? 0, tonic));
  const restful = ends.filter((end) => RESTFUL.has(end)).length / Math.max(1, ends.length);
  const home = degree(last.midi, tonic) === 0 ? 1 : 0;
  const rests = { name: "restful", figure: restful, usual: USUAL };
  const approach = { name: "approach", figure: Math.abs(last.midi - before.midi), usual: APPROACH };
  // Nine tunes of ten hold their last note at least as long as the one before it.
  const held = compareDurations(last.length, before.length) < 0 ? 0 : 1;
  return {
    score: home * (0.5 * howUsual([rests]) + 0.25 * howUsual([approach]) + 0.25 * held),
    views: [rests, approach],
    reason: {
      en: `${home === 1 ? "ends" : "does not end"} on the tonic; ${hundredths(restful)} of phrases end on restful notes`,
      zh: `${home === 1 ? "结束在主音" : "没有结束在主音"}；${hundredths(restful)} 的乐句落在稳定音上`,
    },
  };
};

function degree(midi: number, tonic: PitchName): number {
  return (((midi - Math.floor(pitchClass(tonic))) % 12) + 12) % 12;
}
