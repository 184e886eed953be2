/** @file Meters as MusicXML's `<time>`: figures, symbols, additive beats, or none at all. */
import { FREE_METER, type Meter } from "@melodist/score";
import { childOf, element, elementsOf, leaf, textOf, type XmlElement } from "./xml/xml-node.ts";

/** Nobody counts more than this, or a smaller note. */
const MOST_BEATS = 1024;

/** Write a `<time>`. */
export function writeMeter(meter: Meter): XmlElement {
  if (meter.kind === "free") return element("time", [element("senza-misura")]);
  return element("time", [leaf("beats", meter.beats.join("+")), leaf("beat-type", meter.unit)], {
    symbol: meter.symbol,
  });
}

/** Read a `<time>`; figures that make no sense leave the meter free. */
export function readMeter(of: XmlElement): Meter {
  if (childOf(of, "senza-misura") !== undefined) return FREE_METER;
  const units = elementsOf(of, "beat-type").map((unit) => Number(textOf(unit)));
  const groups = elementsOf(of, "beats").map((beats) => textOf(beats).split("+").map(Number));
  if (groups.length === 0 || groups.length !== units.length) return FREE_METER;
  if (![...units, ...groups.flat()].every(isCount)) return FREE_METER;
  const unit = Math.max(...units);
  const beats = groups.flatMap((group, index) => group.map((beat) => (beat * unit) / (units[index] ?? unit)));
  if (!beats.every(Number.isInteger)) return FREE_METER;
  const symbol = of.attributes["symbol"];
  return {
    kind: "measured",
    beats,
    unit,
    symbol: symbol === "common" || symbol === "cut" ? symbol : undefined,
  };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_BEATS;
}
