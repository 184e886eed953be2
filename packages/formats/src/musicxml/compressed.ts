/** @file Compressed MusicXML (`.mxl`): a zip archive whose container names the score. `fflate` packs and unpacks. */
import { MelodistError } from "@melodist/errors";
import { strToU8, type UnzipFileInfo, unzipSync, type Zippable, zipSync } from "fflate";
import { decodeXml } from "./xml/decode-xml.ts";
import { parseXml } from "./xml/parse-xml.ts";
import { childOf, elementsOf } from "./xml/xml-node.ts";

const CONTAINER = "META-INF/container.xml";
const SCORE = "score.musicxml";

/** Bytes that one unpacked file may have: a zip of zeros must not fill the memory. */
const LARGEST = 128 * 1024 * 1024;

/** A zip archive begins with these. */
export function isCompressed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * Take the score out of an archive.
 *
 * @throws MelodistError `bad-file` when the archive is damaged or holds no score, `too-large` when it unpacks to too much
 */
export function uncompress(bytes: Uint8Array): Uint8Array {
  const container = unpack(bytes, (name) => name === CONTAINER)[CONTAINER];
  const named = container === undefined ? undefined : rootFile(container);
  const scores = unpack(bytes, (name) => name === named || (named === undefined && isScoreName(name)));
  const score = Object.values(scores)[0];
  if (score !== undefined) return score;
  throw new MelodistError("the archive holds no score", {
    code: "bad-file",
    hint: "A .mxl file holds a .musicxml or .xml file, named in META-INF/container.xml.",
  });
}

function isScoreName(name: string): boolean {
  return /\.(?:musicxml|xml)$/iu.test(name) && !name.startsWith("META-INF/");
}

function rootFile(container: Uint8Array): string | undefined {
  const files = childOf(parseXml(decodeXml(container)), "rootfiles");
  return elementsOf(files, "rootfile")[0]?.attributes["full-path"];
}

function unpack(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Readonly<Record<string, Uint8Array | undefined>> {
  const filter = (file: UnzipFileInfo) => {
    if (!isWanted(file.name)) return false;
    if (file.originalSize <= LARGEST) return true;
    throw new MelodistError("the archive unpacks to more than a score can need", { code: "too-large" });
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (MelodistError.is(error)) throw error;
    throw new MelodistError("the archive is damaged", {
      code: "bad-file",
      hint: "Export the .mxl file again, or export .musicxml.",
      cause: error,
    });
  }
}

/** Pack a MusicXML document as `.mxl`; the same document gives the same bytes. */
export function compressMusicXml(musicXml: string): Uint8Array {
  const container = `<?xml version="1.0" encoding="UTF-8"?>\n<container><rootfiles><rootfile full-path="${SCORE}" media-type="application/vnd.recordare.musicxml+xml"/></rootfiles></container>\n`;
  const files: Zippable = {
    mimetype: [strToU8("application/vnd.recordare.musicxml"), { level: 0 }],
    [CONTAINER]: strToU8(container),
    [SCORE]: strToU8(musicXml),
  };
  return zipSync(files, { mtime: ARCHIVE_DATE });
}

/** Zip files want a date; any fixed one will do. */
const ARCHIVE_DATE = new Date(1980, 0, 1);
