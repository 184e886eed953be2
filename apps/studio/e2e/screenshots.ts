/**
 * @file Pictures of every state of the page, for looking at: light and dark, desk and phone, English and Chinese.
 *
 * Run: `npm run studio:pictures -- FOLDER MODEL [VARIANT…]`; the model is one that writes real tunes.
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openChromium } from "./chromium.ts";
import { dragBars, PATIENCE_MS, settled, typeAbc } from "./desk.ts";
import { buildPage, startStudio } from "./studio-server.ts";

interface Variant {
  readonly name: string;
  readonly scheme: "light" | "dark";
  readonly language: "en" | "zh";
  readonly isPhone: boolean;
}

const VARIANTS: readonly Variant[] = [
  { name: "desk-light-en", scheme: "light", language: "en", isPhone: false },
  { name: "desk-dark-zh", scheme: "dark", language: "zh", isPhone: false },
  { name: "phone-light-zh", scheme: "light", language: "zh", isPhone: true },
  { name: "phone-dark-en", scheme: "dark", language: "en", isPhone: true },
];

const WORDS = {
  en: {
    wish: "A wistful waltz in E minor for whistle, 16 bars with chords",
    play: "Play",
    pause: "Pause",
    library: "Library",
    save: "Save",
    melody: "Search by melody",
    find: "Find",
    close: "Close",
    exports: "Export",
    vary: "Vary",
    clear: "Clear selection",
    about: "Candidates",
  },
  zh: {
    wish: "为锡哨写一首忧伤的 E 小调圆舞曲，16 小节，带和弦",
    play: "播放",
    pause: "暂停",
    library: "曲库",
    save: "保存",
    melody: "按旋律搜索",
    find: "查找",
    close: "关闭",
    exports: "导出",
    vary: "变奏",
    clear: "取消选择",
    about: "候选",
  },
} as const;

const SHORT_BAR =
  "X:1\nT:The Short Bar\nR:waltz\nM:3/4\nL:1/8\nK:G\nG2 B2 d2 | d4 B2 | c2 B2 A2 | G6 |\nG2 B2 d2 | d4 B2 | c2 B2 A | G6 |]\n";

/** Go through the states of one variant. */
async function picture(browser: Browser, address: string, folder: string, variant: Variant): Promise<void> {
  const { scheme, language, isPhone, name } = variant;
  const context = await browser.newContext({
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1360, height: 860 },
    colorScheme: scheme,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    hasTouch: isPhone,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const words = WORDS[language];
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });
  const shoot = async (state: string) => {
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(folder, `${name}-${state}.png`) });
  };
  await page.goto(address);
  await shoot("1-empty");
  await page.locator("#wish").press("Shift"); // somebody is there: the engraver is fetched
  await page.waitForTimeout(8_000);
  await page.locator("#wish").fill(words.wish);
  await page.locator("#wish").press("Enter");
  await page.locator('.score [data-at="v0-m1"]').waitFor();
  await page.screenshot({ path: join(folder, `${name}-2-writing.png`) });
  await page.locator(".candidate").first().waitFor({ state: "attached" });
  await settled(page);
  await page.waitForTimeout(8_000); // notices go by themselves
  await shoot("3-candidates");
  if (isPhone) {
    await button(words.about).click();
    await shoot("3-candidates-sheet");
    await page.locator(".side-close").click();
  }
  await dragBars(page, 2, 3);
  await shoot("4-selected");
  await button(words.clear).click();
  await button(words.play).click();
  await page.locator(".score .sounding").first().waitFor();
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(folder, `${name}-5-playing.png`) });
  await button(words.pause).click();
  await throughDrawers(page, words, shoot);
  await button(words.exports).click();
  await shoot("8-export");
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  await page.locator(".whole-tune-actions").getByRole("button", { name: words.vary }).click();
  await page.locator(".away").waitFor();
  await page.waitForTimeout(8_000);
  await shoot("9-server-gone");
  await context.close();
}

async function throughDrawers(
  page: Page,
  words: (typeof WORDS)["en" | "zh"],
  shoot: (state: string) => Promise<void>,
): Promise<void> {
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });
  await button("ABC").click();
  await page.locator(".abc-editor .cm-content").waitFor();
  const before = await page.locator(".abc-editor .cm-content").innerText();
  await typeAbc(page, SHORT_BAR);
  await page.locator(".cm-lintRange-warning").first().waitFor();
  await shoot("6-abc");
  await typeAbc(page, before.replaceAll("\u200b", ""));
  await page.locator(".drawer").getByRole("button", { name: words.close }).click();
  await button(words.library).click();
  await page.locator(".library").getByRole("button", { name: words.save }).click();
  await page.locator(".shelf-tune").first().waitFor();
  await button(words.melody).click();
  for (const key of ["E", "G", "B", "A", "G"])
    await page.locator(".keyboard").getByRole("button", { name: key, exact: true }).click();
  await page.waitForTimeout(8_000);
  await shoot("7-library");
  await page.locator(".drawer").getByRole("button", { name: words.close }).click();
}

const [folder, model, ...wanted] = process.argv.slice(2);
if (folder === undefined) throw new Error("name a folder");
await mkdir(folder, { recursive: true });
const dist = await buildPage();
const server = await startStudio(dist, model);
const browser = await openChromium();
try {
  for (const variant of VARIANTS)
    if (wanted.length === 0 || wanted.includes(variant.name))
      await picture(browser, server.address, folder, variant);
} finally {
  await browser.close();
  await server.stop();
  await rm(dist, { recursive: true, force: true });
}
