import { describe, expect, it } from "vitest";
import { run } from "../testing/run.ts";

describe("the command line", () => {
  it.each([
    ["an unknown command, with the nearest", ["chek", "a.abc"], /unknown command 'chek'[\s\S]*check/],
    [
      "an unknown flag, with the nearest",
      ["check", "--strikt", "a.abc"],
      /unknown option '--strikt'[\s\S]*--strict/,
    ],
    ["a missing file name", ["check"], /missing required argument 'files'\n {2}melodist check --help\n$/],
    [
      "an unknown flag of a command below another",
      ["corpus", "build", "--no"],
      /\n {2}melodist corpus build --help\n$/,
    ],
    ["a missing flag", ["rewrite", "a.abc"], /^error: --bars: is missing\n {2}bars to write anew/],
    ["a number that is none", ["convert", "a.abc", "b.mid", "--transpose", "up"], /--transpose/],
    ["a number out of range", ["convert", "a.abc", "b.mid", "--transpose", "99"], /--transpose/],
    [
      "a value that is no choice",
      ["convert", "a.abc", "b.wav", "--instrument", "kazoo"],
      /--instrument: "kazoo" is not understood\n {2}.*violin/,
    ],
    ["a language it does not speak", ["check", "--lang", "fr", "a.abc"], /--lang/],
  ])("refuses %s", async (_, argv, message) => {
    const { code, notices, out } = await run(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(notices).toMatch(message);
  });

  it.each([
    [["check", "no.abc"], "错误（找不到）：没有这个文件：no.abc\n  请检查路径。\n"],
    [["compose", "--tempo", "foo"], '看不懂 "foo"\n  写每分钟拍数，或其中之一：very slow'],
    [["convert", "-", "a.xyz"], "看不出 a.xyz 是什么格式\n  请用 .abc"],
  ])("says in Chinese what is wrong with %j", async (argv, said) => {
    const { notices } = await run(argv, { language: "zh" });
    expect(notices).toContain(said);
  });

  it("complains in Chinese to those who read Chinese", async () => {
    expect((await run(["chek"], { language: "zh" })).notices).toBe(
      "错误：没有命令 chek\n（是不是 check？）\n  melodist --help\n",
    );
  });

  it("names what is missing and what to do about it", async () => {
    const { code, notices } = await run(["info", "/nowhere/tune.abc"]);
    expect([code, notices]).toEqual([3, "error: no such file: /nowhere/tune.abc\n  Check the path.\n"]);
  });

  it.each(["en", "zh"] as const)("explains itself in %s", async (language) => {
    const { code, out } = await run(["check", "--help"], { language });
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  it("tells its version", async () => {
    expect((await run(["--version"])).out).toBe("0.0.0\n");
  });
});
