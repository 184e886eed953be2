/** @file The measures of a tune of one voice, read and replaced; and leaving out those that say nothing. */
import { type BarLine, isTimed, type Measure, type Score, type ScoreEvent } from "@melodist/score";
import { joinLines, plainLine } from "./bar-line.ts";
import { changed, type Draft } from "./draft.ts";

/** The measures of the first voice. */
export function measuresOf(score: Score): readonly Measure[] {
  return score.voices[0]?.measures ?? [];
}

/** The score with other measures in its first voice, and perhaps another opening line. */
export function withMeasures(
  score: Score,
  measures: readonly Measure[],
  opening: BarLine | undefined = score.voices[0]?.opening,
): Score {
  const [voice, ...others] = score.voices;
  return voice === undefined ? score : { ...score, voices: [{ ...voice, opening, measures }, ...others] };
}

/** True when a measure has neither notes nor rests. */
function isEmpty({ events }: Measure): boolean {
  return !events.some(isTimed);
}

/** True when a measure has rests and no notes. */
function isSilent({ events }: Measure): boolean {
  return events.some(isTimed) && !events.some((event) => event.kind === "note" || event.kind === "chord");
}

/** Leave out measures without music; their lines and changes go to their neighbours. */
export function dropEmptyMeasures(draft: Draft): Draft {
  const measures = measuresOf(draft.score);
  const count = measures.filter(isEmpty).length;
  if (count === 0) return draft;
  const kept: Measure[] = [];
  let opening = draft.score.voices[0]?.opening;
  let carried: readonly ScoreEvent[] = [];
  let ending: Measure["ending"];
  for (const measure of measures) {
    if (!isEmpty(measure)) {
      kept.push({ ...measure, ending: measure.ending ?? ending, events: [...carried, ...measure.events] });
      carried = [];
      ending = undefined;
      continue;
    }
    carried = [...carried, ...measure.events.filter(isChange)];
    ending = measure.ending ?? ending;
    const last = kept.pop();
    if (last === undefined) opening = joinLines(opening, measure.close);
    else kept.push({ ...last, close: joinLines(last.close, measure.close) });
  }
  return changed(draft, withMeasures(draft.score, kept, opening), "empty-measures", String(count));
}

function isChange({ kind }: ScoreEvent): boolean {
  return kind === "meter-change" || kind === "key-change";
}

/** A longer silence than this many bars is shortened to one bar. */
const LONGEST_SILENCE = 2;

/**
 * Leave out the silent bars before and behind the melody, and shorten long silences between its phrases: they are where the
 * accompaniment played alone. Silences with a repeat sign, an ending or a change in them stay.
 */
export function dropSilence(draft: Draft): Draft {
  const measures = measuresOf(draft.score);
  const first = measures.findIndex((measure) => !isSilent(measure) || !isPlain(measure));
  const last = measures.findLastIndex((measure) => !isSilent(measure) || !isPlain(measure));
  const kept: Measure[] = [];
  let run: Measure[] = [];
  for (const measure of measures.slice(Math.max(0, first), last + 1)) {
    if (isSilent(measure) && isPlain(measure)) {
      run.push(measure);
      continue;
    }
    kept.push(...(run.length > LONGEST_SILENCE ? run.slice(0, 1) : run), measure);
    run = [];
  }
  const count = measures.length - kept.length;
  if (count === 0) return draft;
  return changed(draft, withMeasures(draft.score, closeTune(kept)), "silence", String(count));
}

/** Nothing but a bar: no ending begins here, no sign of repeat, no change of meter or key. */
function isPlain({ ending, close, events }: Measure): boolean {
  const isRepeat = close !== undefined && close.repeatStart + close.repeatEnd > 0;
  return ending === undefined && !isRepeat && !events.some(isChange);
}

/** The last measure closed by a final line, unless it is repeated; heavy lines before it are double ones. */
export function closeTune(measures: readonly Measure[]): readonly Measure[] {
  return measures.map((measure, index): Measure => {
    const { close } = measure;
    if (index === measures.length - 1) {
      return (close?.repeatEnd ?? 0) > 0 ? measure : { ...measure, close: plainLine("final") };
    }
    const isHeavy = close?.style === "final" || close?.style === "heavy-left";
    return isHeavy ? { ...measure, close: { ...close, style: "double" } } : measure;
  });
}
