/** @file Debian's Chromium, driven without a window. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const PROGRAM = "/usr/bin/chromium";

/** False where the tests of the page have to be skipped. */
export const hasChromium = existsSync(PROGRAM);

/** Start it. Nothing but the page itself is to be fetched. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--no-first-run",
      "--autoplay-policy=no-user-gesture-required",
    ],
  });
}

/** Complaints of a page: errors, and whatever the content policy refused. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    // That the server is away is said on the page; the browser's own word about it is no fault.
    if (
      message.type() === "error" &&
      !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|status of (?:404|503)/.test(text)
    )
      complaints.push(text);
  });
  return complaints;
}

/** Addresses of other machines that a page asked for: there must be none. */
export function strangersOf(page: Page, home: string): readonly string[] {
  const strangers: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(?:data|blob):/.test(url)) strangers.push(url);
  });
  return strangers;
}
