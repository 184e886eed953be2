/** @file An ear on the page: what its audio really sounds, and which notes it starts when. */
import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** Put there by `giveEars`. */
    ear?: { loudest: number; starts: { time: number; clock: number }[]; context?: AudioContext };
  }
}

/** Before the page loads: tap everything that goes to the loudspeaker. */
export async function giveEars(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ear: NonNullable<Window["ear"]> = { loudest: 0, starts: [] };
    window.ear = ear;
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
    // Given no name: a tool that compiles this keeps names with a helper that the page has not.
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode): AudioNode {
      if (to instanceof AudioDestinationNode && this.context instanceof AudioContext) {
        const analyser = this.context.createAnalyser();
        analyser.fftSize = 2048;
        connect.call(this, analyser);
        ear.context = this.context;
        const wave = new Float32Array(analyser.fftSize);
        setInterval(() => {
          analyser.getFloatTimeDomainData(wave);
          for (const value of wave) ear.loudest = Math.max(ear.loudest, Math.abs(value));
        }, 20);
      }
      return connect.call(this, to);
    } as typeof AudioNode.prototype.connect;
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (when = 0, ...rest: number[]) {
      ear.starts.push({ time: when, clock: this.context.currentTime });
      start.call(this, when, ...rest);
    };
  });
}

/** The loudest moment since the last time it was asked for: 0 is silence, 1 full scale. */
export async function loudest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { ear } = window;
    const heard = ear?.loudest ?? 0;
    if (ear !== undefined) ear.loudest = 0;
    return heard;
  });
}
