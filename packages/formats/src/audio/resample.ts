/**
 * @file A recording read faster or slower, so that it sounds higher or lower.
 *
 * Between samples the wave is found by a windowed sinc (Hann, eight zeros on each side), which keeps what
 * linear interpolation would dull. When reading faster, the sinc is widened, so that nothing folds
 * back from above the highest frequency.
 *
 * @see Smith, "Digital Audio Resampling", the bandlimited interpolation of CCRMA
 */

/** Zeros of the sinc on each side. */
const ZEROS = 8;
/** Table entries from one zero to the next; between entries it is linear. */
const ENTRIES_PER_ZERO = 512;

const KERNEL = sincTable();

function sincTable(): Float32Array {
  const table = new Float32Array(ZEROS * ENTRIES_PER_ZERO + 2);
  for (let entry = 0; entry < table.length; entry++) {
    const x = entry / ENTRIES_PER_ZERO;
    const window = x < ZEROS ? 0.5 + 0.5 * Math.cos((Math.PI * x) / ZEROS) : 0;
    table[entry] = x === 0 ? 1 : (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  }
  return table;
}

/**
 * Read a waveform at another speed.
 *
 * @param waveform (N,) f32
 * @param speed samples to go on for each sample of the result, > 0; 2 sounds an octave higher
 * @param length of the result; beyond the waveform's end there is silence
 * @returns (length,) f32
 */
export function resample(waveform: Float32Array, speed: number, length: number): Float32Array {
  const result = new Float32Array(length);
  if (speed === 1) {
    result.set(waveform.subarray(0, length));
    return result;
  }
  const width = Math.max(1, speed);
  const reach = ZEROS * width;
  const step = ENTRIES_PER_ZERO / width;
  for (let at = 0; at < length; at++) {
    const center = at * speed;
    const first = Math.max(0, Math.ceil(center - reach));
    const last = Math.min(waveform.length - 1, Math.floor(center + reach));
    let sum = 0;
    for (let place = first; place <= last; place++) {
      const x = Math.abs(place - center) * step;
      const entry = Math.floor(x);
      const low = KERNEL[entry] ?? 0;
      const high = KERNEL[entry + 1] ?? 0;
      sum += (waveform[place] ?? 0) * (low + (high - low) * (x - entry));
    }
    result[at] = sum / width;
  }
  return result;
}
