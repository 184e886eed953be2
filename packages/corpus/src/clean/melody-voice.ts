/** @file Which voice of a score is its melody. */
import { midiKey, type Score, type ScoreEvent, type Voice } from "@melodist/score";

/** A voice with fewer notes than this share of the busiest one's is no melody. */
const BUSY = 0.5;
/** Another voice must lie this much higher on the average than the first to be the melody instead, in semitones. */
const HIGHER = 3;

/**
 * The index of the melody's voice: the first with words; without any, the first with its share of notes, unless another
 * of those lies clearly higher. Percussion does not count.
 *
 * @returns undefined when no voice has notes
 */
export function melodyVoice({ voices }: Score): number | undefined {
  const measured = voices.map(measureVoice);
  const busiest = Math.max(0, ...measured.map(({ notes }) => notes));
  if (busiest === 0) return undefined;
  const busy = measured.filter(({ notes }) => notes >= busiest * BUSY);
  const sung = busy.find(({ lyrics }) => lyrics > 0);
  const [first] = busy;
  const highest = busy.reduce((top, voice) => (voice.height > top.height ? voice : top));
  const best = sung ?? (first !== undefined && highest.height - first.height < HIGHER ? first : highest);
  return best.index;
}

function measureVoice({ measures, properties }: Voice, index: number) {
  let notes = 0;
  let sum = 0;
  let lyrics = 0;
  if (properties["clef"]?.startsWith("perc") === true) return { index, notes, height: 0, lyrics };
  for (const event of measures.flatMap(({ events }) => events)) {
    const top = topOf(event);
    if (top === undefined) continue;
    notes++;
    sum += top;
    if ((event.kind === "note" || event.kind === "chord") && event.lyrics.length > 0) lyrics++;
  }
  return { index, notes, height: notes === 0 ? 0 : sum / notes, lyrics };
}

function topOf(event: ScoreEvent): number | undefined {
  if (event.kind === "note") return midiKey(event.pitch);
  if (event.kind === "chord") return Math.max(...event.notes.map(({ pitch }) => midiKey(pitch)));
  return undefined;
}
