import { describe, expect, it } from "vitest";
import type { ComposeRequest } from "../request.ts";
import { readTonic } from "./read-texts.ts";
import { titleFor } from "./tune-title.ts";

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
