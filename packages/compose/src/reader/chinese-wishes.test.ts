/** @file Chinese wishes as different people type them, and the request each stands for. */
import { describe, expect, it } from "vitest";
import type { ComposeRequest } from "../request.ts";
import { readWish } from "./read-wish.ts";

const WISHES: readonly (readonly [words: string, request: ComposeRequest])[] = [
  [
    "写一首羽调式的江南小调，两段各八小节",
    { scale: "yu", style: "chinese", rhythm: "xiaodiao", form: "AB", barsPerSection: 8 },
  ],
  ["用低音D哨笛吹的一首吉格舞曲", { rhythm: "jig", instrument: "whistle" }],
  ["给降B调单簧管的进行曲", { rhythm: "march", instrument: "clarinet" }],
  ["用“1 2 3 5 6”五个音写儿歌", { scale: "gong", rhythm: "children's song" }],
  ["只用61235这五个音", { scale: "yu" }],
  ["校园歌曲，C调", { rhythm: "song", tonic: "C" }],
  ["D调笛子曲", { tonic: "D", instrument: "dizi" }],
  ["波尔卡，两个升号", { rhythm: "polka", tonic: "D" }],
  ["一首小调圆舞曲，调号有一个降号", { rhythm: "waltz", mode: "minor", tonic: "D" }],
  ["没有升降号，八小节", { tonic: "C", bars: 8 }],
  ["只用CDEGA五个音写一首儿歌", { tonic: "C", scale: "gong", rhythm: "children's song" }],
  ["用 D E #F A B 这五个音", { tonic: "D", scale: "gong" }],
  ["只用 la do re mi sol", { scale: "yu" }],
  [
    "歌词：床前明月光，疑是地上霜，写成四四拍的歌",
    { lyrics: "床前明月光，疑是地上霜", meter: "4/4", rhythm: "song" },
  ],
  ["一首爱尔兰吉格舞曲", { style: "irish", rhythm: "jig" }],
  ["请帮我写一首曲子，谢谢！", {}],
  [
    "e小调圆舞曲，16小节，忧伤一点",
    { tonic: "E", mode: "minor", rhythm: "waltz", bars: 16, moods: ["wistful"] },
  ],
  [
    "降B大调进行曲，二拍子，庄严",
    { tonic: "Bb", mode: "major", rhythm: "march", meter: "2/4", moods: ["stately"] },
  ],
  ["D羽调，二胡曲，思念家乡", { tonic: "D", scale: "yu", instrument: "erhu", moods: ["wistful"] }],
  ["陕北山歌，高亢，徵调式", { style: "chinese", rhythm: "shange", moods: ["expansive"], scale: "zhi" }],
  [
    "來一首歡快的江南小調，宮調式，笛子獨奏",
    { moods: ["bright"], style: "chinese", rhythm: "xiaodiao", scale: "gong", instrument: "dizi" },
  ],
  [
    "六八拍的吉格，G大调，AABB，每段八小节",
    { meter: "6/8", rhythm: "jig", tonic: "G", mode: "major", form: "AABB", barsPerSection: 8 },
  ],
  ["八六拍，快板", { meter: "6/8", tempo: "fast" }],
  ["八分之六拍，行板", { meter: "6/8", tempo: "moderate" }],
  ["三拍子的摇篮曲，慢一点", { meter: "3/4", moods: ["tender"], tempo: "slow" }],
  ["每分钟120拍，四四拍", { tempoBpm: 120, meter: "4/4" }],
  ["速度96，四三拍，华尔兹", { tempoBpm: 96, meter: "3/4", rhythm: "waltz" }],
  ["两段，各反复一次，每段8小节", { form: "AABB", barsPerSection: 8 }],
  ["十六小节，五声音阶，箫", { bars: 16, scale: "gong", instrument: "xiao" }],
  ["三十二小节的里尔舞曲，D多利亚调式", { bars: 32, rhythm: "reel", tonic: "D", mode: "dorian" }],
  [
    "主歌和副歌，各八小节，C大调民谣",
    { form: "VC", barsPerSection: 8, tonic: "C", mode: "major", rhythm: "song" },
  ],
  ["弱起，带和弦，用吉他弹", { pickup: true, chords: true, instrument: "guitar" }],
  ["不要弱起，不要和弦", { pickup: false, chords: false }],
  ["八分音符弱起，6/8拍", { pickup: "1/8", meter: "6/8" }],
  ["和弦用 Am F C G", { chords: ["Am", "F", "C", "G"] }],
  ["和弦走向：C-G-Am-F，抒情一些", { chords: ["C", "G", "Am", "F"], moods: ["calm"] }],
  ["以 GABd 开头，G大调", { motif: "G A B d", tonic: "G", mode: "major" }],
  ["开头是 E2 GE，e小调", { motif: "E2 G E", tonic: "E", mode: "minor" }],
  ["音域在D4到B5之间", { lowest: "D4", highest: "B5" }],
  ["一首儿歌，音域不超过八度", { rhythm: "children's song", ambitus: 8 }],
  ["音域一个半八度", { ambitus: 11 }],
  ["九度以内", { ambitus: 9 }],
  ["音域：12度", { ambitus: 12 }],
  ["不超过A5，最低到D4", { highest: "A5", lowest: "D4" }],
  ["最高音不要超过E5，给女声唱", { highest: "E5", instrument: "soprano" }],
  ["仿舒伯特的艺术歌曲，女高音", { after: "Schubert", rhythm: "art song", instrument: "soprano" }],
  ["巴赫风格的众赞歌", { after: "Bach", rhythm: "chorale" }],
  ["题为《晨雨》，宁静", { title: "晨雨", moods: ["calm"] }],
  ["写一首叫“月下”的曲子", { title: "月下" }],
  ["歌词：春眠不觉晓，处处闻啼鸟", { lyrics: "春眠不觉晓，处处闻啼鸟" }],
  [
    "儿歌，C大调，歌词是“小白兔，白又白”",
    { rhythm: "children's song", tonic: "C", mode: "major", lyrics: "小白兔，白又白" },
  ],
  ["写三首波尔卡", { count: 3, rhythm: "polka" }],
  [
    "来两支爱尔兰角笛舞曲，种子7，五个候选",
    { count: 2, style: "irish", rhythm: "hornpipe", seed: 7, candidates: 5 },
  ],
  ["音符不要太密，节奏舒缓", { density: "sparse", tempo: "slow" }],
  ["音符密集，非常快", { density: "dense", tempo: "very fast" }],
  ["疏朗、悠扬的笛子曲", { density: "sparse", moods: ["flowing"], instrument: "dizi" }],
  ["不太快，也不太慢", { tempo: "moderate" }],
  ["小桥流水", { moods: ["calm"] }],
  ["我想要一首描写雨天的曲子", { moods: ["wistful"] }],
  ["四部合唱，加鼓", {}],
  ["豪迈雄壮的劳动号子", { moods: ["bold"], rhythm: "work song" }],
  ["川江号子，有力，2/4拍", { style: "chinese", rhythm: "work song", moods: ["bold"], meter: "2/4" }],
  ["蒙古族民歌，辽阔，慢", { style: "chinese", rhythm: "song", moods: ["expansive"], tempo: "slow" }],
  ["小调的圆舞曲", { mode: "minor", rhythm: "waltz" }],
  ["和声小调，A为主音", { scale: "harmonic-minor", tonic: "A" }],
  [
    "D和声小调，克莱兹默，单簧管",
    { tonic: "D", scale: "harmonic-minor", style: "klezmer", instrument: "clarinet" },
  ],
  ["1=D，四二拍，欢快活泼", { tonic: "D", meter: "2/4", moods: ["bright", "lively"] }],
  ["升f小调，慢板，大提琴", { tonic: "F#", mode: "minor", tempo: "slow", instrument: "cello" }],
  ["ABA三段式，每段四小节", { form: "ABA", barsPerSection: 4 }],
  ["三段体，二十四小节", { form: "ABA", bars: 24 }],
  ["两段体，A段八小节，B段八小节", { form: "AB", barsPerSection: 8 }],
  ["K大调", {}],
  ["H小调", { tonic: "B", mode: "minor" }],
  ["三千小节的进行曲", { rhythm: "march", bars: 3000 }],
  ["每分钟一千拍的进行曲", { rhythm: "march" }],
  ["苏格兰高地舞曲，风笛", { style: "scottish", rhythm: "fling", instrument: "bagpipes" }],
  ["特别欢快的曲子", { moods: ["bright"] }],
  ["不要悲伤", {}],
  ["能不能写一首快一点的？", { tempo: "fast" }],
  [
    "用古筝，五声羽调式，宁静，四四拍，60拍每分钟",
    { instrument: "guzheng", scale: "yu", moods: ["calm"], meter: "4/4", tempoBpm: 60 },
  ],
  ["写一个 jig，E minor，16小节", { rhythm: "jig", tonic: "E", mode: "minor", bars: 16 }],
  [
    "来段 D mixolydian 的 reel，fiddle 拉的",
    { tonic: "D", mode: "mixolydian", rhythm: "reel", instrument: "fiddle" },
  ],
  ["写一首歌，主歌副歌主歌副歌", { rhythm: "song", form: "VCVC" }],
  ["Ｇ大調華爾茲，３２小節", { tonic: "G", mode: "major", rhythm: "waltz", bars: 32 }],
  ["琵琶曲，激昂，快，音多", { instrument: "pipa", moods: ["bold"], tempo: "fast", density: "dense" }],
  ["温度0.9，种子为四十二", { temperature: 0.9, seed: 42 }],
  ["两个八小节的乐段", { form: "AB", barsPerSection: 8 }],
  ["全曲共廿四小节", { bars: 24 }],
  ["幽默诙谐的加沃特，F大调", { moods: ["playful"], rhythm: "gavotte", tonic: "F", mode: "major" }],
  [
    "美国乡村舞曲，班卓琴，快节奏",
    { style: "american", rhythm: "country dance", instrument: "banjo", tempo: "fast" },
  ],
  ["节奏轻快的小步舞曲，4/4？不，3/4", { moods: ["jaunty"], rhythm: "minuet", meter: "4/4" }],
  ["奥卡罗兰风格，竖琴", { after: "O'Carolan", instrument: "harp" }],
  [
    "葫芦丝，温柔，商调式，中速",
    { instrument: "hulusi", moods: ["tender"], scale: "shang", tempo: "moderate" },
  ],
];

