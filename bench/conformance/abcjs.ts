/** @file The second judge: abcjs, the engraver most web pages use; its parser gives notes as written. */
import type { Score } from "@melodist/score";
import abcjs from "abcjs";

/** Written pitches of a tune: staff steps from middle C, chords from the bottom, grace notes left out. */
export type WrittenNotes = readonly number[];

/** The part of abcjs's result that we read. */
interface AbcjsTune {
  readonly lines?: readonly {
    readonly staff?: readonly { readonly voices?: readonly (readonly AbcjsElement[])[] }[];
  }[];
}

interface AbcjsElement {
  readonly el_type: string;
  readonly pitches?: readonly { readonly pitch: number }[];
}

/** What abcjs reads; undefined when it gives up. */
export function abcjsNotes(text: string): WrittenNotes | undefined {
  try {
    const [tune] = abcjs.parseOnly(text) as unknown as readonly AbcjsTune[];
    const elements = (tune?.lines ?? []).flatMap((line) =>
      (line.staff ?? []).flatMap((staff) => (staff.voices ?? []).flat()),
    );
    return elements.flatMap((element) =>
      (element.pitches ?? []).map(({ pitch }) => pitch).sort((a, b) => a - b),
    );
  } catch {
    return undefined;
  }
}

/** What we read, in the same terms, in the order of voices. */
export function ourNotes(score: Score): WrittenNotes {
  return score.voices.flatMap((voice) =>
    voice.measures.flatMap((measure) =>
      [measure.events, ...measure.overlays].flat().flatMap((event) => {
        if (event.kind === "note") return [staffPlace(event.pitch)];
        if (event.kind === "chord")
          return event.notes.map(({ pitch }) => staffPlace(pitch)).sort((a, b) => a - b);
        return [];
      }),
    ),
  );
}

function staffPlace({ letter, octave }: { readonly letter: string; readonly octave: number }): number {
  return (octave - 4) * 7 + "CDEFGAB".indexOf(letter);
}

/** The same notes; of several voices the order does not count, since abcjs reads system by system. */
export function sameNotes(ours: WrittenNotes, theirs: WrittenNotes, voices: number): boolean {
  if (ours.length !== theirs.length) return false;
  const [left, right] = voices > 1 ? [sorted(ours), sorted(theirs)] : [ours, theirs];
  return left.every((place, index) => place === right[index]);
}

function sorted(notes: WrittenNotes): WrittenNotes {
  return [...notes].sort((a, b) => a - b);
}
