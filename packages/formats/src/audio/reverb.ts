/**
 * @file A small room: what is heard a moment after the note, from all sides.
 *
 * ```
 *              ┌─ comb ─┐
 *  left+right ─┼─ comb ─┼─ + ─ allpass ─ allpass ─▶ added to one side
 *              ├─ comb ─┤
 *              └─ comb ─┘        (the other side: delays 0.5 ms longer)
 * ```
 * Four combs with a low pass in their feedback and two allpasses for each side, after Schroeder; the
 * delays are primes apart, so that no pitch rings.
 *
 * @see Schroeder, "Natural sounding artificial reverberation", JAES 10 (1962); Moorer, "About this
 * reverberation business", CMJ 3 (1979): the low pass
 */

/** Seconds; the room dies away by 60 dB in about 1.2 s. */
const COMB_DELAYS = [0.0297, 0.0371, 0.0411, 0.0437];
const DECAY_SECONDS = 1.2;
const ALLPASS_DELAYS = [0.005, 0.0017];
const ALLPASS_GAIN = 0.7;
/** Between 0 (bright) and 1: walls take the high notes away. */
const DAMPING = 0.35;
/** How much of the room is added. */
const WET = 0.11;
/** What the right side is later than the left, in seconds: it makes the room wide. */
const SPREAD = 0.0005;

/** Put a stereo recording into the room, in place. @param sampleRate Hz */
export function addReverb(left: Float32Array, right: Float32Array, sampleRate: number): void {
  const rooms = [0, SPREAD].map((spread) => createRoom(sampleRate, spread));
  const [near, far] = rooms;
  if (near === undefined || far === undefined) return;
  for (let at = 0; at < left.length; at++) {
    const dry = ((left[at] ?? 0) + (right[at] ?? 0)) / 2;
    left[at] = (left[at] ?? 0) + WET * near(dry);
    right[at] = (right[at] ?? 0) + WET * far(dry);
  }
}

/** A side of the room: takes a sample, gives one. */
function createRoom(sampleRate: number, spread: number): (dry: number) => number {
  const combs = COMB_DELAYS.map((delay) => createComb(Math.round((delay + spread) * sampleRate), delay));
  const allpasses = ALLPASS_DELAYS.map((delay) => createAllpass(Math.round((delay + spread) * sampleRate)));
  return (dry) => {
    let sum = 0;
    for (const comb of combs) sum += comb(dry);
    for (const allpass of allpasses) sum = allpass(sum);
    return sum;
  };
}

function createComb(length: number, delaySeconds: number): (input: number) => number {
  const line = new Float32Array(length);
  const feedback = 10 ** ((-3 * delaySeconds) / DECAY_SECONDS); // 60 dB down after the decay
  let place = 0;
  let damped = 0;
  return (input) => {
    const output = line[place] ?? 0;
    damped = output * (1 - DAMPING) + damped * DAMPING;
    line[place] = input + damped * feedback;
    place = place + 1 === length ? 0 : place + 1;
    return output;
  };
}

function createAllpass(length: number): (input: number) => number {
  const line = new Float32Array(length);
  let place = 0;
  return (input) => {
    const delayed = line[place] ?? 0;
    const output = delayed - ALLPASS_GAIN * input;
    line[place] = input + ALLPASS_GAIN * output;
    place = place + 1 === length ? 0 : place + 1;
    return output;
  };
}
