/** @file The text of an XML file: by its byte order mark, else by the encoding that it declares, else UTF-8. */

/** Encodings that old files declare; others are read as UTF-8. */
const ENCODINGS: ReadonlySet<string> = new Set([
  "utf-8",
  "utf-16",
  "utf-16le",
  "utf-16be",
  "iso-8859-1",
  "windows-1252",
]);

/** Decode the bytes of an XML file; bytes that are no text become U+FFFD. */
export function decodeXml(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0x3c && second === 0) return decode(bytes, "utf-16le");
  if (first === 0 && second === 0x3c) return decode(bytes, "utf-16be");
  const head = decode(bytes.subarray(0, 200), "iso-8859-1");
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/u.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  return decode(bytes, ENCODINGS.has(declared) && !declared.startsWith("utf-16") ? declared : "utf-8");
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
