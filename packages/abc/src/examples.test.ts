/** @file The examples in doc comments hold: what stands before `; // =>` has the value that stands behind. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const SOURCE = new URL("./", import.meta.url);
const EXAMPLE = /@example\s+(?:\* )?(.+); \/\/ => (.+?)(?: \*\/)?$/gm;

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
  /(?<!\.test)\.ts$/.test(name),
);

const examples = files.flatMap((file) => {
  const text = readFileSync(new URL(file, SOURCE), "utf8");
  return Array.from(text.matchAll(EXAMPLE), ([, code = "", value = ""]) => ({ file, code, value }));
});

/** The value of an expression in which the exports of a module are known by name. */
function evaluate(expression: string, names: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(names), `return (${expression});`)(...Object.values(names));
}

describe("the examples in doc comments", () => {
  it("are found", () => {
    expect(examples.length).toBeGreaterThan(7);
  });

  it.each(examples)("hold: $code is $value ($file)", async ({ file, code, value }) => {
    const names = (await import(new URL(file, SOURCE).href)) as Record<string, unknown>;
    expect(evaluate(code, names)).toEqual(evaluate(value, {}));
  });
});
