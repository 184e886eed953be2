import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { parseAbc } from "@melodist/abc";
import { MPEGDecoder } from "mpg123-decoder";
import { beforeAll, describe, expect, it } from "vitest";
import { INSTRUMENT_NAMES, INSTRUMENTS } from "./instrument.data.ts";
import { chooseSample, keyFrequency } from "./recording.ts";
import { type RenderOptions, renderWav, SAMPLE_RATE, TAIL_SECONDS } from "./render-wav.ts";
import { loadSample } from "./sample.ts";

interface Recording {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly seconds: number;
}

async function render(
  body: string,
  options: RenderOptions = {},
  header = "M:4/4\nL:1/4\nQ:1/4=120",
): Promise<Recording> {
  const score = parseAbc(`X:1\n${header}\nK:C\n${body}\n`).tunes[0]?.score;
  if (score === undefined) throw new Error("no tune");
  return decodeWav(await renderWav(score, options));
}

function decodeWav(bytes: Uint8Array): Recording {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const frames = (bytes.length - 44) / 4;
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let at = 0; at < frames; at++) {
    left[at] = view.getInt16(44 + at * 4, true) / 32_767;
    right[at] = view.getInt16(46 + at * 4, true) / 32_767;
  }
  return { left, right, seconds: frames / SAMPLE_RATE };
}

/** Root mean square between two times. */
function level(side: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (const value of side.subarray(from * SAMPLE_RATE, to * SAMPLE_RATE)) sum += value * value;
  return Math.sqrt(sum / ((to - from) * SAMPLE_RATE));
}

/** How alike a stretch is to itself so many samples later, 1 for the same. */
function likeness(wave: Float32Array, lag: number, length: number): number {
  let product = 0;
  let squares = 1e-12;
  for (let at = 0; at < length; at++) {
    const here = wave[at] ?? 0;
    const later = wave[at + lag] ?? 0;
    product += here * later;
    squares += here * here + later * later;
  }
  return (2 * product) / squares;
}

/**
 * The fundamental in Hz: the first lag at which the wave is nearly itself again, whatever was expected
 * (so that a wrong octave shows), then the same over many periods for precision.
 *
 * @see McLeod and Wyvill, "A smarter way to find pitch" (2005)
 */
function fundamental(wave: Float32Array): number {
  const lags = Array.from({ length: 900 }, (_, lag) => likeness(wave, lag, 2400));
  const changed = lags.findIndex((value) => value < 0.5);
  const best = Math.max(...lags.slice(changed));
  const isPeak = (lag: number) =>
    (lags[lag] ?? 0) >= (lags[lag - 1] ?? 0) && (lags[lag] ?? 0) > (lags[lag + 1] ?? 0);
  let period = lags.findIndex((value, lag) => lag > changed && value > 0.93 * best && isPeak(lag));
  const periods = Math.max(1, Math.floor(1600 / period));
  for (let count = 1; count <= periods; count++) period = peakNear(wave, Math.round(period * count)) / count;
  return SAMPLE_RATE / period;
}

/** The lag within three samples of another at which the wave is most like itself, to a fraction of a sample. */
function peakNear(wave: Float32Array, around: number): number {
  const values = Array.from({ length: 9 }, (_, step) => likeness(wave, around - 4 + step, 2400));
  const top = values.indexOf(Math.max(...values.slice(1, 8)));
  const [a = 0, b = 0, c = 0] = values.slice(top - 1, top + 2);
  return around - 4 + top + (a - c) / (2 * (a - 2 * b + c));
}

