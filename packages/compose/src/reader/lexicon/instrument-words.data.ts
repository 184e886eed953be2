/** @file What people call instruments, beside the names that the table of instruments gives. */
import type { Instrument } from "../../instrument.data.ts";

/** Instrument, further English names, further Chinese names. */
export const INSTRUMENT_WORDS: readonly (readonly [Instrument, english: string, chinese: string])[] = [
  ["fiddle", "violin, violinist, fiddler, fiddel", "提琴, 小提琴曲, 菲德尔, 小提琴独奏"],
  [
    "flute",
    "irish flute, transverse flute, wooden flute, flutist, flautist, concert flute, fife",
    "长笛曲, 爱尔兰长笛, 木长笛, 长笛独奏",
  ],
  [
    "whistle",
    "whistle, penny whistle, pennywhistle, tinwhistle, irish whistle, low whistle, feadog",
    "哨笛, 锡笛, 爱尔兰哨笛, 爱尔兰锡笛, 便士哨, 爱尔兰锡哨, 六孔哨笛, 爱尔兰哨",
  ],
  [
    "recorder",
    "descant recorder, soprano recorder, treble recorder, alto recorder, blockflute",
    "直笛, 木笛, 牧童笛, 八孔竖笛, 高音竖笛, 八孔笛",
  ],
  [
    "uilleann pipes",
    "uilleann pipe, uillean pipes, uilleann, uileann pipes, irish pipes, union pipes, irish bagpipes, ullean pipes, uilean pipes",
    "爱尔兰肘风笛, 肘风笛, 伊利安风笛, 尤里安风笛, 爱尔兰风袋管",
  ],
  [
    "bagpipes",
    "bagpipe, pipes, highland pipes, great highland bagpipe, scottish pipes, smallpipes, scottish smallpipes, highland bagpipes, highland bagpipe, pipe band",
    "风笛, 高地风笛, 苏格兰高地风笛",
  ],
  [
    "accordion",
    "accordian, squeezebox, melodeon, button accordion, button box, piano accordion, box player",
    "手风琴曲, 巴扬",
  ],
  ["concertina", "anglo concertina, english concertina", "六角琴, 同角手风琴, 小六角手风琴"],
  ["harmonica", "mouth organ, mouthorgan, blues harp, mouth harp", "口琴曲"],
  ["banjo", "tenor banjo, 5-string banjo, five-string banjo", "班卓, 班祖琴, 五弦班卓琴, 斑鸠琴, 五弦琴"],
  ["mandolin", "mandoline, octave mandolin", "曼多林, 曼陀铃, 曼多铃, 曼陀林琴"],
  [
    "guitar",
    "acoustic guitar, classical guitar, guitarist, spanish guitar, fingerstyle guitar",
    "木吉他, 民谣吉他, 古典吉他, 六弦琴, 结他, 吉它",
  ],
  ["harp", "celtic harp, lever harp, irish harp, harpist, clarsach", "凯尔特竖琴, 爱尔兰竖琴"],
  ["piano", "pianoforte, keyboard, pianist, solo piano", "钢琴曲, 钢琴独奏, 键盘"],
  ["clarinet", "klezmer clarinet, clarinettist, clarinetist", "黑管, 竖笛黑管, 单簧管曲"],
  ["oboe", "oboist, baroque oboe, solo oboe", "双簧管曲, 双簧管独奏"],
  ["bassoon", "bassoonist, fagott, fagotto", "巴松, 巴松管, 大管曲, 大管独奏"],
  [
    "alto saxophone",
    "saxophone, sax, alto sax, saxophonist, sax player, sax solo",
    "萨克斯, 萨克斯管, 萨克斯风, 萨克斯曲, 萨克斯独奏, 中音萨克斯管, 中音萨克斯风",
  ],
  ["tenor saxophone", "tenor sax", "次中音萨克斯管, 次中音萨克斯风"],
  ["trumpet", "cornet, bugle", "小号曲"],
  ["horn", "french horn, horn player, hornist, waldhorn", "法国号, 圆号曲, 圆号独奏"],
  ["trombone", "trombonist, tenor trombone", "伸缩号, 长号曲, 长号独奏"],
  [
    "voice",
    "vocals, vocal, singer, voice solo, solo voice, singing voice, unaccompanied voice, single voice, a voice, human voice, for singing, to be sung, for someone to sing, children's voices",
    "嗓音, 歌唱, 演唱, 独唱, 歌手, 人声演唱, 声乐, 童声, 歌声, 清唱, 用嗓子唱",
  ],
  [
    "soprano",
    "soprano voice, for sopranos, soprano solo, female voice, female vocal, female vocals, female singer, woman's voice",
    "女声, 女声独唱, 高音女声, 女高音歌手, 女高音独唱, 花腔女高音",
  ],
  [
    "alto",
    "alto voice, contralto, contralto voice, low female voice",
    "低音女声, 女声低音, 女低音独唱, 女中低音",
  ],
  [
    "tenor",
    "tenor voice, tenor solo, male voice, male vocal, male vocals, male singer, man's voice",
    "男声, 男声独唱, 高音男声, 男高音独唱, 男高音歌手",
  ],
  [
    "bass",
    "bass voice, basso, bass singer, bass, low male voice",
    "低音男声, 男声低音, 男低音独唱, 低音歌手",
  ],
  ["viola", "violist, viola solo", "中提琴曲, 中提琴独奏"],
  ["cello", "violoncello, cellist, 'cello", "大提琴独奏, 大提琴曲"],
  [
    "erhu",
    "er hu, er-hu, chinese fiddle, chinese violin, two-string fiddle, huqin",
    "二胡曲, 二胡独奏, 胡琴, 南胡",
  ],
  [
    "dizi",
    "bamboo flute, chinese flute, di zi, chinese bamboo flute, qudi, bangdi",
    "竹笛, 曲笛, 梆笛, 笛, 笛曲, 中国笛, 笛子独奏, 笛子曲, 横笛",
  ],
  ["xiao", "dongxiao, vertical bamboo flute, chinese vertical flute", "洞箫, 箫曲, 洞萧, 萧, 紫竹箫"],
  ["pipa", "chinese lute, pi pa, pi-pa", "琵琶曲, 琵琶独奏"],
  ["guzheng", "zheng, gu zheng, gu-zheng, chinese zither", "筝, 筝曲, 古筝曲, 古筝独奏"],
  ["hulusi", "hulu si, hulusheng, gourd flute, cucurbit flute", "葫芦丝曲, 葫芦箫, 葫芦丝独奏"],
  ["suona", "chinese oboe, chinese shawm, shawm, laba", "唢呐曲, 喇叭唢呐, 锁呐, 唢呐独奏"],
];
