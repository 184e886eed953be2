/** @file Two octaves of keys to play a melody on. */
import { audition } from "../sound/player.ts";
import { say } from "../words/say.ts";

/** Middle C. */
const LOWEST = 60;
const KEYS = 25;
const SHARP: ReadonlySet<number> = new Set([1, 3, 6, 8, 10]);
const NAMES = ["C", "^C", "D", "^D", "E", "F", "^F", "G", "^G", "A", "^A", "B"];

/** A MIDI key as ABC writes it without a key signature. @example abcNote(72); // => "c" */
export function abcNote(key: number): string {
  const name = NAMES[key % 12] ?? "C";
  const octave = Math.floor(key / 12) - 5;
  if (octave <= 0) return name + ",".repeat(-octave);
  return name.toLowerCase() + "'".repeat(octave - 1);
}

export function Keyboard({ onPlay }: { readonly onPlay: (note: string) => void }) {
  const play = (key: number) => {
    void audition([key]);
    onPlay(abcNote(key));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a form
    <div class="keyboard" role="group" aria-label={say("library.keyboard")}>
      {Array.from({ length: KEYS }, (_, at) => LOWEST + at).map((key) => (
        <button
          type="button"
          key={key}
          class={SHARP.has(key % 12) ? "key is-black" : "key"}
          aria-label={abcNote(key).replace("^", "♯")}
          onClick={() => play(key)}
        />
      ))}
    </div>
  );
}
