/** @file What stands before a note and waits for it, and where it goes when no note comes. */
import { type Grace, isTimed, type Mark, type ScoreEvent } from "@melodist/score";
import { currentStream, type PartReader, type StaffReader } from "./part-reader.ts";
import { placeChords } from "./place-chords.ts";
import { fillGap } from "./streams.ts";

/** What waited as an event of its own. */
export function takeSpacer(staff: StaffReader): ScoreEvent {
  const marks = staff.marks.map(({ mark }) => mark);
  staff.marks = [];
  return { kind: "spacer", grace: takeGrace(staff), marks, span: undefined };
}

/** The grace notes that wait, if any. */
export function takeGrace(staff: StaffReader): Grace | undefined {
  const { grace: notes, isGraceSlashed: slashed } = staff;
  staff.grace = [];
  staff.isGraceSlashed = false;
  return notes.length === 0 ? undefined : { slashed, notes };
}

/** Marks for the note at hand; a chord symbol of another time goes its own way. */
export function takeMarks(staff: StaffReader, onset: number): readonly Mark[] {
  const { marks } = staff;
  staff.marks = [];
  const floating = staff.measures.at(-1)?.floating;
  return marks.flatMap(({ mark, at }) => {
    if (at === undefined || at === onset) return [mark];
    floating?.push({ mark, at });
    return [];
  });
}

/** What no note follows before the clock is turned back: it stands with the last note of its staff. */
export function settleWaiting(staff: StaffReader, reader: PartReader): void {
  if (staff.current !== undefined) fillGap(staff.current, reader.position, reader);
  const measure = staff.measures.at(-1);
  const marks = takeMarks(staff, Number.NaN);
  const last = staff.current?.items.findLast((item) => item.time !== undefined);
  if (last !== undefined && isTimed(last.event)) {
    last.event = { ...last.event, marks: [...last.event.marks, ...marks] };
  } else for (const mark of marks) measure?.closingMarks.push(mark);
  settleItems(staff);
}

/** Events of no length, and grace notes behind the last note. */
function settleItems(staff: StaffReader): void {
  if (staff.grace.length > 0) {
    const event: ScoreEvent = { kind: "spacer", grace: takeGrace(staff), marks: [], span: undefined };
    staff.items.push({ event, source: undefined, time: undefined });
  }
  if (staff.items.length === 0) return;
  const { items } = currentStream(staff);
  for (const item of staff.items) items.push(item);
  staff.items = [];
}

/** Signs that end something belong to the last note; the others stand on the bar line. */
export function closeMeasure(staff: StaffReader, reader: PartReader): void {
  if (staff.current !== undefined) fillGap(staff.current, reader.position, reader);
  const measure = staff.measures.at(-1);
  for (const mark of takeMarks(staff, Number.NaN)) measure?.closingMarks.push(mark);
  settleItems(staff);
  if (measure !== undefined) placeChords(measure, reader.divisions, reader.log);
}
