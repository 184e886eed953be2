/** @file The streams of a measure: rows of notes that sound one after another. */
import { plainRest, type ScoreEvent } from "@melodist/score";
import { report } from "../finding.ts";
import {
  lengthOfDivisions,
  type MeasureDraft,
  type PartReader,
  type StaffReader,
  type Stream,
} from "./part-reader.ts";

/** The stream a note belongs to; one that sounds at once with it cannot take it in. */
export function streamOf(voice: string, onset: number, staff: StaffReader, reader: PartReader): Stream {
  if (reader.forced !== undefined) return reader.forced;
  const measure = staff.measures.at(-1);
  const known = reader.since.get(voice) ?? measure?.streams.find((stream) => stream.voice === voice);
  const stream =
    known !== undefined && known.end <= onset ? known : openStream(voice, known, measure, reader);
  reader.since.set(voice, stream);
  staff.current = stream;
  return stream;
}

function openStream(
  voice: string,
  overlapping: Stream | undefined,
  measure: MeasureDraft | undefined,
  reader: PartReader,
): Stream {
  if (overlapping !== undefined)
    report(reader.log, "overlapping-notes", `notes of voice ${voice} sound at once`);
  const number = measure?.streams.length ?? 0;
  const stream = { voice: overlapping === undefined ? voice : `${voice} again ${number}`, items: [], end: 0 };
  if (number < MOST_STREAMS) measure?.streams.push(stream);
  else report(reader.log, "bad-note", "a note is left out: its measure has too many voices");
  return stream;
}

/** Voices of one measure of one staff; more are a mistake. */
const MOST_STREAMS = 64;

/** Time that nothing is written for becomes an invisible rest. */
export function fillGap(stream: Stream, onset: number, reader: PartReader): void {
  if (onset <= stream.end) return;
  const length = lengthOfDivisions(onset - stream.end, reader.divisions);
  const event: ScoreEvent = { ...plainRest(length), visible: false };
  stream.items.push({ event, source: undefined, time: undefined });
  stream.end = onset;
}
