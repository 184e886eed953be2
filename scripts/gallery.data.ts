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
      "It sits well under the fingers and goes somewhere. The B part turns to A for a bar (ecA A2) and comes straight back; it borrows its close from the A part, and ends on a tied note where a player would hold one long D.",
  },
  {
    words: "a wistful waltz in E minor for whistle, 16 bars",
    language: "en",
    criticism:
      "All of it lies in the whistle's upper half, dotted throughout: more of a mazurka than wistful. The second half says one four-bar phrase twice with hardly a change, and the cadence is a scale run down to E, not a goodbye.",
  },
  {
    words: "a reel in A dorian, AABB, for fiddle",
    language: "en",
    criticism:
      "The A part is idiomatic, with the drop to G where a fiddler expects it. Bar 4 rocks on e and g as a filler does, both parts begin by rocking between c and A, and the long c2 c2 in bar 7 stops the bow.",
  },
  {
    words: "a slow air in G, mournful",
    language: "en",
    criticism:
      "Calm and singable; minor was chosen, for mournful. The phrases are all alike in length and come to rest on G five times, so the last G is no arrival. Bar 15 leaps from E flat up to c, the widest leap of all, a bar before the end.",
  },
  {
    words: "写一首羽调式的江南小调，两段各八小节",
    language: "zh",
    criticism:
      "五声进行顺口，第一段由高而低，收在主音，像一首小调。第二段起句（FD F2）停得太早，第 14 小节的 D 到 c 七度跳进突兀；两段结尾一字不差，偷懒了。真要江南味，还缺加花。",
  },
  {
    words: "a hornpipe in B flat, 16 bars",
    language: "en",
    criticism:
      "A stage hornpipe's manners: long note, answer, run. But bars 1 to 4 come back unchanged, every phrase ends with the same c2 B2, and the last note leaps to the upper B flat as if another strain followed.",
  },
  {
    words: "an Irish polka in G with chords, 16 bars",
    language: "en",
    criticism:
      "It dances. The first strain stops in mid-air, on an A over a D7 of one beat, where it should close or at least wait. The second repeats its four bars with nothing new but the last, and has no C chord although its melody would bear one.",
  },
  {
    words: "来一首欢快的儿歌，G宫调，2/4拍，16小节",
    language: "zh",
    criticism:
      "音域合适，节奏简单，孩子能唱。前后两段材料关系不大；第二段开头一连六个 B，旋律停在原地；附点成串，小孩子唱起来会绊。",
  },
  {
    words: "a hymn in F major, four-four, with chords, 16 bars",
    language: "en",
    criticism:
      "A congregation could sing it. The first strain repeats its opening two bars and then turns aside to B flat without reason; F7 in bar 1 leads nowhere; bar 8 has C7 under an A, and the last bar an F under G where C belongs: the cadence has no dominant.",
  },
  {
    words: "陕北山歌，徵调式，高亢辽阔",
    language: "zh",
    criticism:
      "调式稳，落徵清楚。但“高亢辽阔”没有做到：音域只有六度，全在中低音区，没有信天游那种先往上甩的大跳；五次落在同一个 GF D2 C4 上，太平。",
  },
  {
    words: "a strathspey in A mixolydian",
    language: "en",
    criticism:
      "It moves like one, and has the double tonic, A against B minor. But there is not one G in it, so nothing tells mixolydian from major; bars 11, 13 and 15 are the same; and its dots are mostly long-short, where a strathspey lives by short-long.",
  },
  {
    words: "给二胡写一首忧伤的慢板，D商调，12小节",
    language: "zh",
    criticism:
      "听起来一点也不忧伤：音区太高，八分音符走个不停，没有长音可揉。前后两段相同，结尾从 g 直接跳上高音 d，像是没写完。说“慢”只是速度慢了，音符并没有疏下来。",
  },
];
