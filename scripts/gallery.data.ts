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
      "A real jig: both parts end alike, as old ones do, and the climb to high a in bar 4 gives it lift. But dcd e2 f stalls in the bar where it should run, the lead-ins are of two kinds, and the last D is drummed on by four grace notes and then tied, where one long D would do.",
  },
  {
    words: "a wistful waltz in E minor for whistle, 16 bars",
    language: "en",
    criticism:
      "Wistful it is, with its raised sevenths and its low beginning. Bar 4 is home on E already, so that bar 5 can only begin again; the fall from d to F between bars 3 and 4 is awkward; the second part hangs about on A, and the end comes straight down the scale without a breath.",
  },
  {
    words: "a reel in A dorian, AABB, for fiddle",
    language: "en",
    criticism:
      "The best of the twelve: a low part, a high part that answers it, and a spring of a seventh (BAAg) that a fiddler would enjoy. Every fourth bar stops on a long A where a reel should run on; the first part has no F, so whether it is dorian or minor is heard only in the second.",
  },
  {
    words: "a slow air in G, mournful",
    language: "en",
    criticism:
      "The first half is a hymn more than an air, and has its summit, the d, in bar 4. The second loses the thread: it recites on F for three bars, stops for a rest in the middle of a phrase, and comes to its last G from below by repeated notes, so that one hardly hears that it has ended.",
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
      "A hornpipe: broken chords, and three taps on B flat at the cadence. The first part never leaves the B flat chord for more than a beat, bars 5 and 6 are bars 1 and 2; the second says bagf three times. Nothing in it makes one want to know what comes next.",
  },
  {
    words: "an Irish polka in G with chords, 16 bars",
    language: "en",
    criticism:
      "Made for dancing, with a good spring in c>d ee. The chords rock between G and C like a see-saw: D comes for one beat in bar 7 and never in the second part, whose last cadence sets an F sharp over a C chord; the end hangs on the high g.",
  },
  {
    words: "来一首欢快的儿歌，G宫调，2/4拍，16小节",
    language: "zh",
    criticism:
      "孩子听一遍就会唱，落宫稳当。可是太省：前八小节把 dB GB | AG D2 唱了四遍，后八小节又是两遍一样的；第 10 小节的休止像忘了词；从头到尾没有一个高点，欢快全靠节奏。",
  },
  {
    words: "a hymn in F major, four-four, with chords, 16 bars",
    language: "en",
    criticism:
      "It begins as a hymn should, in crotchets within a sixth, and the second strain goes by G7 to C7 as it ought to. Then quavers run away with it: bar 14 is a scale of eight that no congregation sings, B naturals rub against the C7 chords, and the first strain knows little but F.",
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
      "The second part is a piper's, dotted and proud, A against G. The first is written in even quavers with hardly a snap, and its c/B/A A and G>BE>G stumble; a>b a>g comes six times; the last two bars jump from e to a, a cadence by force.",
  },
  {
    words: "给二胡写一首忧伤的慢板，D商调，12小节",
    language: "zh",
    criticism:
      "安静，句尾都有长音可揉，落商稳。首尾四小节一字不差，中间四小节只有一个起伏，篇幅又短，情绪还没展开就回来了；只用 G4 到 A5，内弦的低音一个没有。忧伤要靠演奏者。",
  },
];
