/** @file Beams: which notes are joined, and by how many bars. */
import { isTimed, type ScoreEvent } from "@melodist/score";
import { flagCount } from "../note-value.ts";
import { leaf, type XmlElement } from "../xml/xml-node.ts";
import { piecesOf } from "./pieces.ts";

/** The `<beam>` elements of each event of a stream; most have none. */
export function beamsOf(events: readonly ScoreEvent[]): readonly (readonly XmlElement[])[] {
  const beams: (readonly XmlElement[])[] = events.map(() => []);
  let group: number[] = [];
  const closeGroup = () => {
    const flags = group.map((index) => beamableFlags(events[index]));
    if (group.length > 1)
      for (const [place, index] of group.entries()) beams[index] = beamElements(flags, place);
    group = [];
  };
  for (const [index, event] of events.entries()) {
    if (!isTimed(event)) continue;
    const isBeamable = beamableFlags(event) > 0;
    if (isBeamable) group.push(index);
    if (!isBeamable || !event.beam) closeGroup();
  }
  closeGroup();
  return beams;
}

/** Flags of a note that can be beamed; 0 for rests, long notes, and notes written as several. */
function beamableFlags(event: ScoreEvent | undefined): number {
  if (event?.kind !== "note" && event?.kind !== "chord") return 0;
  const [piece, ...more] = piecesOf(event);
  return piece.value === undefined || more.length > 0 ? 0 : flagCount(piece.value);
}

/** One element a level; a level that neither neighbour shares is a hook towards the note it belongs with. */
export function beamElements(flags: readonly number[], index: number): readonly XmlElement[] {
  const before = flags[index - 1] ?? 0;
  const after = flags[index + 1] ?? 0;
  const hook = index > 0 ? "backward hook" : "forward hook";
  return Array.from({ length: flags[index] ?? 0 }, (_, level) => {
    const shape = before > level ? (after > level ? "continue" : "end") : after > level ? "begin" : hook;
    return leaf("beam", shape, { number: String(level + 1) });
  });
}
