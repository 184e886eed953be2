/** @file The voices of a recording: each track and channel with notes, and what is sung to them. */
import { MelodistError } from "@melodist/errors";
import type { MidiRecording, RecordedTrack } from "./midi-recording.ts";
import type { SungNote } from "./quantise.ts";

export interface RecordedVoice {
  readonly name: string | undefined;
  /** At least one. */
  readonly notes: readonly SungNote[];
}

export interface RecordedVoices {
  readonly voices: readonly RecordedVoice[];
  /** Notes were left out because they are drums'. */
  readonly hasDrums: boolean;
}

/** More voices than the largest scores have; a file of more is refused. */
const MOST_VOICES = 256;

/** General MIDI keeps this channel for drums. */
const DRUM_CHANNEL = 9;

/**
 * Sort a recording's notes into voices, in the order of tracks and channels.
 *
 * @throws MelodistError `too-large` for more than 256 voices
 */
export function recordedVoices({ tracks }: MidiRecording): RecordedVoices {
  // Some programs keep the words in a track of their own: they belong to the first voice.
  const loose = tracks.filter((track) => track.notes.length === 0).flatMap((track) => track.lyrics);
  const voices: RecordedVoice[] = [];
  let hasDrums = false;
  for (const track of tracks) {
    const channels = [...new Set(track.notes.map((note) => note.channel))].sort((a, b) => a - b);
    hasDrums ||= channels.includes(DRUM_CHANNEL);
    const melodic = channels.filter((channel) => channel !== DRUM_CHANNEL);
    for (const [place, channel] of melodic.entries()) {
      const words = [...(place === 0 ? track.lyrics : []), ...(voices.length === 0 ? loose : [])];
      voices.push({ name: voiceName(track, place), notes: singChannel(track, channel, words) });
      if (voices.length > MOST_VOICES) refuse();
    }
  }
  return { voices, hasDrums };
}

function refuse(): never {
  throw new MelodistError(`the MIDI file has more than ${MOST_VOICES} voices`, {
    code: "too-large",
    hint: "Leave out the tracks that are not wanted.",
  });
}

function voiceName(track: RecordedTrack, place: number): string | undefined {
  const name = track.name?.trim() ?? "";
  if (name === "") return undefined;
  return place === 0 ? name : `${name} ${place + 1}`;
}

function singChannel(
  track: RecordedTrack,
  channel: number,
  words: RecordedTrack["lyrics"],
): readonly SungNote[] {
  // Karaoke files mark new lines and paragraphs with strokes.
  const syllables = new Map(words.map(({ tick, text }) => [tick, text.replace(/^[\\/]/u, "").trim()]));
  return track.notes
    .filter((note) => note.channel === channel)
    .map((note) => ({ ...note, syllable: syllables.get(note.on) || undefined }));
}
