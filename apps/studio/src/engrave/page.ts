/**
 * @file The drawn page: systems put in place, only those that changed, and what is marked on them.
 *
 * It works on the elements themselves: notes light up many times a second, and none of that should draw the page anew.
 */

import type { DrawnMeasure, DrawnSystem } from "@melodist/formats/browser";
import { signal } from "@preact/signals";
import type { BarSelection } from "../store/cursor.ts";
import type { Drawing } from "./message.ts";
import { Playhead } from "./playhead.ts";

export interface PageState {
  readonly failure: string | undefined;
  readonly isDrawn: boolean;
}

/** Counts the drawings that have been put in place, for what stands beside notes. */
export const drawn = signal(0);

interface Line {
  system: DrawnSystem;
  readonly element: HTMLElement;
}

/** Milliseconds that placing systems may take at a time before the page gets a breath. */
const BREATH_MS = 24;

/** A page lives as long as the element that holds it. */
export class Page {
  private readonly holder: HTMLElement;
  private readonly report: (state: PageState) => void;
  private readonly head: Playhead;
  private lines: Line[] = [];
  private selected: BarSelection | undefined;
  private marked: string | undefined;
  private lit: readonly string[] = [];
  private placing = 0;
  /** Names that were there before the drawing that is being placed. */
  private known: ReadonlySet<string> = new Set();

  constructor(holder: HTMLElement, report: (state: PageState) => void) {
    this.holder = holder;
    this.report = report;
    this.head = new Playhead(holder);
  }

  /** Put a drawing in place of what is there; lines that are the same stay untouched. */
  show(drawing: Drawing): void {
    this.report({ failure: drawing.failure, isDrawn: true });
    if (drawing.failure !== undefined && this.lines.length > 0) return;
    this.known = namesIn(this.holder);
    this.place(drawing.systems, 0, ++this.placing);
  }

  private place(systems: readonly DrawnSystem[], from: number, turn: number): void {
    if (turn !== this.placing) return;
    const begun = performance.now();
    for (let at = from; at < systems.length; at++) {
      const system = systems[at];
      if (system !== undefined) this.placeLine(at, system);
      if (performance.now() - begun < BREATH_MS || at + 1 === systems.length) continue;
      requestAnimationFrame(() => this.place(systems, at + 1, turn));
      return;
    }
    for (const line of this.lines.splice(systems.length)) line.element.remove();
    this.repaint();
  }

  private placeLine(at: number, system: DrawnSystem): void {
    const known = this.lines[at];
    if (known?.system.svg === system.svg) return;
    const element = known?.element ?? document.createElement("div");
    element.className = "system-line";
    element.innerHTML = system.svg; // drawn by the engraver from a score: its texts are escaped there
    element.style.setProperty("aspect-ratio", `${system.width} / ${system.height}`);
    if (known === undefined) {
      this.holder.append(element);
      this.lines.push({ system, element });
    } else known.system = system;
    if (this.known.size > 0) freshen(element, this.known);
  }

  private repaint(): void {
    this.select(this.selected);
    drawn.value++;
    this.mark(this.marked);
    this.light(this.lit);
  }

  /** Tint bars. */
  select(bars: BarSelection | undefined): void {
    this.selected = bars;
    for (const line of this.lines) {
      for (const old of line.element.querySelectorAll(".tint")) old.remove();
      if (bars === undefined) continue;
      const inside = line.system.measures.filter(({ index }) => index >= bars.from && index <= bars.to);
      const [first] = inside;
      const last = inside.at(-1);
      if (first !== undefined && last !== undefined) line.element.prepend(tint(line.system, first, last));
    }
  }

  /** Show where the cursor is. */
  mark(name: string | undefined): void {
    this.marked = name;
    for (const old of this.holder.querySelectorAll(".at-cursor")) old.classList.remove("at-cursor");
    const element = name === undefined ? undefined : this.find(name);
    element?.classList.add("at-cursor");
    if (element !== undefined && !isVisible(element)) scrollTo(element);
  }

  /** Light the notes that sound, and move the playhead to the first of them. */
  light(names: readonly string[]): void {
    for (const name of this.lit) if (!names.includes(name)) this.find(name)?.classList.remove("sounding");
    this.lit = names;
    for (const name of names) this.find(name)?.classList.add("sounding");
    const [first] = names;
    const element = first === undefined ? undefined : this.find(first);
    if (element !== undefined) this.moveHead(element);
  }

  private moveHead(note: Element): void {
    const line = note.closest<HTMLElement>(".system-line");
    if (line === null) return;
    const isOther = this.head.moveTo(note, line);
    if (isOther && !isVisible(line)) scrollTo(line);
  }

  private find(name: string): Element | undefined {
    return this.holder.querySelector(`[data-at="${name}"]`) ?? undefined;
  }

  /** The measure under a point of the window; undefined outside the music. */
  measureAt(x: number, y: number): number | undefined {
    const line = this.lineAt(y);
    if (line === undefined) return undefined;
    const box = line.element.getBoundingClientRect();
    const unit = ((x - box.left) / box.width) * line.system.width;
    const { measures } = line.system;
    const hit = measures.find(({ left, right }) => unit >= left && unit < right);
    return (hit ?? (unit < 0 ? measures[0] : measures.at(-1)))?.index;
  }

  /** The name of the note nearest to a point. */
  noteAt(x: number, y: number): string | undefined {
    const line = this.lineAt(y);
    const notes = [...(line?.element.querySelectorAll<SVGElement>("[data-at*='-e']") ?? [])];
    let nearest: string | undefined;
    let shortest = Number.POSITIVE_INFINITY;
    for (const note of notes) {
      const box = note.getBoundingClientRect();
      const distance = Math.abs(box.left + box.width / 2 - x);
      if (distance >= shortest) continue;
      shortest = distance;
      nearest = note.dataset["at"];
    }
    return nearest;
  }

  private lineAt(y: number): Line | undefined {
    return this.lines.find(({ element }) => {
      const box = element.getBoundingClientRect();
      return y >= box.top - 6 && y <= box.bottom + 6;
    });
  }
}

function namesIn(element: Element): ReadonlySet<string> {
  return new Set(
    [...element.querySelectorAll<SVGElement>("[data-at]")].map((one) => one.dataset["at"] ?? ""),
  );
}

/** Notes that were not there before fade in. */
function freshen(element: Element, before: ReadonlySet<string>): void {
  for (const note of element.querySelectorAll<SVGElement>("[data-at*='-e']"))
    if (!before.has(note.dataset["at"] ?? "")) note.classList.add("fresh");
}

const TINT_ROOM = 260;

function tint({ width, height }: DrawnSystem, first: DrawnMeasure, last: DrawnMeasure): HTMLElement {
  const element = document.createElement("div");
  element.className = "tint";
  const top = Math.max(0, first.top - TINT_ROOM);
  const bottom = Math.min(height, first.bottom + TINT_ROOM);
  element.style.left = `${(first.left / width) * 100}%`;
  element.style.width = `${((last.right - first.left) / width) * 100}%`;
  element.style.top = `${(top / height) * 100}%`;
  element.style.height = `${((bottom - top) / height) * 100}%`;
  return element;
}

function isVisible(element: Element): boolean {
  const stage = element.closest(".stage");
  if (stage === null) return true;
  const around = stage.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return box.top >= around.top && box.bottom <= around.bottom;
}

function scrollTo(element: Element): void {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}
