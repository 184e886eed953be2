/** @file A melody taken out of its score to be altered, and put back: sounds in a row, and where bar lines fall. */
import { type Melody, readMelody } from "@melodist/analysis";
import {
  addDurations,
  compareDurations,
  type Duration,
  type Measure,
  type Note,
  type Pitch,
  plainRest,
  type Rest,
  type Score,
  subtractDurations,
  UNADORNED,
  ZERO,
} from "@melodist/score";

/** One note as it sounds, or a rest. */
export interface Sound {
  /** Undefined for a rest. */
  readonly pitch: Pitch | undefined;
  /** In whole notes. */
  readonly length: Duration;
}

/** A melody as sounds one after another, and the bars they fall into. */
export interface SungRow {
  readonly sounds: readonly Sound[];
  /** Length of each measure, pick-up and all. */
  readonly bars: readonly Duration[];
}

/** The melody of a score as sounds, repeats not followed unless asked. */
export function readRow(score: Score, repeats = false): SungRow {
  const { notes, measures }: Melody = readMelody(score, { repeats });
  const sounds: Sound[] = [];
  let time = ZERO;
  const restUntil = (end: Duration) => {
    if (compareDurations(end, time) > 0)
      sounds.push({ pitch: undefined, length: subtractDurations(end, time) });
  };
  for (const { pitch, onset, length } of notes) {
    restUntil(onset);
    sounds.push({ pitch, length });
    time = addDurations(onset, length);
  }
  const last = measures.at(-1);
  if (last !== undefined) restUntil(addDurations(last.onset, last.length));
  return { sounds, bars: measures.map(({ length }) => length).filter(({ num }) => num > 0) };
}

/** The score with another melody: one voice, plain bar lines, no chord symbols and no words below the notes. */
export function writeRow(score: Score, row: SungRow): Score {
  const measures = pourIntoBars(row).map((events): Measure => {
    const close = { style: "single", repeatEnd: 0, repeatStart: 0, marks: [], span: undefined } as const;
    return { ending: undefined, events, overlays: [], close };
  });
  const voice = { id: "", properties: {}, opening: undefined, measures };
  return { ...score, parts: undefined, voices: [voice] };
}

/** Notes over a bar line are cut in two and tied; what is left when the bars are full makes one more. */
function pourIntoBars({ sounds, bars }: SungRow): (Note | Rest)[][] {
  const filled: (Note | Rest)[][] = [];
  let bar: (Note | Rest)[] = [];
  let room = bars[0] ?? ZERO;
  const turnPage = () => {
    filled.push(bar);
    bar = [];
    room = bars[filled.length] ?? ENDLESS;
  };
  for (const { pitch, length } of sounds) {
    let left = length;
    while (left.num > 0) {
      const fits = compareDurations(left, room) <= 0;
      const part = fits ? left : room;
      bar.push(toEvent({ pitch, length: part }, !fits));
      left = subtractDurations(left, part);
      room = subtractDurations(room, part);
      if (room.num === 0) turnPage();
    }
  }
  if (bar.length > 0) filled.push(bar);
  return filled;
}

/** The sounds before a time and those from it on; one that sounds at that time is cut. */
export function splitAt(
  sounds: readonly Sound[],
  time: Duration,
): readonly [readonly Sound[], readonly Sound[]] {
  const before: Sound[] = [];
  const after: Sound[] = [];
  let left = time;
  for (const sound of sounds) {
    if (compareDurations(sound.length, left) <= 0) {
      before.push(sound);
      left = subtractDurations(left, sound.length);
    } else {
      if (left.num > 0) before.push({ ...sound, length: left });
      after.push({ ...sound, length: subtractDurations(sound.length, left) });
      left = { num: 0, den: 1 };
    }
  }
  return [before, after];
}

/** Longer than any tune. */
const ENDLESS: Duration = { num: 1_000_000, den: 1 };

function toEvent({ pitch, length }: Sound, held: boolean): Note | Rest {
  if (pitch === undefined) return plainRest(length);
  return {
    kind: "note",
    length,
    ...UNADORNED,
    pitch,
    courtesy: false,
    tie: held ? "full" : undefined,
    lyrics: [],
  };
}
