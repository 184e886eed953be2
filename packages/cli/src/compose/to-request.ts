/** @file Flags as a request, files read where they are named; words that were read yield to flags. */
import { existsSync } from "node:fs";
import { printAbc } from "@melodist/abc";
import { ComposeRequest, TEMPO_WORDS, withSaid } from "@melodist/compose";
import { MelodistError } from "@melodist/errors";
import type { Surroundings } from "../command/command.ts";
import { readText } from "../files.ts";
import { readKey } from "./read-key.ts";
import { readTune } from "./read-tune.ts";
import type { RequestFlags } from "./request-flags.ts";

/**
 * Put a request together.
 *
 * @param read what the words were understood as
 * @throws MelodistError `usage` when a flag is not understood
 */
export async function toRequest(
  read: ComposeRequest,
  flags: RequestFlags,
  world: Surroundings,
): Promise<ComposeRequest> {
  const said = await saidIn(flags, world);
  const parsed = ComposeRequest.safeParse(withSaid(read, said));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MelodistError(`${issue?.path.join(".")}: ${issue?.message}`, {
    code: "usage",
    hint: "melodist compose --help",
    cause: parsed.error,
  });
}

/** Flags as fields of a request; those that were not given have none. */
async function saidIn(flags: RequestFlags, world: Surroundings): Promise<Readonly<Record<string, unknown>>> {
  const { key, range, mood, tempo, pickup, chords, motif, reference, lyrics, ...plain } = flags;
  const read = <Value>(text: string | undefined, reader: (text: string) => Value) =>
    text === undefined ? undefined : reader(text);
  const asked = {
    ...plain,
    ...read(key, readKey),
    ...read(range, readRange),
    ...read(tempo, readTempo),
    moods: read(mood, (text) => text.split(/[,，、]\s*/u)),
    pickup: read(pickup, (text) => yesOrNo(text) ?? text),
    chords: read(chords, (text) => yesOrNo(text) ?? readProgression(text)),
    motif: await read(motif, (text) => readMotif(text, world)),
    reference: await read(reference, async (path) => printAbc(await readTune(path, world))),
    lyrics: await read(lyrics, async (text) => (isFile(text) ? await readText(text) : text)),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

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
  return bars.map((bar) => bar.trim()).filter((bar) => bar !== "");
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
