/** @file Does the meter fit the bars? When another clearly does, that one is written. */
import {
  checkBars,
  isTimed,
  type Meter,
  meter,
  type PlacedMeasure,
  placeEvents,
  placeMeasures,
  printDuration,
  printMeter,
  type Score,
  type ScoreEvent,
} from "@melodist/score";
import { changed, type Draft, type Refusal, refuseTune } from "./draft.ts";
import { measuresOf, withMeasures } from "./measures.ts";

/** With more than this share of its measures wrong, a tune has another meter than it says. */
const MOST_WRONG = 0.25;
/** Another meter is taken when this share of the measures is exactly as long. */
const FITTING = 0.75;

/** Meters by the length of their bars; where two are as long, the compound one comes second. */
const METERS: Readonly<Record<string, readonly [Meter, ...Meter[]]>> = {
  "1/4": [meter(1, 4)],
  "3/8": [meter(3, 8)],
  "1/2": [meter(2, 4)],
  "5/8": [meter(5, 8)],
  "3/4": [meter(3, 4), meter(6, 8)],
  "7/8": [meter(7, 8)],
  "1": [meter(4, 4)],
  "9/8": [meter(9, 8)],
  "5/4": [meter(5, 4)],
  "3/2": [meter(3, 2), meter(12, 8)],
  "2": [meter(4, 2)],
};

/** Write the symbols C and C| as figures, leave out changes that change nothing, and correct a meter that does not fit. */
export function verifyMeter(draft: Draft): Draft | Refusal {
  const plain = withPlainMeters(draft.score);
  const isFree = placeMeasures(
    plain,
    plain.voices[0] ?? { id: "", properties: {}, opening: undefined, measures: [] },
  ).some(({ meter: inForce }) => inForce.kind === "free");
  const measures = measuresOf(plain);
  if (!isFree && checkBars(plain).length <= measures.length * MOST_WRONG) return { ...draft, score: plain };
  const fitting = fittingMeter(plain);
  if (fitting !== undefined) {
    const corrected = { ...withMeasures(plain, measures.map(withoutMeterChanges)), meter: fitting };
    const isBetter = isFree || checkBars(corrected).length < checkBars(plain).length;
    const detail = `${printMeter(plain.meter)} → ${printMeter(fitting)}`;
    if (isBetter) return changed(draft, corrected, "meter", detail);
  }
  return isFree ? refuseTune("free-meter") : { ...draft, score: plain };
}

/** The meter whose bars nearly all measures have, the first and the last apart. */
function fittingMeter(score: Score): Meter | undefined {
  const [voice] = score.voices;
  if (voice === undefined || voice.measures.length < 4) return undefined;
  const placed = placeMeasures(score, voice).slice(1, -1);
  const lengths = new Map<string, number>();
  for (const { length } of placed) {
    const text = printDuration(length);
    lengths.set(text, (lengths.get(text) ?? 0) + 1);
  }
  const [most] = [...lengths].sort((a, b) => b[1] - a[1]);
  if (most === undefined || most[1] < placed.length * FITTING) return undefined;
  const [simple, compound] = METERS[most[0]] ?? [];
  return compound !== undefined && isDotted(placed) ? compound : simple;
}

/** True when notes begin on the dotted beats more often than on the plain ones. */
function isDotted(placed: readonly PlacedMeasure[]): boolean {
  const onsets = placed.flatMap(({ measure }) =>
    placeEvents(measure.events).flatMap(({ event, onset }) => (isTimed(event) ? [printDuration(onset)] : [])),
  );
  const count = (...wanted: readonly string[]) => onsets.filter((onset) => wanted.includes(onset)).length;
  return count("3/8") > count("1/4", "1/2") / 2;
}

function withPlainMeters(score: Score): Score {
  let inForce = plainMeter(score.meter);
  const [first, ...rest] = measuresOf(score);
  if (first === undefined) return { ...score, meter: inForce };
  const lead = first.events.find((event) => event.kind === "meter-change");
  const before = lead === undefined ? [] : first.events.slice(0, first.events.indexOf(lead));
  if (lead?.kind === "meter-change" && !before.some(isTimed)) inForce = plainMeter(lead.meter);
  const header = inForce;
  const measures = [first, ...rest].map((measure) => {
    const events = measure.events.flatMap((event): readonly ScoreEvent[] => {
      if (event.kind !== "meter-change") return [event];
      const next = plainMeter(event.meter);
      if (printMeter(next) === printMeter(inForce)) return [];
      inForce = next;
      return [{ ...event, meter: next }];
    });
    return { ...measure, events };
  });
  return { ...withMeasures(score, measures), meter: header };
}

/** Figures instead of the symbols: `C` is 4/4, `C|` 2/2. */
function plainMeter(of: Meter): Meter {
  return of.kind === "free" || of.symbol === undefined ? of : { ...of, symbol: undefined };
}

function withoutMeterChanges<Item extends { readonly events: readonly ScoreEvent[] }>(measure: Item): Item {
  return { ...measure, events: measure.events.filter(({ kind }) => kind !== "meter-change") };
}
