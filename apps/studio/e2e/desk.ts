/** @file What tests do on the page, in the words of somebody who sits in front of it. */
import { type ParsedTune, parseAbc } from "@melodist/abc";
import { type Measure, numberBars, placeMeasures } from "@melodist/score";
import type { Page } from "playwright-core";

/** Long enough for a busy machine. */
export const PATIENCE_MS = 120_000;

/** The text on the sheet, as it is kept. */
export async function sheetText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const kept: { abc?: string } = JSON.parse(localStorage.getItem("melodist.sheet") ?? "{}");
    return kept.abc ?? "";
  });
}

/** The tune on the sheet. */
export async function sheetTune(page: Page): Promise<ParsedTune> {
  const [tune] = parseAbc(await sheetText(page)).tunes;
  if (tune === undefined) throw new Error("there is a tune on the sheet");
  return tune;
}

/** The measures of a tune without their places in the text, to be compared. */
export function plainMeasures({ score }: ParsedTune): readonly string[] {
  const plain = (measure: Measure) =>
    JSON.stringify(measure, (key, value) => (key === "span" ? undefined : value));
  return (score.voices[0]?.measures ?? []).map(plain);
}

/** The first measure of one bar and the last of another, as they are numbered on the page. */
export function measuresOfBars(
  { score }: ParsedTune,
  from: number,
  to: number,
): { from: number; to: number } {
  const [voice] = score.voices;
  const numbers = voice === undefined ? [] : numberBars(placeMeasures(score, voice));
  return { from: numbers.indexOf(from), to: numbers.lastIndexOf(to) };
}

/** Have a wish written, to the end. */
export async function writeWish(page: Page, wish: string): Promise<void> {
  await page.locator("#wish").fill(wish);
  await page.locator("#wish").press("Enter");
  await page.locator(".system-line svg").first().waitFor({ timeout: PATIENCE_MS });
  await page.locator(".candidate").first().waitFor({ state: "attached", timeout: PATIENCE_MS });
  await settled(page);
}

/** Wait until the drawing shows all of the sheet. */
export async function settled(page: Page): Promise<void> {
  const { score } = await sheetTune(page);
  const last = (score.voices[0]?.measures.length ?? 0) - 1;
  await page.locator(`.score [data-at="v0-m${last}"]`).waitFor({ timeout: PATIENCE_MS });
}

/** Drag from the middle of one measure to that of another; both count from 0. */
export async function dragBars(page: Page, from: number, to: number): Promise<void> {
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
  await page.locator(".selection-bar").waitFor();
}

async function middleOf(page: Page, measure: number): Promise<{ x: number; y: number }> {
  const staff = page.locator(`.score [data-at="v0-m${measure}"] .staff`).first();
  await staff.scrollIntoViewIfNeeded();
  const box = await staff.boundingBox();
  if (box === null) throw new Error(`measure ${measure} is drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Put other text into the ABC drawer. */
export async function typeAbc(page: Page, text: string): Promise<void> {
  const content = page.locator(".abc-editor .cm-content");
  await content.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Have a file saved. @returns its bytes */
export async function exportAs(page: Page, format: string): Promise<Buffer> {
  await page.getByRole("button", { name: /^(?:Export|导出)$/ }).click();
  const download = page.waitForEvent("download", { timeout: PATIENCE_MS });
  await page.getByRole("menuitem", { name: new RegExp(`^${format}\\b`) }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Let answers come slowly. @param bytes a second @returns what takes it back */
export async function slowNetwork(page: Page, bytes: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const atMost = (downloadThroughput: number) =>
    session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      uploadThroughput: -1,
      downloadThroughput,
    });
  await session.send("Network.enable");
  await atMost(bytes);
  return async () => {
    await atMost(-1);
    await session.detach();
  };
}