/** Ways of putting it that were read wrongly at first. */
const HARDER: readonly (readonly [words: string, request: ComposeRequest])[] = [
  [
    "写一首 3/4 拍的 G 大调小步舞曲，仿莫扎特，AABB，每段 8 小节",
    {
      meter: "3/4",
      tonic: "G",
      mode: "major",
      rhythm: "minuet",
      after: "Mozart",
      form: "AABB",
      barsPerSection: 8,
    },
  ],
  ["两段各八小节，都反复", { form: "AABB", barsPerSection: 8 }],
  ["两段体，每段16小节，第二段反复", { form: "ABB", barsPerSection: 16 }],
  [
    "名为“故乡”的歌，e小调，主歌8小节副歌8小节",
    { title: "故乡", rhythm: "song", tonic: "E", mode: "minor", form: "VC", barsPerSection: 8 },
  ],
  ["歌名：回家的路。C大调，4/4拍", { title: "回家的路", tonic: "C", mode: "major", meter: "4/4" }],
  ["名为远山的二胡独奏曲", { title: "远山", instrument: "erhu" }],
  ["为“长亭外，古道边，芳草碧连天”这几句词谱曲", { lyrics: "长亭外，古道边，芳草碧连天" }],
  ["歌词：月亮出来亮汪汪。要求：羽调式，慢", { lyrics: "月亮出来亮汪汪", scale: "yu", tempo: "slow" }],
  ["像《茉莉花》那样的江南小调", { style: "chinese", rhythm: "xiaodiao" }],
  ["不低于 A3", { lowest: "A3" }],
  ["在中央C到A5之间", { lowest: "C4", highest: "A5" }],
  ["音域从小字组g到小字二组e", { lowest: "G3", highest: "E5" }],
  [
    "古风歌曲，a小调，副歌要高亢",
    { rhythm: "song", style: "chinese", tonic: "A", mode: "minor", moods: ["expansive"] },
  ],
  ["请写一首小调圆舞曲", { mode: "minor", rhythm: "waltz" }],
  ["写一首忧伤的小调", { moods: ["wistful"], rhythm: "xiaodiao" }],
  [
    "犹太婚礼舞曲，弗里吉什音阶，D为主音",
    { style: "klezmer", scale: "freygish", tonic: "D", moods: ["lively"] },
  ],
  ["用D、E、G、A四个音开头", { motif: "D E G A" }],
  [
    "一首活泼欢快的江南民歌，采用D宫调式，四二拍，十六小节",
    {
      moods: ["lively", "bright"],
      style: "chinese",
      rhythm: "song",
      tonic: "D",
      scale: "gong",
      meter: "2/4",
      bars: 16,
    },
  ],
  [
    "写一首进行曲，雄壮有力，降E大调，二四拍，AABA，三十二小节",
    { rhythm: "march", moods: ["bold"], tonic: "Eb", mode: "major", meter: "2/4", form: "AABA", bars: 32 },
  ],
  [
    "來段蘇格蘭斯特拉斯貝舞曲，A大調，風笛，帶弱起",
    {
      style: "scottish",
      rhythm: "strathspey",
      tonic: "A",
      mode: "major",
      instrument: "bagpipes",
      pickup: true,
    },
  ],
];

