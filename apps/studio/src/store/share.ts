/** @file A tune in a link: packed behind `#`, which browsers keep to themselves. */

const MARK = "#tune=";

/** The address of this page with a tune in it. */
export async function linkTo(abc: string): Promise<string> {
  const packed = await through(new TextEncoder().encode(abc), new CompressionStream("deflate-raw"));
  const text = btoa(String.fromCharCode(...packed));
  const safe = text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${location.origin}${location.pathname}${MARK}${safe}`;
}

/** More text than any tune has: a link may have been made to unpack without end. */
const MOST_CHARACTERS = 200_000;

/** The tune in a link; undefined where there is none that can be read. */
export async function tuneIn(hash: string): Promise<string | undefined> {
  if (!hash.startsWith(MARK)) return undefined;
  try {
    const text = atob(hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    const abc = new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
    return abc.slice(0, MOST_CHARACTERS);
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (
    let next = await reader.read();
    !next.done && length <= MOST_CHARACTERS * 4;
    next = await reader.read()
  ) {
    chunks.push(next.value);
    length += next.value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
