/** @file A cursor over the bytes of a file that never reads past the end, never goes back, and never trusts a length. */
import { MelodistError } from "@melodist/errors";

export interface ByteReader {
  readonly bytes: Uint8Array;
  /** The next byte to read. */
  at: number;
  /** The first byte that must not be read. */
  readonly end: number;
}

/** The next byte, 0 to 255. @throws MelodistError `bad-file` at the end */
export function readByte(reader: ByteReader): number {
  if (reader.at >= reader.end) damaged(reader, "it ends in the middle of an event");
  return reader.bytes[reader.at++] ?? 0;
}

/** A number of so many bytes, the highest first. @throws MelodistError `bad-file` at the end */
export function readNumber(reader: ByteReader, byteCount: number): number {
  let number = 0;
  for (let count = 0; count < byteCount; count++) number = number * 256 + readByte(reader);
  return number;
}

/**
 * A number in the variable-length form of MIDI files: at most four bytes of seven bits, 0 to 268,435,455.
 *
 * @throws MelodistError `bad-file` when it is longer or the file ends
 */
export function readVariable(reader: ByteReader): number {
  let number = 0;
  for (let count = 0; count < 4; count++) {
    const byte = readByte(reader);
    number = number * 128 + (byte & 127);
    if (byte < 128) return number;
  }
  return damaged(reader, "a number in it has no end");
}

/** The next bytes, not copied. @throws MelodistError `bad-file` when there are not so many */
export function readBytes(reader: ByteReader, byteCount: number): Uint8Array {
  if (byteCount > reader.end - reader.at) damaged(reader, "it ends in the middle of an event");
  reader.at += byteCount;
  return reader.bytes.subarray(reader.at - byteCount, reader.at);
}

/** @throws MelodistError `bad-file` always */
export function damaged(reader: ByteReader, why: string): never {
  throw new MelodistError(`the MIDI file is damaged at byte ${reader.at}: ${why}`, {
    code: "bad-file",
    hint: "Export the file again as a Standard MIDI File, type 0 or 1.",
  });
}
