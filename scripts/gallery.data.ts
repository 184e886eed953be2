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
      "A good tune, with a shape: the second part goes up and comes home through the first. Double grace notes in every other bar are a Highland piper's, not a whistle player's; the dotting throughout makes it bounce where a jig should run; the last note is tied where one long D would do.",
  },
  {
    words: "a wistful waltz in E minor for whistle, 16 bars",
    language: "en",
    criticism:
      "Wistful it is, with its falling lines and its low second strain. Bars 5 and 6 are bars 1 and 2, 11 is all but 9 and 13, so that little is left to say; quavers walk on with hardly a rest for breath; the cadence hurries (AB/A/) where it should slow down.",
  },
  {
    words: "a reel in A dorian, AABB, for fiddle",
    language: "en",
    criticism:
      "It could be played at a session: rocking A against G, a turn that leans on cedB. The two last bars of each part are the same, as they should be, but bar 8 leads back with a pick-up of other length each time, and the B part stays on d for two bars where it should climb.",
  },
  {
    words: "a slow air in G, mournful",
    language: "en",
    criticism:
      "It sings, and has one summit, the b in bar 9. Bar 14 (F3 D F3 G) walks on the spot, the E natural in bar 15 comes too late to colour anything, and the end falls from d to G by c/B/ as if interrupted.",
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
      "Not a hornpipe but a march: long notes, triads, not a run in the first part. Bars 4, 8 and 16 stand on one long note; trills on two c's in a row help nobody. The second part is the better, with its climb to high b.",
  },
  {
    words: "an Irish polka in G with chords, 16 bars",
    language: "en",
    criticism:
      "Made for dancing, and the second part's step up to d is well placed. The first part says its three bars twice and never leaves the G chord: a D7 is wanted in bar 7, where the melody asks for it.",
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
      "The dotted quavers are a marching song's, not a congregation's. The second strain wanders well (D7, G minor, G7, C7) and comes home; but bar 12 sits on D minor with a run that no choir wants, and the first strain has two chords only.",
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
      "The first part is a strathspey: long-short against short-long, A against G. The second forgets the snap, stays on high a for four bars and has a trill written out in bar 12; its end falls to e and jumps to a, a cadence by force.",
  },
  {
    words: "给二胡写一首忧伤的慢板，D商调，12小节",
    language: "zh",
    criticism:
      "安静，句尾都有长音可揉，落商稳。首尾四小节一字不差，中间四小节只有一个起伏，篇幅又短，情绪还没展开就回来了；只用 G4 到 A5，内弦的低音一个没有。忧伤要靠演奏者。",
  },
];