/** What is refused is in no request. */
const REFUSED: readonly (readonly [words: string, request: ComposeRequest])[] = [
  ["不要五声音阶", {}],
  ["非五声音阶", {}],
  ["别写成小调", {}],
  ["不要G调", {}],
  ["请不要用二胡", {}],
  ["不用大调，圆舞曲", { rhythm: "waltz" }],
  ["除了6/8拍都可以", {}],
  ["除了弱起还要和弦", { pickup: true, chords: true }],
  ["非要G大调不可", { tonic: "G", mode: "major" }],
  ["不快乐", {}],
  ["快乐但不要太快乐", { moods: ["bright"] }],
  ["悲伤但不要慢", { moods: ["sombre"], tempo: "moderate" }],
  ["音符不要太密也不要太疏", { density: "medium" }],
];

/** Words to be sung, whatever they are called; 《…》 names a work. */
const SUNG: readonly (readonly [words: string, request: ComposeRequest])[] = [
  ["歌词“祝你生日快乐 祝你天天开心”", { lyrics: "祝你生日快乐 祝你天天开心" }],
  ["给这句话谱曲：床前明月光，疑是地上霜", { lyrics: "床前明月光，疑是地上霜" }],
  ["给“床前明月光，疑是地上霜”谱曲", { lyrics: "床前明月光，疑是地上霜" }],
  ["把下面的诗谱成歌：床前明月光，疑是地上霜", { lyrics: "床前明月光，疑是地上霜" }],
  [
    "用“小燕子穿花衣，年年春天来这里”写一首儿童歌曲",
    { lyrics: "小燕子穿花衣，年年春天来这里", rhythm: "children's song" },
  ],
  [
    "写一首歌，歌词是春天来了 花儿开了，C大调",
    { rhythm: "song", lyrics: "春天来了 花儿开了", tonic: "C", mode: "major" },
  ],
  ["用古诗《静夜思》的意境写一首曲子", {}],
  ["给《静夜思》谱曲", { title: "静夜思" }],
];

