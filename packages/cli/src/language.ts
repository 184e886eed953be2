/** @file Which language to speak: `--lang`, else that of a wish, else what the environment asks for. */
import type { Language } from "@melodist/score";

/**
 * Take `--lang en|zh` out of the arguments; without it a Chinese wish is answered in Chinese, and else the locale decides.
 *
 * @example
 * takeLanguage(["check", "--lang", "zh"], {}).language; // => "zh"
 */
export function takeLanguage(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { readonly language: Language; readonly argv: readonly string[] } {
  const place = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  if (place < 0) {
    const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
    return { language: locale.startsWith("zh") || isChineseWish(argv) ? "zh" : "en", argv };
  }
  const glued = argv[place]?.slice("--lang=".length);
  const asked = argv[place] === "--lang" ? argv[place + 1] : glued;
  const taken = argv[place] === "--lang" ? 2 : 1;
  if (asked !== "en" && asked !== "zh") return { language: "en", argv };
  return { language: asked, argv: [...argv.slice(0, place), ...argv.slice(place + taken)] };
}

function isChineseWish([command, words = ""]: readonly string[]): boolean {
  return command === "compose" && /\p{Script=Han}/u.test(words);
}
