/** @file The formats a tune comes in and goes out in: names, extensions, and how to tell one from its first bytes. */
import { extname } from "node:path";
import { MelodistError } from "@melodist/errors";

const READABLE = ["abc", "midi", "musicxml"] as const;
export const WRITABLE = ["abc", "midi", "musicxml", "mxl", "svg", "png", "pdf", "wav"] as const;

export type ReadableFormat = (typeof READABLE)[number];
export type WritableFormat = (typeof WRITABLE)[number];

const EXTENSIONS: Readonly<Record<string, WritableFormat>> = {
  ".abc": "abc",
  ".mid": "midi",
  ".midi": "midi",
  ".musicxml": "musicxml",
  ".xml": "musicxml",
  ".mxl": "mxl",
  ".svg": "svg",
  ".png": "png",
  ".pdf": "pdf",
  ".wav": "wav",
};

/**
 * The format a path asks for by its extension.
 *
 * @param option the one that names the format where the path does not, for the hint
 * @throws MelodistError `unsupported-format`
 */
export function formatOfPath(path: string, option: `--${string}`): WritableFormat {
  const format = EXTENSIONS[extname(path).toLowerCase()];
  if (format !== undefined) return format;
  throw new MelodistError(
    path === "-" ? "the format of standard output is not known" : `no format is known by the name ${path}`,
    {
      code: "unsupported-format",
      hint: `Use one of ${Object.keys(EXTENSIONS).join(" ")}, or say ${option} FORMAT.`,
    },
  );
}

/** What the bytes themselves say: MIDI and compressed MusicXML have signatures, XML begins with a bracket, the rest is ABC. */
export function formatOfBytes(bytes: Uint8Array): ReadableFormat {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  if (head.startsWith("MThd") || (head.startsWith("RIFF") && head.includes("RMID"))) return "midi";
  if (head.startsWith("PK\u0003\u0004")) return "musicxml";
  if (/^(?:ï»¿|þÿ|ÿþ)?\s*<\0?[?!\0a-z]/.test(head)) return "musicxml";
  return "abc";
}

/** What the files of a format begin with. */
const SIGNATURES: Readonly<Partial<Record<WritableFormat, readonly [name: string, begins: string]>>> = {
  midi: ["MIDI", "MThd"],
  musicxml: ["MusicXML", "< or PK"],
  mxl: ["MusicXML", "< or PK"],
};

/**
 * Make sure that a file which is named as MIDI or MusicXML is one.
 *
 * @throws MelodistError `bad-file` when its bytes say otherwise
 */
export function requireNamedFormat(path: string, bytes: Uint8Array): void {
  const named = EXTENSIONS[extname(path).toLowerCase()];
  const signature = named && SIGNATURES[named];
  const format = formatOfBytes(bytes);
  if (signature === undefined || format === named || (format === "musicxml" && named === "mxl")) return;
  const [name, begins] = signature;
  throw new MelodistError(`it is no ${name}, which begins with ${begins}`, {
    code: "bad-file",
    hint: "It may be damaged, or of another format than its name says.",
  });
}
