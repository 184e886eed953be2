/** @file Bytes of a text file into text: UTF-8 and UTF-16 by their marks, else UTF-8, else what old programs wrote. */
import { MelodistError } from "@melodist/errors";

/**
 * Decode a text file.
 *
 * @throws MelodistError `bad-file` when it is no text at all
 */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = bytes.includes(0) ? undefined : (decodeUtf8(bytes) ?? decodeOld(bytes));
  if (text !== undefined) return text;
  throw new MelodistError("binary data, not a tune or any other text", {
    code: "bad-file",
    hint: "Name a file of text, or one of MIDI or MusicXML where a tune is wanted.",
  });
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** In Latin-1 and its kin every byte means something: what has control characters as well is no text. */
function decodeOld(bytes: Uint8Array): string | undefined {
  return bytes.some(isControl) ? undefined : new TextDecoder("windows-1252").decode(bytes);
}

/** All but blanks, the ends of lines and pages, and the two that old programs ended files and began commands with. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x1a) || (byte > 0x1b && byte < 0x20);
}
