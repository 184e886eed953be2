/**
 * @file The wishes of the gallery, in the order of their seeds, and what a musician would say of what came of them.
 *
 * Wishes were written down before any of them was composed, and no tune was exchanged for another.
 */
import type { Language } from "@melodist/score";

export interface GalleryWish {
  readonly words: string;
  readonly language: Language;
  /** Written by hand after playing the tune; in the language of the wish. */
  readonly criticism: string;
}

/** The first has seed 1, the next 2, and so on. */
export const GALLERY: readonly GalleryWish[] = [
  {
    words: "a lively jig in D for tin whistle",
    language: "en",
    criticism:
      "The shape is right: two answering phrases, a second part that opens high and comes back with the first part's close. Part one rests on A both times, so the D at the very end is the first real arrival; ties (A3-A2, d4-d) stand where a player would hold one long note; nothing lies below A, so the whistle's low octave is idle.",
  },
  {
    words: "a wistful waltz in E minor for whistle, 16 bars",
    language: "en",
    criticism:
      "The opening figure on B and d is wistful indeed. But rests on second beats (B2 z2) break the line where a waltz would carry it over, E is hardly heard before bar 12, and the last bar with its grace notes and fermata comes from nowhere.",
  },
  {
    words: "a reel in A dorian, AABB, for fiddle",
    language: "en",
    criticism:
      "The A part is a fiddler's: rocking across the strings, its ends turned well. Bars 2 and 6 lean on D as if that were home, the B part changes its mind in every bar from the fifth on and brings back nothing of the first part but its last two notes.",
  },
  {
    words: "a slow air in G, mournful",
    language: "en",
    criticism:
      "Minor was chosen, for mournful, yet it sounds rather proud: dotted rhythms in four, a steady climb to high a, which it reaches four times, so that none is the climax. E natural in bars 7 and 11 comes and goes without reason. The end, g a g, is a formula of dances.",
  },
  {
    words: "写一首羽调式的江南小调，两段各八小节",
    language: "zh",
    criticism:
      "五声纯正，级进与小跳相间，收在羽音，像一首小调。第 4、7 小节的十六分音符琶音是器乐的写法，唱不顺口；第一段停在 F 上，离主音太远；第二段第 9 小节起才像歌。江南味还缺加花。",
  },
  {
    words: "a hornpipe in B flat, 16 bars",
    language: "en",
    criticism:
      "Solid: broken chords, a run with a passing E natural, the close ecAF B2 that any player knows. No dotted pair anywhere, so nothing says hornpipe but the tempo. Bars 9 to 14 sit on F for too long, and bars 13 and 14 begin alike without leading anywhere.",
  },
  {
    words: "an Irish polka in G with chords, 16 bars",
    language: "en",
    criticism:
      "It can be danced, and the tonic comes where it should. Each strain stands still in its second bar; bar 7 sets C sharp against D7, whose seventh is C natural; rests stop the strain at bars 4 and 12 where the pick-up should push on.",
  },
  {
    words: "来一首欢快的儿歌，G宫调，2/4拍，16小节",
    language: "zh",
    criticism:
      "孩子能唱，音域六度，句子整齐。第一段停在商音，像话没说完；第 9 到 12 小节全是四分音符同音反复，一下子呆住；第 7 小节的前短后长与全曲不合。欢快靠速度，旋律并不跳。",
  },
  {
    words: "a hymn in F major, four-four, with chords, 16 bars",
    language: "en",
    criticism:
      "The second strain is singable as it stands. The first is not: rests in bars 3, 4, 7 and 8 cut its phrases in two. Chords change sensibly until the end, where F follows D minor without the C7 that the melody (E D/E/) asks for: no cadence.",
  },
  {
    words: "陕北山歌，徵调式，高亢辽阔",
    language: "zh",
    criticism:
      "落徵清楚，长音处有气口，三句收束一致，像山歌。可是“高亢辽阔”没有做到：最高只到 c，起句就在低处，没有往上甩的大跳；上下句一样长，太规整。",
  },
  {
    words: "a strathspey in A mixolydian",
    language: "en",
    criticism:
      "Bright, with G natural where mixolydian wants it and a run every fourth bar that a piper would like. Bars 1, 3 and 5 are the same; of Scotch snaps there is hardly one; the semiquavers of bar 15 are a finger exercise, and the run f/e/d/c/ comes four times.",
  },
  {
    words: "给二胡写一首忧伤的慢板，D商调，12小节",
    language: "zh",
    criticism:
      "安静，句尾都有长音可揉，落商稳。首尾四小节一字不差，中间四小节只有一个起伏，篇幅又短，情绪还没展开就回来了；只用 G4 到 A5，内弦的低音一个没有。忧伤要靠演奏者。",
  },
];
