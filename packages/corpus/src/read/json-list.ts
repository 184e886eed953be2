/**
 * @file The elements of a list in JSON of any size, one by one: memory holds one element.
 *
 * The list is the first one of the text: the text itself, or a member of the object that it is.
 */

/** The text of every element. What stands behind the list is passed over. */
export async function* splitJsonList(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  const splitter = createSplitter();
  for await (const chunk of chunks) yield* splitter.take(chunk);
  yield* splitter.finish();
}

function createSplitter() {
  const scanner = createScanner();
  let element = "";
  function* finish(): Generator<string> {
    if (element.trim() !== "") yield element;
    element = "";
  }
  function* take(chunk: string): Generator<string> {
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const sign = scanner.take(chunk[index] ?? "");
      if (sign === "inside") continue;
      if (sign === "end") {
        element += chunk.slice(start, index);
        yield* finish();
      }
      start = index + 1;
    }
    element += chunk.slice(start);
  }
  return { take, finish };
}

/** What a character means to the list: it opens it, ends an element, or is part of one; behind the list nothing matters. */
type Sign = "begin" | "end" | "inside" | "outside";

function createScanner() {
  let place: "before" | "inside" | "behind" = "before";
  let inString = false;
  let isEscaped = false;
  /** Brackets open inside the current element. */
  let depth = 0;

  function takeInString(character: string): void {
    if (isEscaped) isEscaped = false;
    else if (character === "\\") isEscaped = true;
    else if (character === '"') inString = false;
  }
  function takeInList(character: string): Sign {
    if (character === "]" && depth === 0) {
      place = "behind";
      return "end";
    }
    if (character === "[" || character === "{") depth++;
    if (character === "]" || character === "}") depth--;
    return character === "," && depth === 0 ? "end" : "inside";
  }
  function take(character: string): Sign {
    const isInside = place === "inside";
    if (inString) takeInString(character);
    else if (character === '"') inString = true;
    else if (isInside) return takeInList(character);
    else if (place === "before" && character === "[") {
      place = "inside";
      return "begin";
    }
    return isInside ? "inside" : "outside";
  }
  return { take };
}
