/**
 * @file Melody codes as few bytes as is simple: a million of them pass through files when a corpus is sorted out.
 *
 * Every time is divided by the greatest common divisor of all, then written as a variable-length number (seven bits
 * a byte, low ones first), so that nearly every note takes three bytes: key, gap before it, length.
 */
import { MelodistError } from "@melodist/errors";
import type { MelodyCode } from "./melody-code.ts";

/** The bytes of a code; `unpackMelody` gives it back exactly. */
export function packMelody(code: MelodyCode): Uint8Array {
  const { keys, onsets, lengths, barlines } = code;
  const grid = greatestDivisor([onsets, lengths, barlines]);
  const bytes: number[] = [];
  for (const number of [keys.length, barlines.length, grid]) writeNumber(bytes, number);
  let time = 0;
  for (const barline of barlines) {
    writeNumber(bytes, (barline - time) / grid);
    time = barline;
  }
  time = 0;
  for (let note = 0; note < keys.length; note++) {
    const onset = onsets[note] ?? 0;
    const length = lengths[note] ?? 0;
    bytes.push(keys[note] ?? 0);
    writeNumber(bytes, (onset - time) / grid);
    writeNumber(bytes, length / grid);
    time = onset + length;
  }
  return Uint8Array.from(bytes);
}

/**
 * The code that was packed.
 *
 * @throws MelodistError `bad-file` when the bytes are cut short or run on
 */
export function unpackMelody(bytes: Uint8Array): MelodyCode {
  const reader = createReader(bytes);
  const count = reader.number();
  const barlineCount = reader.number();
  const grid = reader.number();
  if (count * 3 > bytes.length || barlineCount > bytes.length) throw damaged();
  const code = {
    keys: new Uint8Array(count),
    onsets: new Int32Array(count),
    lengths: new Int32Array(count),
    barlines: new Int32Array(barlineCount),
  };
  let time = 0;
  for (let index = 0; index < barlineCount; index++) {
    time += reader.number() * grid;
    code.barlines[index] = time;
  }
  time = 0;
  for (let note = 0; note < count; note++) {
    code.keys[note] = reader.byte();
    const onset = time + reader.number() * grid;
    const length = reader.number() * grid;
    code.onsets[note] = onset;
    code.lengths[note] = length;
    time = onset + length;
  }
  if (!reader.atEnd()) throw damaged();
  return code;
}

function greatestDivisor(rows: readonly Int32Array[]): number {
  let divisor = 0;
  for (const row of rows) {
    for (let index = 0; index < row.length && divisor !== 1; index++) {
      let rest = row[index] ?? 0;
      while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
    }
  }
  return Math.max(1, divisor);
}

/** Signed numbers are folded (0, -1, 1, -2, …): an onset may lie before the end of the note before it by rounding. */
function writeNumber(bytes: number[], value: number): void {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function createReader(bytes: Uint8Array) {
  let at = 0;
  function byte(): number {
    const value = bytes[at++];
    if (value === undefined) throw damaged();
    return value;
  }
  function number(): number {
    let folded = 0;
    for (let scale = 1; ; scale *= 128) {
      const next = byte();
      folded += (next % 128) * scale;
      if (next < 128) return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
      if (scale > 2 ** 35) throw damaged();
    }
  }
  return { byte, number, atEnd: () => at === bytes.length };
}

function damaged(): MelodistError {
  return new MelodistError("the packed melody is damaged", {
    code: "bad-file",
    hint: "Pack it again from the tune it came from.",
  });
}
