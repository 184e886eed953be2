/** @file The data card as files: HTML and Markdown, English and Chinese. */
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MelodistError } from "@melodist/errors";
import { AUDIT_FILE, type AuditReport } from "../audit/report.ts";
import { MANIFEST_FILE, type Manifest } from "../build/manifest.ts";
import { cardBlocks } from "./card-blocks.ts";
import { LANGUAGE_NAMES } from "./language.data.ts";
import { renderHtml } from "./render-html.ts";
import { renderMarkdown } from "./render-markdown.ts";

/** The files of a card: `card.en.html`, `card.zh.html`, `card.en.md`, `card.zh.md`. */
export function cardFiles(manifest: Manifest, audit: AuditReport | undefined): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const language of ["en", "zh"] as const) {
    const otherLanguage = language === "en" ? "zh" : "en";
    const blocks = cardBlocks(manifest, audit, language);
    const other = { href: `card.${otherLanguage}.html`, label: LANGUAGE_NAMES[otherLanguage] };
    files.set(`card.${language}.html`, renderHtml(blocks, { language, other }));
    files.set(`card.${language}.md`, renderMarkdown(blocks));
  }
  return files;
}

/**
 * Write the card of a corpus anew from its manifest and, where there is one, its audit.
 *
 * @returns the names of the files
 * @throws MelodistError `not-found` when the folder is no corpus, `bad-file` when it is damaged, `not-writable`
 */
export async function writeCard(corpus: string): Promise<readonly string[]> {
  const manifest = await readManifest(corpus);
  const files = cardFiles(manifest, await readAudit(corpus));
  for (const [name, content] of files) await replaceFile(join(corpus, name), content);
  return [...files.keys()];
}

/** The manifest of a corpus. @throws MelodistError `not-found`, `bad-file` */
export async function readManifest(corpus: string): Promise<Manifest> {
  const path = join(corpus, MANIFEST_FILE);
  if (!existsSync(path)) {
    throw new MelodistError(`${corpus} holds no corpus: there is no ${MANIFEST_FILE}`, {
      code: "not-found",
      hint: "Build it with melodist corpus build.",
    });
  }
  const value = parseJson(path, await readFile(path, "utf8"));
  if ((value as Partial<Manifest> | null)?.format !== "melodist-corpus") throw damaged(path);
  return value as Manifest;
}

async function readAudit(corpus: string): Promise<AuditReport | undefined> {
  const path = join(corpus, AUDIT_FILE);
  if (!existsSync(path)) return undefined;
  return parseJson(path, await readFile(path, "utf8")) as AuditReport;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, cause);
  }
}

function damaged(path: string, cause?: unknown): MelodistError {
  return new MelodistError(`${path} is damaged`, {
    code: "bad-file",
    hint: "Build the corpus again.",
    cause,
  });
}

/** Write a file beside its place and move it there. @throws MelodistError `not-writable` */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.new`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (cause) {
    throw new MelodistError(
      `cannot write ${path} (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`,
      {
        code: "not-writable",
        hint: "Check that you may write there and that the disk has room.",
        cause,
      },
    );
  }
}
