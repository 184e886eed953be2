import { MelodistError } from "@melodist/errors";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ComposeRequest } from "../request.ts";
import { MOST_WISH_LENGTH, readWish } from "./read-wish.ts";

/** Pieces of wishes in any order: what a random sentence is made of. */
const PIECES =
  "a the in D minor E♭ major 6/8 16 bars two parts each repeated jig waltz not too fast \" ' 《 》 called G A B d starting with chords Am F C G between D4 and B5 一 首 小调 羽 调式 两段 各 八 小节 不要 和弦 歌词 : ， 。 弱起 三 拍 降 B 大调 不超过 A5 忧伤 emoji 🎵 \u0000 \n 舒伯特 of style verse chorus 120 bpm ♩= - / # ( ) 1= seed 三首 快".split(
    " ",
  );
const anyWish = fc.oneof(
  fc.string({ maxLength: 300, unit: "binary" }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(" ")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join("")),
);

describe("reading a wish", () => {
  it("tells what was refused from what it has no slot for", () => {
    const { ignored } = readWish("no waltz, no drums");
    expect(ignored.map(({ text, isRefused }) => [text, isRefused])).toEqual([
      ["waltz", true],
      ["drums", undefined],
    ]);
  });

  it("gives each understood wish the place where it was said", () => {
    const words = "请写一首 e小调圆舞曲，16小节";
    const { understood } = readWish(words);
    expect(understood.map(({ slot, text }) => [slot, text])).toEqual([
      ["tonic", "e小调"],
      ["mode", "e小调"],
      ["rhythm", "圆舞曲"],
      ["bars", "16小节"],
    ]);
    for (const { span, text } of understood) expect(words.slice(span.start, span.end)).toBe(text);
  });

  it.each([
    ["a waltz with drums", "drums", "no-slot"],
    ["四部合唱", "四部合唱", "no-slot"],
    ["a zorptastic waltz", "zorptastic", "unknown"],
    ["写一首咕嘟的曲子", "咕嘟", "unknown"],
    ["not sad", "sad", "no-slot"],
    ["不要悲伤", "悲伤", "no-slot"],
    ["waltz at 1000 bpm", "at 1000 bpm", "out-of-range"],
    ["写五百首", "五百首", "out-of-range"],
    ["in 7/6", "7/6", "out-of-range"],
    ["H sharp major", "H sharp major", "no-such-key"],
    ["K大调", "K大调", "no-such-key"],
    ["ending on D", "ending on D", "no-slot"],
    ["not in G", "in G", "no-slot"],
    ["a short tune", "short", "no-slot"],
    ["不要太高", "高", "no-slot"],
    ["half time feel", "half time feel", "no-slot"],
    ["歌词《静夜思》", "歌词《静夜思》", "no-slot"],
    ["chords I IV V I", "I IV V I", "no-slot"],
    ["三十二大象", "三十二", "unknown"],
    ["a jig of 0 bars", "of 0 bars", "out-of-range"],
  ])("tells what it takes no notice of, and why: %s", (words, text, reason) => {
    expect(readWish(words).ignored).toContainEqual(expect.objectContaining({ text, reason }));
  });

  it.each([
    ["waltz at 1000 bpm", "400"],
    ["写五百首", "100"],
    ["50 candidates", "32"],
    ["in 7/6", "7/4"],
    ["H sharp major", "B"],
    ["K大调", "G"],
  ])("names the nearest wish that can be fulfilled: %s", (words, nearest) => {
    expect(readWish(words).ignored[0]?.nearest).toBe(nearest);
  });

  it.each([
    "please write me a nice tune, thanks!",
    "请帮我写一首曲子，谢谢你！",
    "hi, could you compose something?",
    "",
    "  \n",
    "🎵🎶",
  ])("hears no wish in small talk: %s", (words) => {
    expect(readWish(words)).toMatchObject({ request: { words }, understood: [], ignored: [], suggested: [] });
  });

  it("keeps the first of two contradictory wishes and tells the other", () => {
    const { request, conflicts } = readWish("in D major in G minor");
    expect(request).toMatchObject({ tonic: "D", mode: "major" });
    expect(conflicts.map(({ slot }) => slot)).toEqual(["tonic", "mode"]);
    expect(conflicts[0]).toMatchObject({ kept: "D major", dropped: "G minor" });
  });

  it("finds no contradiction in saying the same twice", () => {
    expect(readWish("jig in D, two parts, AABB, a jig in D with chords: chords D G A7 D").conflicts).toEqual(
      [],
    );
  });

  it.each([
    ["a mazurca", "rhythm", "mazurka"],
    ["melancholly", "moods", "melancholy"],
    ["on the tin wistle", "instrument", "tin whistle"],
    ["h-moll", "tonic", "B"],
    ["H小调", "tonic", "B"],
    ["H minor", "tonic", "B"],
  ])("tells what it took a misspelt or foreign word for: %s", (words, slot, meant) => {
    expect(readWish(words).understood).toContainEqual(expect.objectContaining({ slot, meant }));
  });

  it.each(["a big string of large values", "wait a minute", "the following shift"])(
    "does not correct ordinary words: %s",
    (words) => {
      expect(readWish(words).understood).toEqual([]);
    },
  );

  it.each([
    ["rain on a window", "rain on a window", "wistful"],
    ["rain on a window, in C major", "rain on a window", "calm"],
    ["a funeral march", "funeral", "sombre"],
    ["a hornpipe about the sea", "sea", "bold"],
    ["a minuet by moonlight", "moonlight", "calm"],
    ["something fast about a storm", "storm", "bold"],
    ["葬礼进行曲", "葬礼", "sombre"],
    ["小桥流水", "小桥流水", "calm"],
    ["月光", "月光", "calm"],
  ])("hears a mood in an image where none is asked for: %s", (words, text, mood) => {
    const { request, understood, suggested } = readWish(words);
    expect(request.moods).toEqual([mood]);
    expect(understood).toContainEqual(
      expect.objectContaining({
        slot: "moods",
        text,
        because: expect.objectContaining({ zh: expect.anything() }),
      }),
    );
    expect(suggested).toEqual([]);
  });

  it.each([
    ["a cheerful tune about rain", "rain", ["bright"]],
    ["a jig for my grandmother", "grandmother", undefined],
    ["a very fast tune about snow", "snow", undefined],
    ["not sad, about autumn", "autumn", undefined],
    ["欢快的曲子，写雪", "雪", ["bright"]],
  ])("only offers moods for an image where something else is asked for: %s", (words, text, moods) => {
    const { request, suggested } = readWish(words);
    expect(request.moods).toEqual(moods);
    expect(suggested).toEqual([expect.objectContaining({ text })]);
  });

  it.each([
    ["a jig in D", "en"],
    ["写一首 E 大调的曲子，AABB，120bpm", "zh"],
    ["写一个 waltz", "mixed"],
  ])("tells the language: %s", (words, language) => {
    expect(readWish(words).language).toBe(language);
  });

  it.each([
    ["a jig - no, sorry, make it a slide - in D", { rhythm: "slide" }],
    ["三首小曲，不对，两首", { count: 2 }],
    ["in D major, 16 bars, actually 32 bars", { bars: 32 }],
  ])("takes back what is corrected: %s", (words, expected) => {
    const { request, conflicts } = readWish(words);
    expect(request).toMatchObject(expected);
    expect(conflicts).toEqual([expect.objectContaining({ isCorrected: true })]);
  });

  it.each([
    ["three jigs, 16 bars each", { count: 3, bars: 16 }],
    ["two reels in two parts, 8 bars each", { count: 2, barsPerSection: 8 }],
    ["anything but a waltz", { rhythm: undefined }],
    ["seed=4217 candidates=6", { seed: 4217, candidates: 6 }],
    ["two 6/8 parts", { form: "AB", meter: "6/8" }],
  ])("reads %s", (words, expected) => {
    const { request } = readWish(words);
    for (const [slot, value] of Object.entries(expected))
      expect(request[slot as keyof typeof request]).toBe(value);
  });

  it("leaves alone what is quoted", () => {
    const { request } = readWish(
      'a reel called "Slow Waltz in G minor" to the words "sixteen bars, sad and slow"',
    );
    expect(request).toEqual({
      words: request.words,
      rhythm: "reel",
      title: "Slow Waltz in G minor",
      lyrics: "sixteen bars, sad and slow",
    });
  });

  it("refuses a text that is too long", () => {
    const words = "a".repeat(MOST_WISH_LENGTH + 1);
    expect(() => readWish(words)).toThrow(expect.objectContaining({ code: "too-large" }));
    expect(MelodistError.is(catchError(() => readWish(words)))).toBe(true);
  });

  it("answers any text with a request that the composer takes, and never reads a place twice", () => {
    fc.assert(
      fc.property(anyWish, (words) => {
        const { request, understood, ignored, suggested } = readWish(words);
        expect(ComposeRequest.safeParse(request).success).toBe(true);
        const spans = [...understood, ...ignored, ...suggested].map(({ span }) => span);
        const places = [...new Set(spans.map(({ start, end }) => `${start} ${end}`))]
          .map((place) => place.split(" ").map(Number))
          .sort(([a = 0], [b = 0]) => a - b);
        for (const [index, [start = 0, end = 0]] of places.entries()) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(places[index + 1]?.[0] ?? words.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "a",
    " ",
    "-",
    "A",
    "和",
    "三",
    "A B ",
    "not ",
    '"',
    "verse ",
    "in three ",
    "1/",
    "D4 to ",
    "两段",
    "3 ",
    "G,",
    "the lyrics ",
    "小",
    "motif A - ",
    "motif A | ",
    "chords Cb5",
    "chords A/G",
    "chords A | ",
    "chords Cb5 -> ",
    "和弦为用",
    "带有",
    "加上",
    "要用",
    "motif do re mi ",
    "chords I V ",
    "up to high A ",
    "between 1 and ",
    "set these the ",
    "起承转合四句",
    "开头要用",
    "各都",
    "需要",
    "每段都是",
    "两个不同的",
    "only 为",
    "range 都",
    "two Bpick-up",
    "only the notes bb ",
    "命名为",
    "不要不",
    "歌词：/ ",
    "song: a ",
    "两段",
  ])("comes to an end on 2,000 characters of %j", (piece) => {
    const words = piece.repeat(MOST_WISH_LENGTH).slice(0, MOST_WISH_LENGTH);
    expect(readWish(words).request.words).toBe(words);
  });
});

function catchError(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
