/**
 * @file Kinds of tunes and the traditions they come from: one list of names for labels, controls and requests, with what
 * people call them in both languages.
 */

/** A name as people read it. */
export interface KindWords {
  readonly english: string;
  readonly chinese: string;
}

function words(english: string, chinese: string): KindWords {
  return { english, chinese };
}

/** Kinds of tunes: dances by their rhythm, songs by their use. */
export const RHYTHMS = {
  reel: words("reel", "里尔舞曲"),
  jig: words("jig", "吉格舞曲"),
  "slip jig": words("slip jig", "滑步吉格"),
  slide: words("slide", "滑行舞曲"),
  hornpipe: words("hornpipe", "角笛舞曲"),
  polka: words("polka", "波尔卡"),
  march: words("march", "进行曲"),
  quickstep: words("quickstep", "快步进行曲"),
  waltz: words("waltz", "圆舞曲"),
  mazurka: words("mazurka", "玛祖卡"),
  minuet: words("minuet", "小步舞曲"),
  gavotte: words("gavotte", "加沃特"),
  strathspey: words("strathspey", "斯特拉斯贝舞曲"),
  schottische: words("schottische", "肖蒂什舞曲"),
  barndance: words("barndance", "谷仓舞曲"),
  fling: words("fling", "高地舞曲"),
  clog: words("clog", "木屐舞曲"),
  "set dance": words("set dance", "套舞曲"),
  "country dance": words("country dance", "乡村舞曲"),
  air: words("air", "抒情曲"),
  song: words("song", "歌曲"),
  ballad: words("ballad", "叙事歌"),
  "children's song": words("children's song", "儿歌"),
  "work song": words("work song", "劳动号子"),
  hymn: words("hymn", "赞美诗"),
  chorale: words("chorale", "众赞歌"),
  "art song": words("art song", "艺术歌曲"),
  xiaodiao: words("xiaodiao", "民间小调"),
  shange: words("shange", "山歌"),
  freylekhs: words("freylekhs", "弗雷莱克舞曲"),
  skotshne: words("skotshne", "斯科奇内舞曲"),
  sher: words("sher", "剪刀舞曲"),
  khosidl: words("khosidl", "哈西德舞曲"),
  nign: words("nign", "尼贡"),
  dobriden: words("dobriden", "迎宾曲"),
} as const satisfies Record<string, KindWords>;

export type Rhythm = keyof typeof RHYTHMS;

/** Traditions, by the country or the kind of book a tune comes from. */
export const STYLES = {
  irish: words("Irish", "爱尔兰"),
  scottish: words("Scottish", "苏格兰"),
  english: words("English", "英格兰"),
  welsh: words("Welsh", "威尔士"),
  american: words("American", "美国"),
  canadian: words("Canadian", "加拿大"),
  german: words("German", "德国"),
  dutch: words("Dutch", "荷兰"),
  french: words("French", "法国"),
  nordic: words("Nordic", "北欧"),
  romance: words("Italian, Spanish or Portuguese", "南欧"),
  polish: words("Polish", "波兰"),
  hungarian: words("Hungarian", "匈牙利"),
  "east european": words("East European", "东欧"),
  chinese: words("Chinese", "中国"),
  klezmer: words("klezmer", "克莱兹默"),
  hymn: words("hymn", "赞美诗"),
  chorale: words("chorale", "众赞歌"),
  "art song": words("art song", "艺术歌曲"),
  "jazz standard": words("jazz standard", "爵士标准曲"),
} as const satisfies Record<string, KindWords>;

export type Style = keyof typeof STYLES;
