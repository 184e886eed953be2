/**
 * @file `npm run gallery`: composes the wishes of `gallery.data.ts` as any user would, and writes `docs/gallery`.
 *
 * Tunes come out the same on the same models, runtime and kind of processor only, so the page is written when the models
 * change, not in tests.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseAbc } from "@melodist/abc";
import { engravePng } from "@melodist/formats";
import { GALLERY, type GalleryWish } from "./gallery.data.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const FOLDER = `${ROOT}docs/gallery/`;
/** Written here first: the gallery is replaced when all of it is there. */
const FRESH = `${ROOT}docs/gallery.new/`;
/** Pixels: wide enough to read on a page. */
const WIDTH = 1000;

interface Piece {
  readonly abc: string;
  /** What the command tells beside the tune: what it understood, and what became of it. */
  readonly account: string;
}

function composePiece({ words, language }: GalleryWish, seed: number): Piece {
  const flags = ["compose", words, "--seed", String(seed), "--lang", language];
  const { stdout, stderr, status } = spawnSync("npm", ["run", "-s", "melodist", "--", ...flags], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const lines = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("npm "));
  return { abc: stdout, account: lines.join("\n") };
}

async function writePiece(wish: GalleryWish, index: number): Promise<string> {
  const name = String(index + 1).padStart(2, "0");
  const { abc, account } = composePiece(wish, index + 1);
  const score = parseAbc(abc).tunes[0]?.score;
  if (score === undefined) throw new Error(`no tune for ${wish.words}`);
  writeFileSync(`${FRESH}${name}.abc`, abc);
  writeFileSync(`${FRESH}${name}.png`, (await engravePng(score, { widthPx: WIDTH })).png);
  console.log(`${name}  ${wish.words}`);
  return [
    `## ${name} · “${wish.words}”`,
    `![${score.titles[0] ?? wish.words}](${name}.png)`,
    `\`\`\`\n${account}\n\`\`\``,
    `[ABC](${name}.abc)${wish.criticism === "" ? "" : ` · ${wish.criticism}`}`,
  ].join("\n\n");
}

rmSync(FRESH, { recursive: true, force: true });
mkdirSync(FRESH, { recursive: true });
const pieces: string[] = [];
for (const [index, wish] of GALLERY.entries()) pieces.push(await writePiece(wish, index));
const page = [
  "# Gallery · 曲廊",
  "Twelve wishes, written down before any was composed, with seeds 1 to 12; no tune was exchanged for a better one. Each with what the command answered, and what a musician would find fault with. `npm run gallery` writes this page.",
  "十二个要求事先写定，种子依次为 1 到 12，没有一首是挑出来的。每首附命令的回答，以及内行会挑的毛病。由 `npm run gallery` 生成。",
  ...pieces,
];
writeFileSync(`${FRESH}README.md`, `${page.join("\n\n")}\n`);
rmSync(FOLDER, { recursive: true, force: true });
renameSync(FRESH, FOLDER);
