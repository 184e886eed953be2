/** @file What a file is, by its bytes and by its name. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBytes } from "./decode-bytes.ts";
import { readTunes } from "./read-tunes.ts";
import { formatOfPath, requireNamedFormat } from "./tune-format.ts";

function bytesOf(text: string, encoding: BufferEncoding = "utf8"): Uint8Array {
  return new Uint8Array(Buffer.from(text, encoding));
}

describe("text", () => {
  it.each<[string, Uint8Array, string]>([
    ["UTF-8", bytesOf("T:小曲\r\n\tX\f\u001a"), "T:小曲\r\n\tX\f\u001a"],
    ["Latin-1, as old programs wrote it", bytesOf("T:Caf\u00e9\n", "latin1"), "T:Café\n"],
    ["UTF-16 with its mark", bytesOf("\ufeffT:小曲", "utf16le"), "T:小曲"],
    ["nothing", new Uint8Array(), ""],
  ])("is read: %s", (_, bytes, text) => {
    expect(decodeBytes(bytes)).toBe(text);
  });

  it("is no picture, no sound and no chance", () => {
    const isLarge = (bytes: Uint8Array) => !(bytes[0] === 0xff && bytes[1] === 0xfe) && bytes[0] !== 0xfe;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2000, maxLength: 2000 }).filter(isLarge), (noise) => {
        const bytes = noise.map((byte, index) => (index % 7 === 3 ? index % 32 : byte));
        expect(() => decodeBytes(bytes)).toThrow(expect.objectContaining({ code: "bad-file" }));
      }),
    );
  });
});

describe("a file of tunes", () => {
  it.each([
    ["PNG", "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"],
    ["noise", "X:1\nK:C\n\u0003\u00e9\u0011\u00ff"],
  ])("is not %s", (_, content) => {
    expect(() => readTunes(bytesOf(content, "latin1"))).toThrow(
      expect.objectContaining({ code: "bad-file", message: "binary data, not a tune or any other text" }),
    );
  });

  it.each([
    ["a.mid", "X:1\nK:C\nC|]", /no MIDI, which begins with MThd/],
    ["a.midi", "\u0001\u0002", /no MIDI/],
    ["a.mxl", "X:1\nK:C\nC|]", /no MusicXML, which begins with < or PK/],
    ["a.xml", "MThd", /no MusicXML/],
  ])("is what its name %s says", (name, content, message) => {
    expect(() => requireNamedFormat(name, bytesOf(content))).toThrow(message);
  });

  it.each([
    ["a.mid", "MThd"],
    ["a.mxl", "PK\u0003\u0004"],
    ["a.mxl", "<?xml"],
    ["a.musicxml", "<score-partwise>"],
    ["a.abc", "MThd"],
    ["-", "MThd"],
    ["a", "X:1"],
  ])("may be called %s when it begins with %s", (name, content) => {
    expect(() => requireNamedFormat(name, bytesOf(content))).not.toThrow();
  });

  it("names the option that says the format where its name does not", () => {
    expect(() => formatOfPath("a.xyz", "--format")).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("or say --format FORMAT.") }),
    );
  });
});
