/**
 * @file An index as bytes: a header that tells what follows and proves it whole, then the rows.
 *
 * Header, 32-bit numbers with the low byte first: eight letters, version, melodies, grams, bars, bytes of records,
 * checksum of all that follows. Then the records (a JSON array), grams and bars of each melody (32 bits each), notes of
 * each bar (16 bits), steps and rhythms (24 bits each).
 */
import { MelodistError } from "@melodist/errors";
import { finishHash, HASH_SEED, mixIn } from "../mix-hash.ts";
import { type IndexRows, type MelodyIndex, type Provenance, startsOf, withLookups } from "./melody-index.ts";
import { NO_GRAM } from "./note-grams.ts";

const LETTERS = "MELODIES";
const VERSION = 1;
const HEADER_BYTES = LETTERS.length + 6 * 4;

/** The index as bytes; equal indexes give equal bytes. */
export function saveIndex(index: MelodyIndex): Uint8Array {
  const { starts, barStarts, barNotes } = index;
  const records = new TextEncoder().encode(JSON.stringify(index.records));
  const tunes = index.records.length;
  const grams = index.steps.length - tunes;
  const size = records.length + 8 * tunes + 2 * barNotes.length + 6 * grams;
  const bytes = new Uint8Array(HEADER_BYTES + size);
  const writer = createWriter(bytes, HEADER_BYTES);
  writer.bytes(records);
  for (const count of countsOf(starts)) writer.number(count - 1, 4);
  for (const count of countsOf(barStarts)) writer.number(count, 4);
  for (const count of barNotes) writer.number(count, 2);
  writer.grams(index.steps);
  writer.grams(index.rhythms);
  const header = createWriter(bytes, 0);
  header.bytes(new TextEncoder().encode(LETTERS));
  const facts = [
    VERSION,
    tunes,
    grams,
    barNotes.length,
    records.length,
    checksum(bytes.subarray(HEADER_BYTES)),
  ];
  for (const fact of facts) header.number(fact, 4);
  return bytes;
}

/**
 * The index that was saved.
 *
 * @throws MelodistError `bad-file` when the bytes are no index, of another version, cut short or damaged
 */
export function openIndex(bytes: Uint8Array): MelodyIndex {
  const head = createReader(bytes, 0);
  if (new TextDecoder().decode(head.bytes(LETTERS.length)) !== LETTERS)
    throw refusal("is no index of melodies");
  const version = head.number(4);
  if (version !== VERSION) throw refusal(`is an index of version ${version}, and ${VERSION} is read here`);
  const tunes = head.number(4);
  const grams = head.number(4);
  const bars = head.number(4);
  const recordBytes = head.number(4);
  const sum = head.number(4);
  const size = recordBytes + 8 * tunes + 2 * bars + 6 * grams;
  if (bytes.length !== HEADER_BYTES + size) throw refusal("is cut short or runs on");
  if (checksum(bytes.subarray(HEADER_BYTES)) !== sum) throw refusal("is damaged");
  const reader = createReader(bytes, HEADER_BYTES);
  const records = readRecords(reader.bytes(recordBytes));
  const gramCounts = Array.from({ length: tunes }, () => reader.number(4));
  const starts = startsOf(gramCounts.map((count) => count + 1));
  const barStarts = startsOf(Array.from({ length: tunes }, () => reader.number(4)));
  const isSound = records.length === tunes && starts[tunes] === grams + tunes && barStarts[tunes] === bars;
  if (!isSound) throw refusal("contradicts itself");
  const barNotes = new Uint16Array(bars);
  for (let bar = 0; bar < bars; bar++) barNotes[bar] = reader.number(2);
  const rows: IndexRows = {
    records,
    starts,
    barStarts,
    barNotes,
    steps: readGrams(reader.bytes(3 * grams), starts),
    rhythms: readGrams(reader.bytes(3 * grams), starts),
  };
  return withLookups(rows);
}

/** How many lie between one start and the next. */
function countsOf(starts: Int32Array): Int32Array {
  return starts.subarray(1).map((start, index) => start - (starts[index] ?? 0));
}

function readGrams(bytes: Uint8Array, starts: Int32Array): Uint32Array {
  const row = new Uint32Array(starts.at(-1) ?? 0);
  let at = 0;
  for (let tune = 0; tune + 1 < starts.length; tune++) {
    const end = (starts[tune + 1] ?? 0) - 1;
    for (let place = starts[tune] ?? 0; place < end; place++, at += 3) {
      row[place] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    }
    row[end] = NO_GRAM;
  }
  return row;
}

function readRecords(bytes: Uint8Array): readonly Provenance[] {
  let records: unknown;
  try {
    records = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw refusal("is damaged", cause);
  }
  if (!Array.isArray(records) || !records.every(isProvenance)) throw refusal("contradicts itself");
  return records;
}

function isProvenance(value: unknown): value is Provenance {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((field) => typeof field === "string" || typeof field === "number");
}

function createWriter(target: Uint8Array, from: number) {
  let at = from;
  function bytes(source: Uint8Array): void {
    target.set(source, at);
    at += source.length;
  }
  function number(value: number, width: number): void {
    for (let byte = 0; byte < width; byte++) target[at++] = value >>> (8 * byte);
  }
  function grams(row: Uint32Array): void {
    for (const gram of row) if (gram !== NO_GRAM) number(gram, 3);
  }
  return { bytes, number, grams };
}

/** Reads past the end as zeros: sizes are checked before. */
function createReader(source: Uint8Array, from: number) {
  let at = from;
  function bytes(length: number): Uint8Array {
    at += length;
    return source.subarray(at - length, at);
  }
  function number(width: number): number {
    let value = 0;
    for (let byte = 0; byte < width; byte++) value |= (source[at++] ?? 0) << (8 * byte);
    return value >>> 0;
  }
  return { bytes, number };
}

function checksum(bytes: Uint8Array): number {
  let hash = mixIn(HASH_SEED, bytes.length);
  for (let at = 0; at < bytes.length; at += 4) {
    const word =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    hash = mixIn(hash, word);
  }
  return finishHash(hash);
}

function refusal(what: string, cause?: unknown): MelodistError {
  return new MelodistError(`the file ${what}`, {
    code: "bad-file",
    hint: "Build the index again, or fetch it again from where it came.",
    cause,
  });
}
