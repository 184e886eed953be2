/** @file The page from a wish to a kept tune, in a real browser against the real server. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseAbc } from "@melodist/abc";
import { readMidi, readMusicXml } from "@melodist/formats";
import { checkBars } from "@melodist/score";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { complaintsOf, hasChromium, openChromium, strangersOf } from "./chromium.ts";
import {
  dragBars,
  exportAs,
  measuresOfBars,
  PATIENCE_MS,
  plainMeasures,
  settled,
  sheetText,
  sheetTune,
  slowNetwork,
  typeAbc,
  writeWish,
} from "./desk.ts";
import { giveEars, loudest } from "./listen.ts";
import { buildPage, type StudioServer, startStudio } from "./studio-server.ts";

/** A waltz whose seventh bar lacks a quaver. */
const SHORT_BAR =
  "X:1\nT:The Short Bar\nR:waltz\nM:3/4\nL:1/8\nK:G\nG2 B2 d2 | d4 B2 | c2 B2 A2 | G6 | G2 B2 d2 | d4 B2 | c2 B2 A | G6 |]\n";

/** Look until it is so. */
function patiently<Value>(look: () => Promise<Value>) {
  return expect.poll(look, { timeout: PATIENCE_MS, interval: 200 });
}

describe.skipIf(!hasChromium)(
  "the studio (skipped where /usr/bin/chromium is missing)",
  { timeout: 600_000 },
  () => {
    let dist: string;
    let server: StudioServer;
    let browser: Browser;
    let page: Page;
    let complaints: readonly string[];
    let strangers: readonly string[];

    beforeAll(async () => {
      dist = await buildPage();
      server = await startStudio(dist);
      browser = await openChromium();
      page = await browser.newPage({
        viewport: { width: 1360, height: 860 },
        locale: "en-GB",
        acceptDownloads: true,
        permissions: ["clipboard-read", "clipboard-write"],
      });
      page.setDefaultTimeout(PATIENCE_MS);
      complaints = complaintsOf(page);
      strangers = strangersOf(page, server.address);
      await giveEars(page);
      await page.goto(server.address);
    }, 600_000);

    afterAll(async () => {
      await browser.close();
      await server.stop();
      await rm(dist, { recursive: true, force: true });
    }, 120_000);

    it("loads at most 60 kB, packed, before engraver, editor and instruments", async () => {
      const html = await readFile(join(dist, "index.html"), "utf8");
      const names = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name ?? "");
      const files = await Promise.all(["index.html", ...names].map((name) => readFile(join(dist, name))));
      expect(files.length).toBeGreaterThan(2);
      expect(files.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThanOrEqual(60_000);
      const all = await readdir(join(dist, "assets"));
      expect(all.filter((name) => name.startsWith("verovio"))).not.toEqual([]); // so the engraver is a file of its own
    });

    it("offers three wishes, and the instruments of a desk with nothing on it", async () => {
      expect(await page.locator(".wishes button").count()).toBe(3);
      expect(await page.getByRole("button", { name: "Play" }).isDisabled()).toBe(true);
    });

    it("writes a tune from a sentence: chips, notes, candidates, a report", async () => {
      await writeWish(page, "A wistful waltz in E minor for whistle, 16 bars, on a Tuesday");
      const chips = await page.locator(".chip:not(.is-ignored) .chip-name").allInnerTexts();
      expect(chips.join(" ")).toMatch(/waltz/);
      expect(chips.join(" ")).toMatch(/whistle/);
      expect(await page.locator(".candidate").count()).toBeGreaterThan(1);
      expect(await page.locator(".report li").count()).toBeGreaterThan(2);
      const { score } = await sheetTune(page);
      expect(score.key.tonic?.letter).toBe("E");
      expect(checkBars(score)).toEqual([]);
    });

    it("swaps the shown score only when another candidate is chosen, and takes that back", async () => {
      const before = await sheetText(page);
      await page.locator('.candidate[aria-pressed="false"]').first().click();
      await patiently(() => sheetText(page)).not.toBe(before);
      await page.getByRole("button", { name: "Undo" }).click();
      await patiently(() => sheetText(page)).toBe(before);
      await settled(page);
    });

    it("plays it: samples sound, and the sounding note is lit", async () => {
      await loudest(page);
      await page.getByRole("button", { name: "Loop" }).click(); // so that it does not end meanwhile
      await page.getByRole("button", { name: "Play", exact: true }).click();
      await page.locator(".score .sounding").first().waitFor();
      await patiently(() => loudest(page)).toBeGreaterThan(0.02);
      await page.getByRole("button", { name: "Mute" }).click();
      await patiently(() => loudest(page)).toBeLessThan(0.005);
      await page.getByRole("button", { name: "Mute" }).click();
      await patiently(() => loudest(page)).toBeGreaterThan(0.02);
      await page.getByRole("button", { name: "Pause" }).click();
      await page.getByRole("button", { name: "Loop" }).click();
      expect(await page.locator(".score .sounding").count()).toBe(0);
    });

    it("rewrites bars 5 to 8, and no others", async () => {
      const [text, before] = [await sheetText(page), await sheetTune(page)];
      const { from, to } = measuresOfBars(before, 5, 8);
      await dragBars(page, from, to);
      expect(await page.locator(".selection-name").innerText()).toBe("Bars 5–8");
      await page.locator(".selection-bar").getByRole("button", { name: "Rewrite" }).click();
      await patiently(() => sheetText(page)).not.toBe(text);
      const after = await sheetTune(page);
      const [old, fresh] = [plainMeasures(before), plainMeasures(after)];
      expect(fresh).toHaveLength(old.length);
      const changed = old.flatMap((measure, at) => (measure === fresh[at] ? [] : [at]));
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.filter((at) => at < from || at > to)).toEqual([]);
      expect(checkBars(after.score)).toEqual([]);
    });

    it("takes the rewriting back, and does it again", async () => {
      const rewritten = await sheetText(page);
      await page.locator("#score").focus();
      await page.keyboard.press("z");
      await patiently(() => sheetText(page)).not.toBe(rewritten);
      await page.keyboard.press("Shift+Z");
      await patiently(() => sheetText(page)).toBe(rewritten);
      await page.keyboard.press("Escape");
    });

    it("is moved in by keys: the cursor goes from note to note, and a note up the scale", async () => {
      await settled(page);
      await page.locator("#score").focus();
      await page.keyboard.press("ArrowRight");
      await page.locator(".at-cursor").waitFor();
      const first = await page.locator(".at-cursor").getAttribute("data-at");
      await page.keyboard.press("ArrowRight");
      expect(await page.locator(".at-cursor").getAttribute("data-at")).not.toBe(first);
      const before = await sheetText(page);
      await page.keyboard.press("ArrowUp");
      await patiently(() => sheetText(page)).not.toBe(before);
      await page.keyboard.press("z");
      await patiently(() => sheetText(page)).toBe(before);
      await page.locator("#wish").focus();
      await page.keyboard.press("End");
      await page.keyboard.type(" r");
      expect(await sheetText(page)).toBe(before); // letters typed into the wish do nothing to the tune
    });

    it("says what is wrong with edited ABC, and mends it", async () => {
      await page.getByRole("button", { name: "ABC", exact: true }).click();
      await page.locator(".abc-editor .cm-content").waitFor();
      await typeAbc(page, SHORT_BAR);
      await page.locator(".cm-lintRange-warning").first().waitFor();
      expect(await page.locator(".finding").first().innerText()).toMatch(/Bar 7 is an eighth short/);
      await page.locator(".fix").first().click();
      await page.locator(".is-fine").waitFor();
      expect(checkBars((await sheetTune(page)).score)).toEqual([]);
      expect(await page.locator(".abc-editor .cm-content").innerText()).not.toContain("c2 B2 A |");
    });

    it("keeps the tune: saved, reloaded, found by words and by melody", async () => {
      const text = await sheetText(page);
      await page.getByRole("button", { name: "Library" }).click();
      await page.locator(".library").getByRole("button", { name: "Save" }).click();
      await page.locator(".shelf-tune").waitFor();
      await page.reload();
      expect(await sheetText(page)).toBe(text);
      await settled(page);
      await page.getByRole("button", { name: "Library" }).click();
      await page.getByPlaceholder("Search by words").fill("short");
      await page.getByRole("button", { name: "Open The Short Bar" }).waitFor();
      await page.getByRole("button", { name: "3 of 5" }).click();
      await page.locator('.rating [aria-pressed="true"]').waitFor();
      await page.getByRole("button", { name: "Search by melody" }).click();
      // a tone higher than it is written: A c♯ e e c♯
      for (const key of ["A", "♯c", "e", "e", "♯c"])
        await page.locator(".keyboard").getByRole("button", { name: key, exact: true }).click();
      await page.locator(".melody-search").getByRole("button", { name: "Find" }).click();
      await page.getByText(/\d+ notes alike/).waitFor();
      expect(await page.locator(".shelf-title").first().innerText()).toBe("The Short Bar");
      await page.locator(".drawer").getByRole("button", { name: "Close" }).click();
    });

    it("takes a tune out of the library, and back", async () => {
      await page.getByRole("button", { name: "Library" }).click();
      await page.getByRole("button", { name: "Delete The Short Bar" }).click();
      await page.getByText("No tune matches.").waitFor();
      await page.locator(".notices").getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "Open The Short Bar" }).waitFor();
      await page.locator(".drawer").getByRole("button", { name: "Close" }).click();
    });

    it("exports every format", async () => {
      const { score } = await sheetTune(page);
      const bars = score.voices[0]?.measures.length;
      expect(parseAbc(String(await exportAs(page, "ABC"))).tunes[0]?.score.titles).toEqual(["The Short Bar"]);
      expect(readMidi(await exportAs(page, "MIDI")).voices[0]?.measures).toHaveLength(bars ?? 0);
      expect(readMusicXml(await exportAs(page, "MusicXML")).score.titles).toEqual(["The Short Bar"]);
      expect(String(await exportAs(page, "SVG"))).toMatch(/^<svg[\s\S]*The Short Bar/);
      expect((await exportAs(page, "PNG")).subarray(1, 4).toString()).toBe("PNG");
      expect((await exportAs(page, "PDF")).subarray(0, 5).toString()).toBe("%PDF-");
      const wav = await exportAs(page, "WAV");
      expect(wav.subarray(0, 4).toString()).toBe("RIFF");
      const samples = new Int16Array(
        wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)),
      );
      expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeGreaterThan(10_000);
    });

    it("opens a file to work on", async () => {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: "Open a file" }).click();
      await (await chooser).setFiles({
        name: "opened.abc",
        mimeType: "text/plain",
        buffer: Buffer.from("X:1\nT:<b>Opened</b>\nM:4/4\nL:1/4\nK:D\nD F A d | A F D2 |]\n"),
      });
      await page.getByRole("button", { name: "the tune to work on" }).click();
      await settled(page);
      expect(await page.locator(".sheet-title").inputValue()).toBe("<b>Opened</b>");
      expect(await page.locator("b").filter({ hasText: "Opened" }).count()).toBe(0); // a title is no markup
    });

    it("is stopped at any time, and what was written stays", async () => {
      const before = await sheetText(page);
      const atFullSpeed = await slowNetwork(page, 10_000); // or the tune is there before anybody can stop it
      await page.locator("#wish").fill("a reel in D, 64 bars");
      await page.locator("#wish").press("Enter");
      await page.getByText(/Writing bar \d/).waitFor();
      await page.locator('.score [data-at="v0-m1"]').waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText("Stopped. What was written stays.").waitFor();
      await atFullSpeed();
      const { score } = await sheetTune(page);
      expect(score.titles).not.toEqual(["<b>Opened</b>"]);
      expect(score.voices[0]?.measures.length).toBeLessThan(64);
      expect(await page.locator(".candidate").count()).toBe(0);
      await page.getByRole("button", { name: "Undo" }).click();
      await patiently(() => sheetText(page)).toBe(before);
      await settled(page);
    });

    it("puts the whole tune into a link", async () => {
      const text = await sheetText(page);
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await page.getByRole("menuitem", { name: "Copy a link" }).click();
      await page.locator(".notice", { hasText: "The link holds the whole tune" }).waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const other = await browser.newPage();
      await other.goto(link);
      await patiently(() => sheetText(other)).toBe(text);
      expect(new URL(other.url()).hash).toBe("");
      await other.close();
    });

    it("speaks Chinese", async () => {
      await page.getByRole("button", { name: "More" }).click();
      await page.getByRole("menuitem", { name: "中文" }).click();
      expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
      await page.getByRole("button", { name: "写曲" }).waitFor();
      await page.getByRole("button", { name: "更多" }).click();
      await page.getByRole("menuitem", { name: "English" }).click();
      await page.getByRole("button", { name: "Write" }).waitFor();
    });

    it("goes on without the network: edits, draws, plays, exports; and asks again when it is back", async () => {
      await page.context().setOffline(true);
      await page.locator("#score").focus();
      await page.keyboard.press("ArrowRight");
      const before = await sheetText(page);
      await page.keyboard.press("ArrowUp");
      await patiently(() => sheetText(page)).not.toBe(before);
      await page.getByRole("button", { name: "Play", exact: true }).click();
      await page.locator(".score .sounding").first().waitFor();
      await page.getByRole("button", { name: "Pause" }).click();
      expect((await exportAs(page, "MIDI")).subarray(0, 4).toString()).toBe("MThd");
      await page
        .locator(".selection-bar, .whole-tune-actions")
        .first()
        .getByRole("button", { name: "Vary" })
        .click();
      await page.locator(".away").waitFor();
      await page.context().setOffline(false);
      await page
        .locator(".notices > .is-warning", { hasText: "Your tune is safe" })
        .waitFor({ state: "detached" });
    });

    it("survives a restart of the server and a reload with unsaved work", async () => {
      const text = await sheetText(page);
      await server.restart();
      await page.reload();
      expect(await sheetText(page)).toBe(text);
      await settled(page);
      expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(false);
    });

    it("asked no other machine, and nothing was refused by the content policy", () => {
      expect(strangers).toEqual([]);
      expect(complaints).toEqual([]);
    });
  },
);
