/** @file A file from the machine read as tunes: ABC, MIDI, MusicXML, told apart by what is in them. */
import { parseAbc, printAbc } from "@melodist/abc";
import { readMidi, readMusicXml } from "@melodist/formats/browser";
import type { Score } from "@melodist/score";

export interface OpenedTune {
  readonly title: string;
  readonly abc: string;
}

/** More than any tune book has. */
const MOST_BYTES = 20_000_000;

/** The tunes of a file; none when it is none that we read. */
export async function readFile(file: File): Promise<readonly OpenedTune[]> {
  if (file.size > MOST_BYTES) return [];
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return readBytes(bytes);
  } catch {
    return []; // a damaged file; the drawer says that it cannot be read
  }
}

function readBytes(bytes: Uint8Array): readonly OpenedTune[] {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 512));
  if (head.startsWith("MThd")) return [toOpened(readMidi(bytes))];
  if (head.startsWith("PK") || /^[^<]{0,4}<\?xml|<score-/.test(head))
    return [toOpened(readMusicXml(bytes).score)];
  const text = new TextDecoder().decode(bytes);
  return parseAbc(text).tunes.map(({ score, span }) => ({
    title: score.titles[0] ?? "",
    abc: text.slice(span.start, span.end),
  }));
}

function toOpened(score: Score): OpenedTune {
  return { title: score.titles[0] ?? "", abc: printAbc(score) };
}
