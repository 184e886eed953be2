import { describe, expect, it } from "vitest";
import { encodeWav } from "./wav.ts";

describe("a WAV file", () => {
  it("has both sides by turns, and cuts off what is too loud", () => {
    const bytes = encodeWav(Float32Array.of(0, 0.5, 2), Float32Array.of(-0.5, -1, -3), 44_100);
    const values = new Int16Array(bytes.buffer, 44);
    expect([...values]).toEqual([0, -16_383, 16_384, -32_767, 32_767, -32_767]);
  });
});
