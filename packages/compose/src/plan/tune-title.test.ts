import { parseAbc } from "@melodist/abc";
import { MOOD_WORDS } from "@melodist/analysis";
import { createVocabulary } from "@melodist/tokens";
import { describe, expect, it } from "vitest";
import type { ComposeRequest } from "../request.ts";
import { makePlan } from "./make-plan.ts";
import { readTonic } from "./read-texts.ts";
import { subtitleOf, titleFor } from "./tune-title.ts";

const subtitle = (request: ComposeRequest, tonic: string): string | undefined =>
  titleFor(request, request.rhythm, { tonic: readTonic(tonic), mode: request.mode ?? "major" }, 1).subtitle;

describe("below the title", () => {
  it.each<[ComposeRequest, string, string]>([
    [{ rhythm: "jig" }, "D", "Jig in D major"],
    [{ rhythm: "children's song", mode: "dorian" }, "F#", "Children's song in F# dorian"],
    [{ rhythm: "air", scale: "yu", mode: "minor" }, "E", "Air in E minor pentatonic"],
    [{ rhythm: "air", scale: "freygish", mode: "phrygian" }, "E", "Air in E freygish"],
    [{ style: "jazz standard" }, "C", "Jazz standard in C major"],
    [{ lyrics: "la" }, "C", "Song in C major"],
    [{}, "C", "Tune in C major"],
  ])("%j in %s is %s", (request, tonic, said) => {
    expect(subtitle(request, tonic)).toBe(said);
  });

  it.each<[ComposeRequest, string, string]>([
    [{ rhythm: "jig", style: "irish" }, "Eb", "爱尔兰吉格舞曲·降E大调"],
    [{ rhythm: "air", mode: "minor" }, "F#", "抒情曲·升F小调"],
    [{ rhythm: "xiaodiao", style: "chinese", scale: "yu", mode: "minor" }, "E", "中国民间小调·E羽调式"],
    [{ rhythm: "hymn", style: "hymn" }, "G", "赞美诗·G大调"],
    [{ rhythm: "waltz", style: "jazz standard" }, "C", "爵士圆舞曲·C大调"],
    [{ style: "jazz standard" }, "C", "爵士标准曲·C大调"],
    [{ style: "polish", mode: "dorian" }, "Bb", "波兰乐曲·降B多利亚调式"],
    [{ lyrics: "啦" }, "C", "歌曲·C大调"],
    [{}, "C", "乐曲·C大调"],
  ])("%j in %s is, in Chinese, %s", (request, tonic, said) => {
    expect(subtitle({ words: "写", ...request }, tonic)).toBe(said);
  });
});

const vocabulary = createVocabulary({ composers: [], moods: Object.keys(MOOD_WORDS) });

/** What stands below the title of a finished tune in D. */
function finished(request: ComposeRequest, music: string): string | undefined {
  const planned = makePlan(vocabulary, { words: "写", tonic: "D", ...request });
  const [tune] = parseAbc(`X:1\nM:2/4\nL:1/8\nK:Dmix\n${music}\n`).tunes;
  if (planned.kind === "refused" || tune === undefined) throw new Error("no tune");
  return subtitleOf(request, planned.plan, tune.score);
}

describe("below the title of a finished tune", () => {
  const inFive = "G2DE|A2AG|=cdAG|ED2E|G2A2|=cAGE|DEGA|D4|]";
  const inSeven = "G2FE|A2AG|=cBAG|ED2E|F2A2|BAGE|DEFG|D4|]";
  const chinese: ComposeRequest = { rhythm: "xiaodiao", style: "chinese" };

  it("stands the five-note mode of a Chinese tune of which no mode was asked", () => {
    expect(finished(chinese, inFive)).toBe("中国民间小调·D商调式");
    expect(finished({ rhythm: "shange" }, inFive)).toBe("山歌·D商调式");
    expect(finished({ instrument: "suona" }, inFive)).toMatch(/·D商调式$/u);
  });

  it.each<[string, ComposeRequest, string, RegExp]>([
    ["a mode was asked for", { ...chinese, mode: "minor" }, inFive, /·D小调$/u],
    ["a scale was asked for", { ...chinese, scale: "yu", mode: "minor" }, inFive, /·D羽调式$/u],
    ["there are more notes", chinese, inSeven, /·D(?![宫商角徵羽])/u],
    ["it is of another tradition", { rhythm: "reel", style: "irish" }, inFive, /^爱尔兰里尔舞曲·D(?!商)/u],
    ["the wish was English", { ...chinese, words: "a tune" }, inFive, /^Xiaodiao in D /u],
  ])("stands what was planned where %s", (_, request, music, planned) => {
    expect(finished(request, music)).toMatch(planned);
  });

  it("stands nothing below a title of one's own", () => {
    expect(finished({ ...chinese, title: "江南" }, inFive)).toBeUndefined();
  });
});
