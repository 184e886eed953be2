/** @file What sounds when: of a score as we play it, and of a MIDI file. Lengths are left aside. */
import { perform } from "@melodist/formats";
import type { Score } from "@melodist/score";
import { parseMidi } from "midi-file";

/** Onsets and keys of one voice: `"480 62"`, ticks of 480 a crotchet. */
export type Sounding = readonly string[];

const TICKS = 480;

/** What we play, voice by voice. */
export function soundingOf(score: Score): readonly Sounding[] {
  const { notes } = perform(score, { accompaniment: false, graces: false });
  return score.voices.map((_, part) =>
    toSounding(
      notes
        .filter((note) => note.part === part)
        .map(({ onset, key }) => ({ tick: (onset.num * 4 * TICKS) / onset.den, key })),
    ),
  );
}

/** What a MIDI file plays, track by track. */
export function soundingOfMidi(bytes: Uint8Array): readonly Sounding[] {
  const { header, tracks } = parseMidi(bytes);
  const scale = TICKS / (header.ticksPerBeat ?? TICKS);
  return tracks.map((track) => {
    let tick = 0;
    const notes: { tick: number; key: number }[] = [];
    for (const event of track) {
      tick += event.deltaTime;
      if (event.type === "noteOn" && event.velocity > 0)
        notes.push({ tick: tick * scale, key: event.noteNumber });
    }
    return toSounding(notes);
  });
}

function toSounding(notes: readonly { readonly tick: number; readonly key: number }[]): Sounding {
  return [...new Set(notes.map(({ tick, key }) => `${Math.round(tick)} ${key}`))];
}

/** Ticks that rounding may put between two programs. */
const TOLERANCE = 2;

/** The first note that one has and the other has not; undefined when all agree. */
export function firstDifference(ours: Sounding, theirs: Sounding): string | undefined {
  const known = new Set(theirs);
  const missing = ours.find((note) => !has(known, note));
  if (missing !== undefined) return `ours alone: ${missing}`;
  const own = new Set(ours);
  const extra = theirs.find((note) => !has(own, note));
  return extra === undefined ? undefined : `theirs alone: ${extra}`;
}

function has(notes: ReadonlySet<string>, note: string): boolean {
  if (notes.has(note)) return true;
  const [tick = 0, key = 0] = note.split(" ").map(Number);
  for (let off = -TOLERANCE; off <= TOLERANCE; off++) if (notes.has(`${tick + off} ${key}`)) return true;
  return false;
}
