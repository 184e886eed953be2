/**
 * @file A bowed or blown note made as long as it is needed, by going back in the recording again and again.
 *
 * A jump back is heard as a bump unless the waves meet in step. So the place to go back to is chosen, within
 * a period of the note, where the recording is most like what would have come next, and the two are
 * cross-faded over a quarter of a second.
 */
import { loudness, type Sample } from "./recording.ts";

const CROSSFADE_SECONDS = 0.25;
/** What the end of a recording must keep of its loudness to be used. */
const FADING = 0.6;
/** Where in the usable part to go back to: behind the attack, and far enough from the end not to tremble. */
const RETURN_AT = 0.3;

/** The sample's waveform, looped when it is shorter than `length` (in samples of its own rate). */
export function sustain(sample: Sample, length: number): Float32Array {
  const { waveform, sampleRate, frequency } = sample;
  const usable = usableLength(waveform, sampleRate);
  if (length <= usable) return waveform;
  const fade = Math.min(Math.round(CROSSFADE_SECONDS * sampleRate), Math.floor(usable / 4));
  const period = Math.round(sampleRate / frequency);
  const back = alikePlace(waveform, usable - fade, Math.round(usable * RETURN_AT), period, fade);
  const longer = new Float32Array(length);
  longer.set(waveform.subarray(0, usable));
  for (let end = usable; end < length; ) {
    for (let at = 0; at < fade; at++) {
      const share = at / fade;
      const place = end - fade + at;
      longer[place] = (longer[place] ?? 0) * (1 - share) + (waveform[back + at] ?? 0) * share;
    }
    const next = waveform.subarray(back + fade, Math.min(usable, back + fade + length - end));
    longer.set(next, end);
    end += next.length;
  }
  return longer;
}

/** Up to where a recording has not begun to die away. */
function usableLength(waveform: Float32Array, sampleRate: number): number {
  const window = Math.round(sampleRate / 10);
  const steady = loudness(waveform, 0, waveform.length * 0.8);
  let end = waveform.length;
  while (end > 4 * window && loudness(waveform, end - window, end) < FADING * steady) end -= window;
  return end;
}

/** The place within a period of `near` whose sound correlates best with that at `model`. */
function alikePlace(
  waveform: Float32Array,
  model: number,
  near: number,
  period: number,
  length: number,
): number {
  let best = near;
  let highest = Number.NEGATIVE_INFINITY;
  for (let place = near; place < near + period; place++) {
    let product = 0;
    for (let at = 0; at < length; at += 2)
      product += (waveform[model + at] ?? 0) * (waveform[place + at] ?? 0);
    if (product <= highest) continue;
    highest = product;
    best = place;
  }
  return best;
}
