/** @file A voice as a MusicXML `<part>`: its measures one after the other, each with its streams. */
import { type Duration, isTimed, type Measure, type Score, type Voice } from "@melodist/score";
import { clefOctave, writeClef, writeTransposition } from "../clef.ts";
import { writeKey } from "../key-signature.ts";
import { readTempo, writeTempo } from "../metronome.ts";
import { boundaryInstruction, wordInstruction } from "../remainder/remainder.ts";
import { writeMeter } from "../time-signature.ts";
import { element, isElement, leaf, type XmlElement, type XmlNode } from "../xml/xml-node.ts";
import { leftLine, linesOf, rightLine } from "./bar-lines.ts";
import { barNumbers } from "./bar-numbers.ts";
import { type Bar, barsOf } from "./bars.ts";
import { durationOf } from "./note-element.ts";
import type { PartState } from "./part-state.ts";
import { divisionsFor, piecesOf } from "./pieces.ts";
import { createStream } from "./stream.ts";
import { type Anchor, streamLength, type WrittenStream, writeStream } from "./write-stream.ts";

/** For each event of a measure's streams the node that speaks for it. */
export interface WrittenMeasure {
  readonly anchors: readonly (readonly Anchor[])[];
  /** The element that speaks for its bar line and ending; undefined where an instruction says both. */
  readonly element: XmlElement | undefined;
}

export interface WrittenPart {
  readonly part: XmlElement;
  readonly measures: readonly WrittenMeasure[];
}

/**
 * Write a voice as a part.
 *
 * @param lengths of the bars of the longest voice: where this one has fewer, it is filled up with rests
 */
export function writePart(
  score: Score,
  voiceIndex: number,
  id: string,
  lengths: readonly Duration[],
): WrittenPart {
  const voice = score.voices[voiceIndex] ?? NO_VOICE;
  const tempo = voiceIndex === 0 ? tempoOf(score) : undefined;
  const state: PartState = {
    divisions: divisionsOf(voice, lengths),
    main: createStream(score.key),
    key: score.key,
    tiedOver: [],
    octaveShift: clefOctave(voice.properties["clef"]),
    isBegun: false,
    lacksTempo: voiceIndex === 0 && tempo === undefined,
  };
  const bars = writeBars(score, voiceIndex, voice, state);
  const padding = lengths
    .slice(bars.length)
    .map((length, index) => writePadding(bars.length + index, length, state));
  const elements = [...bars.map((bar) => bar.element), ...padding];
  const head = [headOf(score, voice, state.divisions), ...(tempo === undefined ? [] : [tempo])];
  elements[0]?.children.splice(leadOf(elements[0]), 0, ...head);
  return { part: element("part", elements, { id }), measures: bars.flatMap((bar) => bar.measures) };
}

const NO_VOICE: Voice = { id: "", properties: {}, opening: undefined, measures: [] };

/** Attributes stand behind the left bar line. */
function leadOf(measure: XmlElement): number {
  return isElement(measure.children[0], "barline") ? 1 : 0;
}

interface WrittenBar {
  readonly element: XmlElement;
  readonly measures: readonly WrittenMeasure[];
}

function writeBars(score: Score, voiceIndex: number, voice: Voice, state: PartState): readonly WrittenBar[] {
  const lines = linesOf(score, voiceIndex, voice);
  const numbers = barNumbers(score, voice);
  return barsOf(voice.measures).map((bar) => {
    const written = voice.measures.slice(bar.from, bar.to).map((measure, offset) => {
      const index = bar.from + offset;
      if (voice.measures[index - 1]?.close?.style !== "split") state.main.accidentals.bar.clear();
      return writeMeasure(voice, index, bar, measure, state);
    });
    const { number = "", isImplicit = false } = numbers[bar.to - 1] ?? {};
    const whole = element(
      "measure",
      [leftLine(lines, bar), ...written.flatMap(({ nodes }) => nodes), ...rightLine(lines, bar)],
      { number, implicit: isImplicit ? "yes" : undefined },
    );
    const measures = written.map(({ anchors }, place) => ({
      anchors,
      element: place === written.length - 1 ? whole : undefined,
    }));
    return { element: whole, measures };
  });
}

/** The streams of a measure, and at the end the sign that another measure follows in the same bar. */
function writeMeasure(voice: Voice, index: number, bar: Bar, measure: Measure, state: PartState) {
  const { ending, close } = measure;
  const streams = [measure.events, ...measure.overlays].map((events, stream) =>
    writeStream(voice, { measure: index, stream, events, isBarStart: index === bar.from }, state),
  );
  state.tiedOver = streams.flatMap((stream) => stream.tied);
  const boundary = index < bar.to - 1 ? [boundaryInstruction({ ending, close })] : [];
  const lead = index === bar.from && endsLine(voice, index) ? [writeLineStart()] : [];
  return {
    nodes: [...lead, ...joinStreams(measure, streams, state), ...boundary],
    anchors: streams.map((stream) => stream.anchors),
  };
}

/** True when the line of music ends inside the measure before, where MusicXML has no place to say so. */
function endsLine(voice: Voice, index: number): boolean {
  const before = voice.measures[index - 1]?.events ?? [];
  const start = before.findIndex(isTimed);
  return start >= 0 && before.slice(start).some((event) => event.kind === "line-break");
}

/** A new line for those who draw it; the score has its own sign. */
function writeLineStart(): XmlElement {
  return element("print", [wordInstruction("padding")], { "new-system": "yes" });
}

/** The streams one after another, each from the beginning of the measure. */
function joinStreams(
  measure: Measure,
  streams: readonly WrittenStream[],
  state: PartState,
): readonly XmlNode[] {
  const events = [measure.events, ...measure.overlays];
  return streams.flatMap((stream, index) => {
    if (index === 0) return stream.nodes;
    const back = streamLength(events[index - 1] ?? [], state.divisions);
    const isSilent = [events[0], events[index]].some((own) => !own?.some(isTimed));
    return [
      ...(back > 0 ? [element("backup", [leaf("duration", back)])] : []),
      ...(isSilent ? [wordInstruction("overlay")] : []),
      ...stream.nodes,
    ];
  });
}

/** A grid that every note of a voice lies on, and every bar of the others. */
function divisionsOf(voice: Voice, lengths: readonly Duration[]): number {
  const streams = voice.measures.flatMap((measure) => [measure.events, ...measure.overlays]);
  const pieces = streams.flat().filter(isTimed).flatMap(piecesOf);
  return divisionsFor([...lengths, ...pieces.map((piece) => piece.length)]);
}

/** What the header says, at the beginning of every part. */
function headOf(score: Score, { properties }: Voice, divisions: number): XmlElement {
  return element("attributes", [
    leaf("divisions", divisions),
    writeKey(score.key),
    writeMeter(score.meter),
    writeClef(properties["clef"]),
    writeTransposition(properties["transpose"]),
  ]);
}

/** The tempo of the header, when it says something that can be read. */
function tempoOf(score: Score): XmlElement | undefined {
  const written = score.tempo === undefined ? undefined : writeTempo(score.tempo);
  return written === undefined || readTempo(written) === undefined ? undefined : written;
}

/** A measure that only other voices have: a rest, marked as none of ours. */
function writePadding(index: number, length: Duration, state: PartState): XmlElement {
  const rest = element("note", [
    element("rest", [], { measure: "yes" }),
    leaf("duration", Math.max(1, durationOf(length, state.divisions))),
    leaf("voice", 1),
  ]);
  return element("measure", [wordInstruction("padding"), rest], { number: String(index + 1) });
}
