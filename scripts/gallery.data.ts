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
      "A real jig, both parts ending alike as old ones do, and it lies under the fingers of a whistle. But bars 1, 5 and 7 begin alike and so do 9, 11 and 13, so that little happens; the first part touches E minor colours (dBB BAB) where one waits for G; afd dec before the close is the only new thing at the end.",
  },
  {
    words: "a wistful waltz in E minor for whistle, 16 bars",
    language: "en",
    criticism:
      "Wistful in its low E's and sighing endings. FG AF GB at the half runs on where a singer would breathe; bar 10 is bar 2 again, so the second part loses its own voice after one bar; and the last cadence, ef e4, jumps up an octave to an E that nothing has led to.",
  },
  {
    words: "a reel in A dorian, AABB, for fiddle",
    language: "en",
    criticism:
      "It has a reel's drive in ea a2 ba a2, and a fiddler would keep it. But both parts come to rest on four beats of A, where a reel should run on into its repeat; the second part sinks from high a to low D without a plan; and ge e2 dedB is crotchet and quavers by turns, which halts.",
  },
  {
    words: "a slow air in G, mournful",
    language: "en",
    criticism:
      "Asked for mournful, it took G minor and walks in dotted pairs like a march for a funeral; the line climbs to b flat three times in four bars, so that no summit is left. g2 z g and d2 z c cut phrases in two, and the last ornament before G is put on to make an end. The report says what is true: wistful, not sombre.",
  },
  {
    words: "写一首羽调式的江南小调，两段各八小节",
    language: "zh",
    criticism:
      "五声纯正，收在羽音，第一段 Ac G2 来回唱，像劳作时的哼唱。可是这一句出现了五次，太省；第二段头一个 cD 下行七度，唱起来突兀；段落之间没有过门，江南味要靠唱的人自己加花。",
  },
  {
    words: "a hornpipe in B flat, 16 bars",
    language: "en",
    criticism:
      "A hornpipe with a proper run down from b in the second part. d2 dd e2 dB taps where it should walk, bars 13 to 15 forget the run and wander home, and the first part closes with dBcA B2, the formula of a hundred others. Few players choose B flat; a fiddler would ask for A.",
  },
  {
    words: "an Irish polka in G with chords, 16 bars",
    language: "en",
    criticism:
      "Made for dancing, short figures that repeat. The chords are its weak side: nearly all G, the second part has no dominant at all, and bar 15 sets F sharp and A over a G chord just before the close. A player would put D7 there without asking.",
  },
  {
    words: "来一首欢快的儿歌，G宫调，2/4拍，16小节",
    language: "zh",
    criticism:
      "孩子一遍就会，落宫稳当，第二段上到高音 e，有点欢快的样子。第一段 dB 来回了六次，太像儿歌里的儿歌；第八小节停在 A 上又休止，像老师喊停；全曲没有一处附点以外的变化。",
  },
  {
    words: "a hymn in F major, four-four, with chords, 16 bars",
    language: "en",
    criticism:
      "The chords move as a hymn's do, with B flat and F7 on the way, and both strains come home. But a rest of half a beat breaks bars 6 and 14 in the middle of a line; C and E are drummed in quavers where a syllable would be held; bar 11 says G7 and C over a melody that stands still. It wants an editor before it gets a congregation.",
  },
  {
    words: "陕北山歌，徵调式，高亢辽阔",
    language: "zh",
    criticism:
      "落徵清楚，DF C4 的尾腔出现三次，有山歌拖腔的意思。可是“高亢辽阔”没有做到：最高只到 A，起句就在中低音区，没有往上甩的大跳；句中的休止打断了气口；报告如实说了：只有平静、庄重。",
  },
  {
    words: "a strathspey in A mixolydian",
    language: "en",
    criticism:
      "Dotted and proud, with the flat seventh of the pipes where it belongs. But there are hardly any snaps, the short note first, which is what makes a strathspey; e>eg>e opens eight of sixteen bars; and the first part ends on a high e that leaves the dancers in the air.",
  },
  {
    words: "给二胡写一首忧伤的慢板，D商调，12小节",
    language: "zh",
    criticism:
      "句尾的长音可揉，落商稳，首尾呼应。开头 a>g ed 从高处下来，确有叹息；但首尾四小节一字不差，中间两拍十六分音符 c/A/g/e/ 跳九度，慢板里很突兀；内弦的低音一个没用，忧伤要靠演奏者。",
  },
];
