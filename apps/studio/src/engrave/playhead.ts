/**
 * @file The line that goes along with the music, and the light behind the note that sounds.
 *
 * It is moved frame by frame on layers of its own: a transition would have the browser sort all layers of a long score
 * anew whenever one begins or ends.
 */

/** The part of the way to the note that is gone in a frame. */
const EASE = 0.4;

/** It lives as long as the page that it is on. */
export class Playhead {
  private readonly holder: HTMLElement;
  private readonly bar = part("playhead");
  private readonly light = part("playhead-light");
  private line: HTMLElement | undefined;
  /** Pixels from the left and the top of the page. */
  private at = 0;
  private target = 0;
  private top = 0;
  private frame = 0;

  constructor(holder: HTMLElement) {
    this.holder = holder;
    this.bar.append(this.light);
    holder.append(this.bar);
  }

  /** Go to a note on its line. @returns whether it was on another line before */
  moveTo(note: Element, line: HTMLElement): boolean {
    const box = (note.querySelector(".notehead") ?? note).getBoundingClientRect();
    const around = this.holder.getBoundingClientRect();
    const isOther = this.line !== line;
    this.line = line;
    this.target = Math.round(box.left + box.width / 2 - around.left);
    if (isOther) {
      this.top = line.offsetTop;
      this.bar.style.setProperty("height", `${line.offsetHeight}px`);
    }
    const down = box.top + box.height / 2 - around.top - this.top;
    this.light.style.setProperty("transform", `translateY(${Math.round(down)}px)`);
    const isStill = isOther || matchMedia("(prefers-reduced-motion: reduce)").matches;
    cancelAnimationFrame(this.frame);
    if (isStill) this.place(this.target);
    else this.glide();
    return isOther;
  }

  private glide(): void {
    const way = this.target - this.at;
    if (Math.abs(way) < 1) return;
    this.place(Math.abs(way) < 3 ? this.target : Math.round(this.at + way * EASE));
    this.frame = requestAnimationFrame(() => this.glide());
  }

  private place(at: number): void {
    this.at = at;
    this.bar.style.setProperty("transform", `translate(${at}px, ${this.top}px)`);
  }
}

function part(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}
