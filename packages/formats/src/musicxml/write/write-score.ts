/** @file A score as a MusicXML 4.0 document. */
import { MelodistError } from "@melodist/errors";
import {
  type Duration,
  isTimed,
  type Measure,
  measureDuration,
  type Score,
  type ScoreEvent,
  sumDurations,
  type Voice,
  WHOLE,
} from "@melodist/score";
import { createFindingLog } from "../finding.ts";
import { writeHeaderText } from "../identification.ts";
import { readScoreElement } from "../read/read-score.ts";
import { leaveEventRemainder, leaveRemainder } from "../remainder/remainder.ts";
import { printXml } from "../xml/print-xml.ts";
import { element, isElement, leaf, type XmlElement, type XmlNode } from "../xml/xml-node.ts";
import { barsOf } from "./bars.ts";
import { type WrittenMeasure, type WrittenPart, writePart } from "./part.ts";

const DOCTYPE =
  '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "http://www.musicxml.org/dtds/partwise.dtd">';

/**
 * Write a score as MusicXML 4.0 (score-partwise), a part for every voice.
 *
 * What MusicXML cannot say is kept in processing instructions that other programs pass by, so that
 * `readMusicXml(writeMusicXml(score)).score` is the same score, spans aside.
 *
 * @throws MelodistError `too-large` for more measures or voices than any document holds
 * @see https://www.w3.org/2021/06/musicxml40/
 */
export function writeMusicXml(score: Score): string {
  return printXml(writeScoreElement(score), DOCTYPE);
}

/**
 * Write a score for an engraver that names what it draws: measures carry the id `v0-m3`, what takes time (the first note of
 * each) `v0-m3-s0-n2`: voice, measure, stream, and the how manieth note, chord or rest, counted from 0. It is not meant to be read again: what MusicXML cannot
 * say is left out, and so is the checking of it, which takes most of the time.
 *
 * @throws MelodistError `too-large` for more measures or voices than any document holds
 */
export function writeNamedMusicXml(score: Score): string {
  const { root, parts } = writeParts(score);
  const names = new Map<XmlNode, string>();
  for (const [voice, part] of parts.entries())
    for (const [measure, written] of part.measures.entries())
      nameMeasure(names, `v${voice}-m${measure}`, written, score.voices[voice]?.measures[measure]);
  return printXml(withNames(root, names), DOCTYPE);
}

function nameMeasure(
  names: Map<XmlNode, string>,
  place: string,
  written: WrittenMeasure,
  measure: Measure | undefined,
): void {
  if (written.element !== undefined) names.set(written.element, place);
  const streams = measure === undefined ? [] : [measure.events, ...measure.overlays];
  for (const [stream, events] of streams.entries()) {
    const anchors = written.anchors[stream]?.filter((_, at) => isTimedAt(events, at)) ?? [];
    for (const [count, anchor] of anchors.entries()) names.set(anchor, `${place}-s${stream}-n${count}`);
  }
}

function isTimedAt(events: readonly ScoreEvent[], at: number): boolean {
  const event = events[at];
  return event !== undefined && isTimed(event);
}

function withNames(of: XmlElement, names: ReadonlyMap<XmlNode, string>): XmlElement {
  const id = names.get(of);
  const isNamed = id !== undefined && (of.name === "note" || of.name === "measure");
  const children = of.children.map((child) => (isElement(child) ? withNames(child, names) : child));
  return { ...of, attributes: isNamed ? { ...of.attributes, id } : of.attributes, children };
}

/** Measures of all parts together that a document may have; every part has as many as the longest. */
const MOST_MEASURES = 100_000;
/** Parts that `readMusicXml` would read again. */
const MOST_PARTS = 500;

function refuseTooLarge({ voices }: Score): void {
  const longest = voices.reduce((most, { measures }) => Math.max(most, measures.length), 0);
  if (voices.length <= MOST_PARTS && voices.length * longest <= MOST_MEASURES) return;
  throw new MelodistError(
    `${voices.length} voices of up to ${longest} measures are too many for a document`,
    {
      code: "too-large",
      hint: `Write at most ${MOST_PARTS} voices and ${MOST_MEASURES} measures at once.`,
    },
  );
}

function writeScoreElement(score: Score): XmlElement {
  const written = writeParts(score);
  leaveRemainders(score, written);
  return written.root;
}

function writeParts(score: Score): Written {
  refuseTooLarge(score);
  const lengths = longestLengths(score);
  const parts = score.voices.map((_, index) => writePart(score, index, `P${index + 1}`, lengths));
  const listed = score.voices.map((voice, index) => writeListed(voice, `P${index + 1}`));
  const root = element(
    "score-partwise",
    [...writeHeaderText(score), writePartList(listed), ...parts.map(({ part }) => part)],
    { version: "4.0" },
  );
  return { root, listed, parts };
}

/** Several parts are held together by a bracket. */
function writePartList(listed: readonly XmlElement[]): XmlElement {
  if (listed.length < 2) return element("part-list", listed);
  const start = element("part-group", [leaf("group-symbol", "bracket")], { type: "start", number: "1" });
  const stop = element("part-group", [], { type: "stop", number: "1" });
  return element("part-list", [start, ...listed, stop]);
}

/** The part's name; nothing is shown for a voice without one. */
function writeListed({ properties }: Voice, id: string): XmlElement {
  const { name = "", subname } = properties;
  return element(
    "score-part",
    [leaf("part-name", name), subname === undefined ? undefined : leaf("part-abbreviation", subname)],
    { id },
  );
}

/** Lengths of the bars of the voice that has the most; at least one, as a part cannot be empty. */
function longestLengths(score: Score): readonly Duration[] {
  const lengths = score.voices.map(({ measures }) =>
    barsOf(measures).map(({ from, to }) =>
      sumDurations(measures.slice(from, to).map((measure) => measureDuration(measure.events))),
    ),
  );
  const longest = lengths.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return longest.length > 0 ? longest : [WHOLE];
}

interface Written {
  readonly root: XmlElement;
  readonly listed: readonly XmlElement[];
  readonly parts: readonly WrittenPart[];
}

/** Read what has been written and leave, place by place, what it fails to say. */
function leaveRemainders(score: Score, { root, listed, parts }: Written): void {
  const natural = readScoreElement(root, createFindingLog());
  const { voices, ...header } = score;
  leaveRemainder(root, natural, header);
  for (const [index, { measures, ...voice }] of voices.entries()) {
    const read = natural.voices[index];
    const part = listed[index];
    if (read === undefined || part === undefined) continue;
    leaveRemainder(part, read, voice);
    for (const [place, measure] of measures.entries()) {
      const written = parts[index]?.measures[place];
      const readMeasure = read.measures[place];
      if (written !== undefined && readMeasure !== undefined) leaveInMeasure(written, readMeasure, measure);
    }
  }
}

function leaveInMeasure(written: WrittenMeasure, natural: Measure, wanted: Measure): void {
  const { ending, close } = wanted;
  if (written.element !== undefined) leaveRemainder(written.element, natural, { ending, close });
  const read = [natural.events, ...natural.overlays];
  for (const [stream, events] of [wanted.events, ...wanted.overlays].entries()) {
    for (const [index, event] of events.entries()) {
      const anchor = written.anchors[stream]?.[index];
      const readEvent = read[stream]?.[index];
      if (anchor !== undefined && readEvent !== undefined) leaveEventRemainder(anchor, readEvent, event);
    }
  }
}
