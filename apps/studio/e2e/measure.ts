/**
 * @file How fast the page is, measured in Chromium: first load, tasks while a long tune plays and scrolls, and how near the
 * lit note is to the audio clock.
 *
 * Run: `npm run studio:measure`. It prints a line of JSON.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { PATIENCE_MS } from "./desk.ts";
import { giveEars } from "./listen.ts";
import { buildPage, startStudio } from "./studio-server.ts";

/** Bars of the long tune. */
const BARS = 200;
/** How often the page is scrolled while it is listened to, a second apart. */
const SCROLLS = 30;

/** A tune of so many bars with chords, four to a line. */
function longTune(bars: number): string {
  const ways = ['"G"GABc d2ef', '"C"gfed cBAG', '"Am"A2ce a2ge', '"D"fdAF D2FA'];
  const music = Array.from({ length: bars }, (_, at) => `${ways[at % 4]} |${at % 4 === 3 ? "\n" : " "}`);
  return `X:1\nT:A Long One\nM:4/4\nL:1/8\nQ:1/4=180\nK:G\n${music.join("")}`;
}

declare global {
  interface Window {
    found?: { tasks: number[]; lights: { at: string; clock: number; time: number }[] };
  }
}

/** Before the page loads: note long tasks, and when which note is lit. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: NonNullable<Window["found"]> = { tasks: [], lights: [] };
    window.found = found;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.tasks.push(entry.duration);
    }).observe({ type: "longtask" });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const isLit = target instanceof SVGElement && target.classList.contains("sounding");
        const clock = window.ear?.context?.currentTime;
        if (isLit && clock !== undefined)
          found.lights.push({ at: target.dataset["at"] ?? "", clock, time: performance.now() });
      }
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
  });
}

/** For each lit note: seconds from the start of the nearest sound to the moment it was lit. */
function lateness(
  lights: readonly { clock: number }[],
  starts: readonly { time: number }[],
): readonly number[] {
  return lights.map(({ clock }) => {
    const distances = starts.map(({ time }) => clock - time);
    return distances.reduce((near, distance) => (Math.abs(distance) < Math.abs(near) ? distance : near), 1e9);
  });
}

function summary(values: readonly number[]): object {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: at(1) };
}

async function firstLoad(dist: string): Promise<number> {
  const html = await readFile(join(dist, "index.html"), "utf8");
  const names = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name ?? "");
  const files = await Promise.all(["index.html", ...names].map((name) => readFile(join(dist, name))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

const dist = await buildPage();
const server = await startStudio(dist);
const browser = await openChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await giveEars(page);
  await watch(page);
  const sheet = JSON.stringify({ abc: longTune(BARS) });
  await page.addInitScript((kept) => localStorage.setItem("melodist.sheet", kept), sheet);
  await page.goto(server.address);
  await page.locator(`.score [data-at="v0-m${BARS - 1}"]`).waitFor();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.locator(".score .sounding").first().waitFor();
  await page.waitForTimeout(1_000);
  const opening = await page.evaluate(() => window.found?.tasks.splice(0) ?? []);
  await page.mouse.move(500, 500);
  for (let count = 0; count < SCROLLS; count++) {
    await page.mouse.wheel(0, count % 6 < 3 ? 700 : -700);
    await page.waitForTimeout(1_000);
  }
  const { found, starts } = await page.evaluate(() => ({
    found: window.found,
    starts: window.ear?.starts ?? [],
  }));
  const late = lateness(found?.lights ?? [], starts).map((seconds) => seconds * 1000);
  const figures = {
    firstLoadBytes: await firstLoad(dist),
    tasksWhileOpeningMs: summary(opening),
    tasksWhilePlayingMs: summary(found?.tasks ?? []),
    litAfterSoundMs: summary(late.map(Math.abs)),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await browser.close();
  await server.stop();
  await rm(dist, { recursive: true, force: true });
}
