/** @file Flags as a request, files read where they are named; words that were read yield to flags. */
import { existsSync } from "node:fs";
import { printAbc } from "@melodist/abc";
import { MOOD_WORDS } from "@melodist/analysis";
import { ComposeRequest, INSTRUMENTS, TEMPO_WORDS, withSaid } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import { flagError, type Surroundings } from "../command/command.ts";
import { readText } from "../files.ts";
import { nameIn } from "./name-in.ts";
import { readKey } from "./read-key.ts";
import { readTune } from "./read-tune.ts";
import { type RequestFlags, requestFlags } from "./request-flags.ts";

/**
 * Put a request together.
 *
 * @param read what the words were understood as
 * @param command whose flags they are
 * @throws MelodistError `usage` when a flag is not understood
 */
export async function toRequest(
  read: ComposeRequest,
  flags: RequestFlags,
  world: Surroundings,
  command: "compose" | "melodize" = "compose",
): Promise<ComposeRequest> {
  const said = await saidIn(flags, world);
  const request = withSaid(read, said);
  const parsed = ComposeRequest.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw parsed.error;
  const [field, place] = issue.path;
  const given: unknown = request[field as keyof ComposeRequest];
  const value = Array.isArray(given) && typeof place === "number" ? given[place] : given;
  const name = String(field);
  throw flagError(
    { issue, field: FLAGS[name] ?? name, value },
    { flags: requestFlags, language: world.language, command },
  );
}

/** Fields of a request that flags call otherwise. */
const FLAGS: Readonly<Record<string, keyof RequestFlags>> = {
  tonic: "key",
  mode: "key",
  moods: "mood",
  lowest: "range",
  highest: "range",
  tempoBpm: "tempo",
};

/** Flags as fields of a request; those that were not given have none. */
async function saidIn(flags: RequestFlags, world: Surroundings): Promise<Readonly<Record<string, unknown>>> {
  const { key, range, mood, tempo, pickup, chords, motif, reference, lyrics, instrument, ...plain } = flags;
  const read = <Value>(text: string | undefined, reader: (text: string) => Value) =>
    text === undefined ? undefined : reader(text);
  const asked = {
    ...plain,
    ...read(key, readKey),
    ...read(range, readRange),
    ...read(tempo, readTempo),
    instrument: read(instrument, (text) => nameIn(Object.entries(INSTRUMENTS), text)),
    moods: read(mood, (text) => text.split(/[,，、]\s*/u).map((name) => nameIn(MOODS, name))),
    pickup: read(pickup, (text) => yesOrNo(text) ?? text),
    chords: read(chords, (text) => yesOrNo(text) ?? readProgression(text)),
    motif: await read(motif, (text) => readMotif(text, world)),
    reference: await read(reference, async (path) => printAbc(await readTune(path, world))),
    lyrics: await read(lyrics, async (text) => (isFile(text) ? await readText(text) : text)),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

const MOODS = Object.entries(MOOD_WORDS);

/** What is named like a file is one, also when it is not there. */
function isFile(text: string): boolean {
  return existsSync(text) || /^\S+\.[a-z]{2,5}$/iu.test(text);
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(?:yes|true|有|是)$/iu.test(text)) return true;
  return /^(?:no|none|false|无|否)$/iu.test(text) ? false : undefined;
}

/** Bars parted by `|`, or else by commas, or else a chord a bar. */
function readProgression(text: string): readonly string[] {
  const parted = text.includes("|") ? text.split("|") : text.split(/[,，]/u);
  const bars = parted.length > 1 ? parted : text.split(/\s+/u);
  const progression = bars.map((bar) => bar.trim()).filter((bar) => bar !== "");
  if (progression.length === 0) throw noChords(text);
  return progression;
}

/** What is said of a text in which there are no chords. */
export function noChords(text: string): MelodistError {
  return new MelodistError(`${JSON.stringify(text)} are no chords`, {
    code: "usage",
    hint: 'Part bars by |: "Am | F | C G | Am".',
  });
}

function readRange(text: string): Pick<ComposeRequest, "lowest" | "highest"> {
  const match = /^\s*([A-Ga-g][#b]?-?\d)\s*(?:-|–|—|~|to|到|至)\s*([A-Ga-g][#b]?-?\d)\s*$/u.exec(text);
  const [, lowest, highest] = match ?? [];
  if (lowest === undefined || highest === undefined) {
    throw new MelodistError(`--range: ${JSON.stringify(text)} is no range`, {
      code: "usage",
      hint: "Say two notes with their octaves, C4 being middle C: D4-B5.",
    });
  }
  return { lowest: capital(lowest), highest: capital(highest) };
}

function capital(note: string): string {
  return note.charAt(0).toUpperCase() + note.slice(1);
}

function readTempo(text: string): Pick<ComposeRequest, "tempo" | "tempoBpm"> {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return { tempoBpm: Number(text) };
  const word = TEMPO_WORDS.find((name) => name === text);
  if (word !== undefined) return { tempo: word };
  throw new MelodistError(`--tempo: ${JSON.stringify(text)} is no tempo`, {
    code: "usage",
    hint: `Say beats a minute, or one of: ${TEMPO_WORDS.join(", ")}.`,
  });
}

const FILE = /\.(?:abc|midi?|musicxml|xml|mxl)$/iu;

/** What is no file is notes. */
async function readMotif(motif: string, world: Surroundings): Promise<string> {
  if (motif !== "-" && !existsSync(motif) && !FILE.test(motif)) return motif;
  return printAbc(await readTune(motif, world));
}
