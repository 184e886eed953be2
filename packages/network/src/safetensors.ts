/**
 * @file safetensors: a JSON header with names, types, shapes and byte ranges, then the bytes.
 *
 * @see https://github.com/huggingface/safetensors#format
 */
import { MelodistError } from "@melodist/errors";

/** Element types as the format names them; those we read or write. */
export type StoredType = "F32" | "F16" | "BF16" | "U8" | "I32";
const BYTES: Readonly<Record<StoredType, number>> = { F32: 4, F16: 2, BF16: 2, U8: 1, I32: 4 };

/** What the header says of one array. */
export interface StoredArray {
  readonly type: StoredType;
  readonly shape: readonly number[];
  /** Byte range within the file, header included. */
  readonly start: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly arrays: ReadonlyMap<string, StoredArray>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** An array to be written. `data` is little-endian, as typed arrays are on every machine we know. */
export interface ArrayToStore {
  readonly name: string;
  readonly type: StoredType;
  readonly shape: readonly number[];
  readonly data: ArrayBufferView;
}

function badFile(message: string, cause?: unknown): MelodistError {
  return new MelodistError(`not a whole safetensors file: ${message}`, {
    code: "bad-file",
    hint: "The file may have been cut short; fetch or write it again.",
    cause,
  });
}

const countOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** Where each array will stand; shapes and types only, so that nothing need be in memory. */
export function layOutSafetensors(
  arrays: readonly Omit<ArrayToStore, "data">[],
  metadata: Readonly<Record<string, string>> = {},
): { readonly header: Uint8Array; readonly arrays: ReadonlyMap<string, StoredArray> } {
  let offset = 0;
  const ranges = arrays.map(({ name, type, shape }) => {
    const start = offset;
    offset += countOf(shape) * BYTES[type];
    return { name, type, shape, start, end: offset };
  });
  const entries = ranges.map(({ name, type, shape, start, end }) => [
    name,
    { dtype: type, shape, data_offsets: [start, end] },
  ]);
  const json = JSON.stringify({
    __metadata__: { format: "pt", ...metadata },
    ...Object.fromEntries(entries),
  });
  const text = new TextEncoder().encode(json);
  const length = Math.ceil(text.length / 64) * 64; // so that arrays stand aligned, blanks are allowed
  const header = new Uint8Array(8 + length).fill(32);
  new DataView(header.buffer).setBigUint64(0, BigInt(length), true);
  header.set(text, 8);
  const placed = ranges.map(
    ({ name, type, shape, start, end }) =>
      [name, { type, shape, start: start + header.length, end: end + header.length }] as const,
  );
  return { header, arrays: new Map(placed) };
}

/** The file, piece by piece, so that it may be larger than any one buffer. */
export function* writeSafetensors(
  arrays: readonly ArrayToStore[],
  metadata?: Readonly<Record<string, string>>,
): Generator<Uint8Array> {
  yield layOutSafetensors(arrays, metadata).header;
  for (const { name, type, shape, data } of arrays) {
    if (data.byteLength !== countOf(shape) * BYTES[type])
      throw new Error(`${name}: ${data.byteLength} bytes`);
    yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
}

/**
 * Read the header.
 *
 * @param start the file's first bytes, at least the header
 * @param fileSize of the whole file, in bytes, when known: ranges are checked against it
 * @throws MelodistError `bad-file`
 */
export function readSafetensorsHeader(start: Uint8Array, fileSize: number = start.length): SafetensorsHeader {
  if (start.length < 8) throw badFile("no header");
  const length = Number(new DataView(start.buffer, start.byteOffset, 8).getBigUint64(0, true));
  if (8 + length > start.length) throw badFile(`a header of ${length} bytes`);
  let json: Readonly<Record<string, unknown>>;
  try {
    json = JSON.parse(new TextDecoder().decode(start.subarray(8, 8 + length)));
  } catch (cause) {
    throw badFile("its header is not JSON", cause);
  }
  const { __metadata__: metadata = {}, ...entries } = json;
  const arrays = Object.entries(entries).map(
    ([name, entry]) => [name, readEntry(name, entry, 8 + length, fileSize)] as const,
  );
  return { arrays: new Map(arrays), metadata: metadata as Readonly<Record<string, string>> };
}

function isStoredType(type: unknown): type is StoredType {
  return typeof type === "string" && type in BYTES;
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
}

function readEntry(name: string, entry: unknown, dataStart: number, fileSize: number): StoredArray {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  if (!isStoredType(dtype))
    throw new MelodistError(`${name}: element type ${String(dtype)}`, { code: "unsupported-format" });
  if (!isCounts(shape) || !isCounts(offsets)) throw badFile(`${name} has no shape or range`);
  const [from = 0, to = 0] = offsets;
  if (to - from !== countOf(shape) * BYTES[dtype] || dataStart + to > fileSize)
    throw badFile(`${name} does not fit its range`);
  return { type: dtype, shape, start: dataStart + from, end: dataStart + to };
}

/** An array's numbers as f32, whatever floats they are stored as. */
export function toFloat32(type: StoredType, bytes: Uint8Array): Float32Array {
  const own = new Uint8Array(bytes).buffer; // aligned
  switch (type) {
    case "F32":
      return new Float32Array(own);
    case "F16":
      return Float32Array.from(new Uint16Array(own), float16ToNumber);
    case "BF16": {
      const words = Uint32Array.from(new Uint16Array(own), (half) => half << 16);
      return new Float32Array(words.buffer);
    }
    case "U8":
    case "I32":
      throw new MelodistError(`${type} holds no floats`, { code: "mismatch" });
  }
}

function float16ToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Numbers as 16-bit floats, rounded to nearest, ties to even; beyond 65,504 they become infinite. */
export function toFloat16(numbers: Float32Array): Uint16Array {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);
  return Uint16Array.from(words, (bits, i) => {
    const sign = (bits >>> 16) & 0x8000;
    const magnitude = Math.abs(numbers[i] ?? 0);
    if (Number.isNaN(magnitude)) return sign | 0x7e00;
    if (magnitude >= 65_520) return sign | 0x7c00;
    if (magnitude < 2 ** -14) return sign | roundEven(magnitude * 2 ** 24);
    const rest = bits & 0x7fffffff;
    const rounded = rest + 0xfff + ((rest >>> 13) & 1);
    return sign | ((rounded >>> 13) - (112 << 10));
  });
}

function roundEven(x: number): number {
  const floor = Math.floor(x);
  const over = x - floor;
  return over > 0.5 || (over === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
