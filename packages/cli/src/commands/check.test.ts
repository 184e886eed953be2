import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";

const JIG =
  "X:1\nT:Jig\nM:6/8\nL:1/8\nK:D\n|:d2A AFA|d2A AFA|BdB AFA|G2F E3|\nd2A AFA|d2A AFA|BdB AF|GFE D3:|\n";
/** Six bars of one rhythm and one short of it: the repair is certain. */
const CERTAIN = `X:1\nT:Scale\nM:4/4\nL:1/4\nK:C\n${"CDEF|".repeat(6)}CDE|${"CDEF|".repeat(4)}CDEC|]\n`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "melodist-check-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("melodist check", () => {
  it("prints one line a finding, as compilers do, and exits 1", async () => {
    const path = file("jig.abc", JIG);
    const { code, out, notices } = await run(["check", path]);
    expect(code).toBe(1);
    expect(out).toBe(
      `${path}:7:17: error: bar 7: 5/8 of 6/8, an eighth is missing: add an eighth A at the end, as in bar 3 [short-bar]\n`,
    );
    expect(notices).toBe("1 tune: 1 error, 0 warnings, 0 remarks\n");
  });

  it("says it in Chinese", async () => {
    const { out, notices } = await run(["check", "-"], { input: JIG, language: "zh" });
    expect(out).toContain("错误: 第 7 小节");
    expect(notices).toBe("1 首曲子：1 个错误，0 个警告，0 个提示\n");
  });

  it("exits 0 when all is well", async () => {
    expect(await run(["check", "-"], { input: "X:1\nT:a\nM:2/4\nL:1/4\nK:C\nCD|EF|\n" })).toMatchObject({
      code: 0,
      out: "",
    });
  });

  it("prints JSON for programs", async () => {
    const { out } = await run(["check", "--json", "-"], { input: JIG });
    expect(JSON.parse(out)).toMatchObject({
      file: "-",
      line: 7,
      column: 17,
      severity: "error",
      code: "short-bar",
      tune: 1,
    });
  });

  it("counts departures from the standard as errors when strict", async () => {
    const input = "X:1\nK:C\nCDE)|\n";
    expect((await run(["check", "-"], { input })).code).toBe(0);
    expect((await run(["check", "--strict", "-"], { input })).code).toBe(1);
  });

  it("mends what is certain, says so, and leaves the rest of the file as it is", async () => {
    const path = file("book.abc", `% my book\n\n${CERTAIN}\nX:2\nT:b\nK:D\n  d2A  AFA |\n`);
    const { code, notices } = await run(["check", "--fix", path]);
    expect(code).toBe(0);
    expect(notices).toContain("X:1: bar 7: 3/4 of 4/4, a quarter is missing");
    const mended = readFileSync(path, "utf8");
    expect(mended).toContain("% my book\n\nX:1\n");
    expect(mended).toContain("X:2\nT:b\nK:D\n  d2A  AFA |\n");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("prints the mended text when it reads from a pipe", async () => {
    const { out, notices } = await run(["check", "--fix", "-"], { input: CERTAIN });
    expect((await run(["check", "-"], { input: out })).code).toBe(0);
    expect(notices).toContain("1 mended");
  });

  it("lists a thousand wrong bars of a tune, and counts the rest", async () => {
    const { out } = await run(["check", "-"], { input: `X:1\nM:4/4\nL:1/4\nK:C\n${"CDE|".repeat(1_200)}\n` });
    expect(out.trimEnd().split("\n")).toHaveLength(1_001);
    expect(out).toMatch(/\d+ more bars do not add up \[more-bars\]\n$/);
  });

  it("takes any text, and no other bytes", async () => {
    const noise = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256);
    const text = noise.map((byte) => 0x20 + (byte % 0x5f));
    const { code } = await run(["check", file("noise.abc", text)]);
    expect([0, 1]).toContain(code);
    const refused = await run(["check", file("bytes.abc", noise)]);
    expect([refused.code, refused.notices]).toEqual([3, expect.stringContaining("bytes.abc: binary data")]);
  });

  it("refuses what is not ABC, with a way out", async () => {
    const { code, notices } = await run(["check", file("song.mid", "MThd\0\0\0\u0006")]);
    expect([code, notices]).toEqual([3, expect.stringContaining("melodist convert")]);
  });
});
