/** @file What people call kinds of tunes. English names are given in the singular; plurals are made by rule. */
import type { Rhythm } from "@melodist/analysis";

/** Kind, English names, Chinese names. */
export const RHYTHM_WORDS: readonly (readonly [Rhythm, english: string, chinese: string])[] = [
  [
    "reel",
    "reel",
    "里尔舞曲, 里尔舞, 里尔, 利尔舞曲, 利尔舞, 里尔曲, 瑞尔舞曲, 瑞尔舞, 瑞尔, 雷尔舞曲, 雷尔",
  ],
  [
    "jig",
    "jig, double jig, single jig, treble jig, light jig, gigue, jigg",
    "吉格舞曲, 吉格舞, 吉格, 吉格曲, 捷格舞曲, 捷格舞, 捷格, 基格舞曲, 基格, 吉特舞曲, 快步吉格, 双吉格",
  ],
  [
    "slip jig",
    "slip jig, slip-jig, slipjig, hop jig",
    "滑步吉格舞曲, 滑步吉格舞, 滑步吉格, 滑步舞曲, 滑吉格, 滑格舞曲",
  ],
  ["slide", "slide", "滑行舞曲, 滑行舞, 滑步行进舞曲"],
  [
    "hornpipe",
    "hornpipe, horn pipe, sailor's hornpipe, sailors hornpipe",
    "角笛舞曲, 角笛舞, 角笛, 号管舞曲, 号笛舞曲, 号笛舞, 霍恩派普, 水手舞曲, 水手舞, 角笛曲",
  ],
  ["polka", "polka", "波尔卡舞曲, 波尔卡, 波卡舞曲, 波卡, 波尔卡舞"],
  ["march", "march, marching tune, marching song", "进行曲, 行进曲, 军队进行曲, 步伐进行曲"],
  ["quickstep", "quickstep, quick step, quick-step", "快步进行曲, 快步舞曲, 快步舞"],
  ["waltz", "waltz, valse, walz, walzer", "圆舞曲, 华尔兹舞曲, 华尔兹, 华尔滋, 圆舞"],
  [
    "mazurka",
    "mazurka, mazourka, masurka, mazur",
    "玛祖卡舞曲, 玛祖卡, 马祖卡舞曲, 马祖卡, 玛祖尔卡, 马祖尔卡, 玛祖卡舞",
  ],
  ["minuet", "minuet, menuet, minuetto, menuetto", "小步舞曲, 小步舞, 美女哀舞曲, 美女哀, 梅奴哀"],
  ["gavotte", "gavotte, gavot", "加沃特舞曲, 加沃特, 加伏特舞曲, 加伏特, 嘉禾舞曲, 加沃特舞"],
  [
    "strathspey",
    "strathspey",
    "斯特拉斯贝舞曲, 斯特拉斯贝, 斯特拉斯佩舞曲, 斯特拉斯佩, 史特拉斯贝, 斯特拉斯贝舞, 斯特拉斯贝里尔",
  ],
  [
    "schottische",
    "schottische, schottish, schottisch, scottische, schottis",
    "肖蒂什舞曲, 肖蒂什, 肖蒂什舞, 绍蒂什舞曲, 绍蒂什, 苏格兰波尔卡",
  ],
  ["barndance", "barndance, barn dance, barn-dance", "谷仓舞曲, 谷仓舞"],
  ["fling", "fling", "高地舞曲, 高地舞, 弗林舞曲"],
  ["clog", "clog, clog dance", "木屐舞曲, 木屐舞, 木鞋舞曲, 木鞋舞"],
  ["set dance", "set dance, set-dance, long dance", "套舞曲, 套舞"],
  [
    "country dance",
    "country dance, country-dance, contredanse, contra dance",
    "乡村舞曲, 乡村舞, 对舞曲, 土风舞曲, 乡村对舞",
  ],
  ["air", "air, ayre", "抒情曲, 歌调, 艾尔曲, 抒情小曲, 抒情曲调"],
  [
    "song",
    "song, folk song, folksong, folk-song, love song, drinking song, spring song, autumn song, summer song, winter song, song form, sea song, pop song, protest song, lovesong, evening song, morning song, student song, soldier's song, soldiers song, farewell song, wedding song, traditional song, sing-along",
    "民间歌曲, 民歌, 民谣, 歌曲, 歌谣, 情歌, 歌, 流行歌, 流行歌曲, 爱情歌曲, 恋歌, 战歌, 校歌, 老歌, 校园歌曲, 校园民谣",
  ],
  [
    "ballad",
    "ballad, ballade, narrative song, murder ballad",
    "叙事歌, 叙事曲, 叙事民歌, 叙事歌曲, 叙事民谣, 谣曲",
  ],
  [
    "children's song",
    "children's song, childrens song, child's song, childs song, kids song, kid's song, kids' song, song for children, song for kids, nursery rhyme, nursery song, children song, kindergarten song, children's tune, children's melody, kids tune, play song, counting song",
    "儿歌, 童谣, 儿童歌曲, 儿童歌, 少儿歌曲, 童歌, 幼儿歌曲, 儿童歌谣, 孩子的歌, 幼儿园儿歌",
  ],
  [
    "work song",
    "work song, working song, labour song, labor song, work-song, haozi, work chant, sea shanty, shanty, sea chantey, chantey, sea chanty, boatmen's song, boatman's song, rowing song",
    "号子, 劳动号子, 船工号子, 船夫号子, 搬运号子, 打夯号子, 水手号子, 劳动歌, 劳动歌曲, 工歌, 渔歌号子, 拉纤号子, 车水号子, 船夫曲",
  ],
  ["hymn", "hymn, hymn tune, psalm, psalm tune", "赞美诗, 圣诗, 赞美歌, 颂歌, 诗篇歌"],
  [
    "chorale",
    "chorale, choral melody, chorale melody, chorale tune, lutheran chorale",
    "众赞歌, 圣咏, 众赞曲, 众赞",
  ],
  ["art song", "art song, artsong, art-song, lied, lieder, kunstlied", "艺术歌曲, 艺术歌"],
  ["xiaodiao", "xiaodiao, xiao diao, folk ditty", "时调, 小曲小调"],
  [
    "shange",
    "shange, shan'ge, shan ge, mountain song, hill song",
    "山歌, 山歌调, 高腔山歌, 田歌, 牧歌山歌, 信天游, 花儿, 爬山调",
  ],
  [
    "freylekhs",
    "freylekhs, freylekh, freilach, freylach, freilekhs, freylechs, frailach, freilechs, bulgar",
    "弗雷莱克舞曲, 弗雷莱克, 弗雷莱赫, 弗莱莱赫舞曲, 弗莱莱赫, 弗雷莱克斯",
  ],
  ["skotshne", "skotshne, skocne, skochne", "斯科奇内舞曲, 斯科奇内"],
  ["sher", "sher, sherele", "剪刀舞曲, 剪刀舞"],
  ["khosidl", "khosidl, khosid, chusidl, chosidl, khusidl, hosidl", "哈西德舞曲, 哈西德舞, 哈西德"],
  ["nign", "nign, nigun, niggun, nigunim, niggunim, nigunn", "尼贡, 尼贡曲, 尼根"],
  ["dobriden", "dobriden, dobridzien, dobranoc", "迎宾曲"],
];

const NOUNS_COUNTED = RHYTHM_WORDS.flatMap(([, english]) => english.split(", "));

/** The plural of an English noun. @example pluralOf("waltz"); // => "waltzes" */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(?:z|ch|sh|ss|x)$/u.test(noun)) return `${noun}es`;
  return noun.endsWith("s") ? noun : `${noun}s`;
}

/** Every plural of a kind of tune, as they stand after a number. */
export const DANCE_PLURALS: readonly string[] = [
  ...new Set([...NOUNS_COUNTED.map(pluralOf), "waltzs", "polkas", "hymns"]),
]
  .filter((plural) => !NOUNS_COUNTED.includes(plural) || plural === "lieder")
  .sort((a, b) => b.length - a.length);

/** Names of kinds other than 小调, by which a lone 小调 beside them is known for a mode. */
export const RHYTHM_NAMES: readonly string[] = RHYTHM_WORDS.filter(
  ([rhythm]) => rhythm !== "xiaodiao",
).flatMap(([rhythm, english, chinese]) =>
  rhythm === "song" || rhythm === "air"
    ? [...chinese.split(", ").filter((word) => word.length > 1 && word !== "歌曲")]
    : [...chinese.split(", "), ...english.split(", ").filter((word) => word.length > 3)],
);