/** Signatures with a mode, degrees of the key, limits and phrases that are counted. */
const COUNTED: readonly (readonly [words: string, request: ComposeRequest])[] = [
  ["两个升号的小调", { rhythm: "xiaodiao", tonic: "B", mode: "minor" }],
  ["没有升降号的小调", { rhythm: "xiaodiao", tonic: "A", mode: "minor" }],
  ["一个降号的民间小调", { rhythm: "xiaodiao", tonic: "D", mode: "minor" }],
  ["起承转合四句，每句四小节", { form: "ABCD", barsPerSection: 4 }],
  ["不超过十六小节", { bars: 16 }],
  ["16到24小节", { bars: 24 }],
  ["三十二小说", { bars: 32 }],
  ["和弦用I IV V I，G大调", { chords: ["G", "C", "D", "G"], tonic: "G", mode: "major" }],
  ["和弦用I IV V I", { chords: true }],
  ["开头用 sol la do re", { motif: "G A C D" }],
  ["开头用简谱 5 6 1 2，G调", { motif: "d e G A", tonic: "G" }],
  ["用 la do re mi 开头，a小调", { motif: "A C D E", tonic: "A", mode: "minor" }],
  ["进行曲速度的圆舞曲", { rhythm: "waltz" }],
  ["低音男声", { instrument: "bass" }],
];

describe("a Chinese wish", () => {
  it.each([...WISHES, ...HARDER, ...REFUSED, ...SUNG, ...COUNTED])("%s", (words, request) => {
    expect(readWish(words).request).toEqual({ words, ...request });
  });
});