/** The median fundamental of some moments, in Hz: a violin's vibrato swings by twenty cents. */
function pitchAt(wave: Float32Array, times: readonly number[]): number {
  const measured = times.map((time) => {
    const from = Math.round(time * SAMPLE_RATE);
    return fundamental(wave.subarray(from, from + 6000));
  });
  return measured.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

function centsBetween(measured: number, expected: number): number {
  return 1200 * Math.log2(measured / expected);
}

describe.each(INSTRUMENT_NAMES)("the %s", (instrument) => {
  const keys = [60, 62, 64, 65, 67, 69, 71, 72, 76, 79];
  let scale: Recording;
  beforeAll(async () => {
    scale = await render("CDEF|GABc|eg z2|", { instrument }, "M:4/4\nL:1/4\nQ:1/4=75");
  });

  it("plays each note of a scale within 15 cents", () => {
    for (const [place, key] of keys.entries()) {
      const moments = [0.15, 0.25, 0.35, 0.45, 0.55].map((time) => place * 0.8 + time);
      const off = centsBetween(pitchAt(scale.left, moments), keyFrequency(key));
      expect(Math.abs(off), `key ${key} is ${off.toFixed(1)} cents off`).toBeLessThan(15);
    }
  });

  it("begins each note on time", () => {
    for (const place of keys.keys()) {
      const onset = place * 0.8;
      expect(level(scale.left, onset + 0.04, onset + 0.1)).toBeGreaterThan(
        level(scale.left, onset + 0.1, onset + 0.3) / 2,
      );
    }
  });

  it("plays notes of like loudness", () => {
    const levels = [...keys.keys()].map((place) => level(scale.left, place * 0.8, place * 0.8 + 0.4));
    expect(Math.max(...levels) / Math.min(...levels)).toBeLessThan(3);
  });

  it("has every sample of its table, sounding what the table says", async () => {
    const require = createRequire(import.meta.url);
    const decoder = new MPEGDecoder();
    await decoder.ready;
    for (const name of INSTRUMENTS[instrument].samples.keys()) {
      expect(existsSync(require.resolve(`${INSTRUMENTS[instrument].packageName}/${name}.mp3`))).toBe(true);
    }
    for (let key = 52; key <= 84; key += 4) {
      const choice = chooseSample(INSTRUMENTS[instrument], keyFrequency(key));
      const { waveform, frequency } = await loadSample(INSTRUMENTS[instrument], choice, decoder);
      const off = centsBetween(pitchAt(waveform, [0.15, 0.3, 0.45, 0.6, 0.75]), frequency);
      expect(Math.abs(off), `${choice.name} is ${off.toFixed(1)} cents off`).toBeLessThan(15);
    }
    decoder.free();
  });
});

describe("a rendered tune", () => {
  it("is 44.1 kHz, 16 bits, stereo", async () => {
    const score = parseAbc("X:1\nL:1/4\nK:C\nC|").tunes[0]?.score;
    if (score === undefined) throw new Error("no tune");
    const bytes = await renderWav(score);
    const view = new DataView(bytes.buffer);
    expect(new TextDecoder().decode(bytes.subarray(0, 16))).toMatch(/^RIFF.*WAVEfmt $/su);
    expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([
      2, 44_100, 16,
    ]);
    expect(view.getUint32(4, true)).toBe(bytes.length - 8);
    expect(view.getUint32(40, true)).toBe(bytes.length - 44);
  });

  it("lasts as long as it is played, and a tail", async () => {
    const { seconds } = await render("|:CDEF|[Q:1/4=60]GABc:|");
    expect(Math.abs(seconds - (12 + TAIL_SECONDS))).toBeLessThan(0.05);
  });

  it("peaks at -1 dB, whatever is played", async () => {
    for (const body of ["[CEGceg]4", "!pp!C4", '"C"C4|"G7"[GBdf]4']) {
      const { left, right } = await render(body);
      let peak = 0;
      for (const side of [left, right]) for (const value of side) peak = Math.max(peak, Math.abs(value));
      expect(peak).toBeCloseTo(10 ** (-1 / 20), 3);
    }
  });

  it("has the melody on the left and the chords on the right", async () => {
    const melody = await render("C4|", { reverb: false });
    const chords = await render('"C"z4|', { reverb: false });
    expect(level(melody.left, 0, 2)).toBeGreaterThan(1.1 * level(melody.right, 0, 2));
    expect(level(chords.right, 0, 2)).toBeGreaterThan(1.1 * level(chords.left, 0, 2));
  });

  it("accompanies more softly than it plays the melody", async () => {
    const { left, right } = await render('"C"c4|"C"z4|', { reverb: false });
    expect(level(left, 0, 2)).toBeGreaterThan(1.5 * level(right, 2, 4));
    expect(level(right, 2, 4)).toBeGreaterThan(0.02);
  });

  it("stresses the first beat", async () => {
    const { left } = await render("c/ z3 c/|", { instrument: "piano", reverb: false });
    expect(level(left, 0, 0.2)).toBeGreaterThan(1.1 * level(left, 1.75, 1.95));
  });

  it("fades into the room, and is silent at its end", async () => {
    const dry = await render("c z3|", { reverb: false });
    const wet = await render("c z3|");
    expect(level(dry.left, 1, 1.2)).toBe(0);
    expect(level(wet.left, 0.7, 0.9)).toBeGreaterThan(0.001);
    expect(level(wet.left, 3.4, 3.5)).toBeLessThan(0.0005);
  });

  it("plays quarter tones", async () => {
    const { left } = await render("^/A4|", { instrument: "flute", reverb: false });
    const off = centsBetween(pitchAt(left, [0.4, 0.6, 0.8, 1, 1.2]), keyFrequency(69.5));
    expect(Math.abs(off)).toBeLessThan(10);
  });

  it.each(["violin", "flute"] as const)(
    "holds a %s note steadily, long beyond its recording",
    async (instrument) => {
      const { left } = await render("A40|", { instrument, reverb: false }, "M:none\nL:1/4\nQ:1/4=60");
      const levels = Array.from({ length: 76 }, (_, half) => level(left, 1 + half / 2, 1.5 + half / 2));
      expect(Math.max(...levels) / Math.min(...levels)).toBeLessThan(2);
      // A click would bend the wave more sharply than anything in the recording itself.
      expect(sharpestBend(left, 4, 39)).toBeLessThan(1.3 * sharpestBend(left, 0.5, 4));
    },
  );

  it("is the same every time", async () => {
    const [first, second] = [await render('"Am"A2 c2|'), await render('"Am"A2 c2|')];
    expect(first).toEqual(second);
  });

  it("is silence when there is nothing to play", async () => {
    const { left, seconds } = await render("");
    expect(seconds).toBeCloseTo(TAIL_SECONDS, 2);
    expect(level(left, 0, 1)).toBe(0);
  });

  it.each([
    ["lasts longer than half an hour", "C4|".repeat(500), "Q:1/4=60"],
    ["sounds too many notes at once", `[${"CDEFGABcdefgab".repeat(3)}]4|`.repeat(200), "Q:1/4=60"],
  ])("is refused when it %s", async (_, body, tempo) => {
    await expect(render(body, {}, `M:4/4\nL:1/4\n${tempo}`)).rejects.toMatchObject({
      code: "too-large",
      hint: expect.any(String),
    });
  });
});

/** The largest second difference between two times. */
function sharpestBend(wave: Float32Array, from: number, to: number): number {
  let sharpest = 0;
  for (let at = from * SAMPLE_RATE; at < to * SAMPLE_RATE; at++) {
    sharpest = Math.max(sharpest, Math.abs((wave[at] ?? 0) - 2 * (wave[at - 1] ?? 0) + (wave[at - 2] ?? 0)));
  }
  return sharpest;
}
