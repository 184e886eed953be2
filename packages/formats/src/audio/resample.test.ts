import { describe, expect, it } from "vitest";
import { resample } from "./resample.ts";

/** A sine of so many periods a sample. */
function sine(frequency: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) => Math.sin(2 * Math.PI * frequency * at));
}

/** The largest difference, leaving out the ends, where the wave is cut off. */
function difference(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  for (let at = 40; at < a.length - 40; at++)
    largest = Math.max(largest, Math.abs((a[at] ?? 0) - (b[at] ?? 0)));
  return largest;
}

describe("a resampled wave", () => {
  it.each([
    [0.02, 1.19],
    [0.1, 0.84],
    [0.2, 1.5],
    [0.05, 4],
  ])("of frequency %f read %f times as fast is that much higher", (frequency, speed) => {
    const read = resample(sine(frequency, 4000), speed, Math.floor(3800 / speed));
    expect(difference(read, sine(frequency * speed, read.length))).toBeLessThan(0.01);
  });

  it("is untouched at its own speed, and silent behind its end", () => {
    const wave = sine(0.1, 100);
    expect(resample(wave, 1, 100)).toEqual(wave);
    expect(resample(wave, 0.5, 400).subarray(250)).toEqual(new Float32Array(150));
  });

  it("does not fold back what is too high to be heard", () => {
    const read = resample(sine(0.4, 4000), 2, 1900);
    expect(difference(read, new Float32Array(1900))).toBeLessThan(0.02);
  });
});
