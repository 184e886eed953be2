/** @file What comes again: a motif should, a whole tune of one bar should not. */
import { findMotif, findRepetition, type Melody } from "@melodist/analysis";
import { printDuration } from "@melodist/score";
import { type Critic, howUsual, hundredths, type Usual } from "./critic.ts";

/** Share of measures that repeat an earlier one. */
const REPEATED: Usual = { least: -0.2, low: 0.08, high: 0.4, most: 0.9 };
/** Share of the notes in occurrences of the motif. */
const MOTIF: Usual = { least: 0, low: 0.21, high: 0.45, most: 0.9 };
/** Equal measures in a row. */
const LOOP: Usual = { least: 0, low: 1, high: 2, most: 5 };

export const judgeRepetition: Critic = ({ melody }) => {
  if (melody.notes.length === 0) return undefined;
  const repetition = findRepetition(melody);
  const motif = findMotif(melody);
  const covered = motif === undefined ? 0 : (motif.occurrences.length * motif.notes) / melody.notes.length;
  const loop = longestLoop(melody);
  const count = motif?.occurrences.length ?? 0;
  const views = [
    { name: "repeated", figure: repetition, usual: REPEATED },
    { name: "motif", figure: Math.min(1, covered), usual: MOTIF },
    { name: "loop", figure: loop, usual: LOOP },
  ];
  return {
    score: howUsual(views),
    views,
    reason: {
      en: `its motif comes ${count} times; ${hundredths(repetition)} of bars repeat one`,
      zh: `动机出现 ${count} 次；${hundredths(repetition)} 的小节是重复`,
    },
  };
};

/** The most equal measures in a row. */
function longestLoop({ notes, measures }: Melody): number {
  const texts = measures.map(() => "");
  for (const { measure, midi, offset, length } of notes) {
    texts[measure] += `${midi}@${printDuration(offset)}+${printDuration(length)} `;
  }
  let longest = 0;
  let run = 0;
  for (const [index, text] of texts.entries()) {
    run = text !== "" && text === texts[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
