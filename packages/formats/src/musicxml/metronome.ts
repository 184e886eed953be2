/** @file Tempo as a MusicXML direction: words, a metronome mark, and the speed for players. */
import { type Duration, duration, type Tempo, wholesPerMinute } from "@melodist/score";
import { type NoteValue, toNoteValues, valueLength } from "./note-value.ts";
import { childOf, element, elementsOf, isElement, leaf, textOf, type XmlElement } from "./xml/xml-node.ts";

/** Write a `<direction>`; `directive` marks words as a tempo even where no figures follow. */
export function writeTempo(tempo: Tempo): XmlElement {
  const wholes = wholesPerMinute(tempo);
  return element(
    "direction",
    [
      tempo.text === undefined
        ? undefined
        : directionType(leaf("words", tempo.text, { "font-weight": "bold" })),
      tempo.perMinute === undefined ? undefined : directionType(writeMetronome(tempo.beats, tempo.perMinute)),
      wholes === undefined || wholes === 0 ? undefined : element("sound", [], { tempo: String(wholes * 4) }),
    ],
    { placement: "above", directive: "yes" },
  );
}

function directionType(child: XmlElement): XmlElement {
  return element("direction-type", [child]);
}

function writeMetronome(beats: readonly Duration[], perMinute: number): XmlElement {
  const values = beats.flatMap((beat) => toNoteValues(beat) ?? []);
  const [first = { type: "quarter", dots: 0 }, ...tied] = values;
  return element("metronome", [
    ...beatUnit(first),
    ...tied.map((value) => element("beat-unit-tied", beatUnit(value))),
    leaf("per-minute", perMinute),
  ]);
}

function beatUnit(value: NoteValue): readonly XmlElement[] {
  return [
    leaf("beat-unit", value.type),
    ...Array.from({ length: value.dots }, () => element("beat-unit-dot")),
  ];
}

/**
 * Read the tempo of a `<direction>` (or of a `<sound>` alone), or undefined when it is about something else.
 *
 * Words count as tempo beside a metronome mark or a speed, or when they are marked as a directive.
 */
export function readTempo(of: XmlElement): Tempo | undefined {
  const types = elementsOf(of, "direction-type").flatMap((type) => elementsOf(type));
  const marks = types.filter((type) => type.name === "metronome").map(readMetronome);
  const metronome = marks.find((mark) => mark !== undefined);
  const speed = soundTempo(of);
  const isDirective = of.attributes["directive"] === "yes";
  if (metronome === undefined && speed === undefined && !isDirective) return undefined;
  const words = types.filter((type) => type.name === "words").map(textOf);
  const text = words.length === 0 ? undefined : words.join("");
  if (metronome === undefined && speed === undefined && text === undefined) return undefined;
  if (metronome !== undefined) return { ...metronome, text };
  if (speed === undefined) return { beats: [], perMinute: undefined, text };
  return { beats: [duration(1, 4)], perMinute: speed, text };
}

/** Crotchets a minute, as `<sound tempo="…">` says. */
function soundTempo(of: XmlElement): number | undefined {
  const sound = of.name === "sound" ? of : childOf(of, "sound");
  const value = Number(sound?.attributes["tempo"]);
  return value > 0 && value <= 10_000 ? value : undefined;
}

/** A mark such as crotchet = 120; one that compares two notes, or gives no number, says nothing we keep. */
function readMetronome(of: XmlElement): Pick<Tempo, "beats" | "perMinute"> | undefined {
  const perMinute = Number.parseFloat(textOf(childOf(of, "per-minute")).replace(/^[^\d]*/u, ""));
  if (!(perMinute > 0 && perMinute <= 10_000)) return undefined;
  const beats = [readBeat(of), ...elementsOf(of, "beat-unit-tied").map(readBeat)];
  const known = beats.filter((beat) => beat !== undefined);
  return known.length === beats.length ? { beats: known, perMinute } : undefined;
}

function readBeat(of: XmlElement): Duration | undefined {
  const unit = of.children.findIndex((child) => isElement(child, "beat-unit"));
  const type = of.children[unit];
  if (!isElement(type)) return undefined;
  let dots = 0;
  while (isElement(of.children[unit + 1 + dots], "beat-unit-dot")) dots++;
  return valueLength({ type: textOf(type).trim(), dots });
}
