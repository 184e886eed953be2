/** @file Samples as the bytes of a WAV file. */

const HEADER_BYTES = 44;
const BYTES_PER_FRAME = 4; // two sides of 16 bits

/**
 * A stereo recording as a 16-bit PCM WAV file.
 *
 * @param left (N,) f32, -1 to 1; what lies beyond is cut off
 * @param right (N,) f32
 * @param sampleRate Hz
 */
export function encodeWav(left: Float32Array, right: Float32Array, sampleRate: number): Uint8Array {
  const dataBytes = left.length * BYTES_PER_FRAME;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  const writeText = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  writeText(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  writeText(8, "WAVEfmt ");
  view.setUint32(16, 16, true); // bytes of the format
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 2, true); // sides
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * BYTES_PER_FRAME, true);
  view.setUint16(32, BYTES_PER_FRAME, true);
  view.setUint16(34, 16, true); // bits
  writeText(36, "data");
  view.setUint32(40, dataBytes, true);
  for (let at = 0; at < left.length; at++) {
    const place = HEADER_BYTES + at * BYTES_PER_FRAME;
    view.setInt16(place, toInt16(left[at] ?? 0), true);
    view.setInt16(place + 2, toInt16(right[at] ?? 0), true);
  }
  return bytes;
}

function toInt16(value: number): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * 32_767);
}
