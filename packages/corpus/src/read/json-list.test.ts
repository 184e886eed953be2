import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitJsonList } from "./json-list.ts";

async function split(text: string, size = text.length): Promise<readonly string[]> {
  async function* chunks() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const elements: string[] = [];
  for await (const element of splitJsonList(chunks())) elements.push(element);
  return elements;
}

describe("the elements of a JSON list", () => {
  it("come back as they were, wherever the text was cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 9 }), async (list, size) => {
        const elements = await split(JSON.stringify(list), size);
        expect(elements.map((element) => JSON.parse(element))).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  it.each([
    ["inside an object", '{"tunes": [1, {"a": "]"}], "more": [3]}', ["1", ' {"a": "]"}']],
    ["of an empty list", "[ ]", []],
    ["of a list that is cut off", '[{"a":1},{"b"', ['{"a":1}', '{"b"']],
    ["of no list", '{"a": 1}', []],
  ])("are found %s", async (_, text, elements) => {
    expect(await split(text, 3)).toEqual(elements);
  });
});
