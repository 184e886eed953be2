/** @file The examples in doc comments and in the README hold: what stands before `; // =>` has the value that stands behind. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";

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

describe("the example in the README", () => {
  const readme = readFileSync(new URL("../README.md", SOURCE), "utf8");
  const code = /```ts\nimport .*\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const checked = code.replace(/^(.+); \/\/ => (.+)$/gm, "check($1, $2);");

  it("has the values it says", async () => {
    const names = (await import("./index.ts")) as Readonly<Record<string, unknown>>;
    const check = vi.fn((actual: unknown, expected: unknown) => expect(actual).toEqual(expected));
    new Function("check", ...Object.keys(names), checked)(check, ...Object.values(names));
    expect(check).toHaveBeenCalledTimes(6);
  });
});

describe("the examples in doc comments", () => {
  it("are found", () => {
    expect(examples.length).toBeGreaterThanOrEqual(7);
  });

  it.each(examples)("hold: $code is $value ($file)", async ({ file, code, value }) => {
    const names = (await import(new URL(file, SOURCE).href)) as Record<string, unknown>;
    expect(evaluate(code, names)).toEqual(evaluate(value, {}));
  });
});
