/**
 * @file Words that titles are made of, by the colour of the music: a thing and where it is, as tunes of every tradition
 * are called after what was in sight when they were made.
 */
import type { MoodName, Rhythm, Style } from "@melodist/analysis";
import type { Language } from "@melodist/score";

export type TitleColour = "bright" | "wistful" | "calm" | "bold";

export const COLOUR_OF_MOOD: Readonly<Record<MoodName, TitleColour>> = {
  bright: "bright",
  lively: "bright",
  playful: "bright",
  jaunty: "bright",
  wistful: "wistful",
  sombre: "wistful",
  tender: "wistful",
  intimate: "wistful",
  calm: "calm",
  lilting: "calm",
  flowing: "calm",
  solemn: "bold",
  stately: "bold",
  bold: "bold",
  expansive: "bold",
};

/** Kinds that keep their colour in major keys. */
export const COLOUR_OF_KIND: Partial<Readonly<Record<Rhythm, TitleColour>>> = {
  air: "calm",
  hymn: "calm",
  chorale: "calm",
  nign: "wistful",
};

/** Kinds that are Chinese whatever is said of their tradition. */
export const CHINESE_KINDS: ReadonlySet<Rhythm> = new Set<Rhythm>(["xiaodiao", "shange"]);

/** Traditions that are kinds of pieces themselves, and what is left of them before the Chinese name of another kind. */
export const PIECE_STYLES: Partial<Readonly<Record<Style, string>>> = {
  hymn: "",
  chorale: "",
  "art song": "",
  "jazz standard": "爵士",
};

/** Two rows of words, one of each to a title. */
export interface TitleWords {
  readonly first: readonly string[];
  readonly second: readonly string[];
}

export const TITLE_WORDS: Readonly<Record<Language, Readonly<Record<TitleColour, TitleWords>>>> = {
  en: {
    bright: {
      first: [
        "The Red Kite",
        "The Goose",
        "The Tin Kettle",
        "Seven Hens",
        "The Apple Cart",
        "The Magpie",
        "The Baker's Boy",
        "New Boots",
        "The Piebald Mare",
        "The Copper Jug",
        "Two Sparrows",
        "The Lark",
      ],
      second: [
        "at the Fair",
        "over the Hedge",
        "in the Hayloft",
        "up the Lane",
        "on Market Day",
        "across the Yard",
        "under the Stairs",
        "in the Barley",
        "on the Roof",
        "round the Well",
        "before Breakfast",
        "in the Clover",
      ],
    },
    wistful: {
      first: [
        "The Lantern",
        "The Last Ferry",
        "The Grey Heron",
        "An Unsent Letter",
        "The Empty Orchard",
        "The Far Bell",
        "The Curlew",
        "Snow",
        "The Blue Shawl",
        "The Broken Oar",
        "The Second Chair",
        "Smoke",
      ],
      second: [
        "on the Weir",
        "in November",
        "across the Strand",
        "beyond the Gate",
        "after the Rain",
        "at Low Tide",
        "above the Mill",
        "on the Old Road",
        "in the Window",
        "before the Frost",
        "by the Quay",
        "in the Fold",
      ],
    },
    calm: {
      first: [
        "The Willow",
        "A Candle",
        "The Slow River",
        "The Green Boat",
        "The Sleeping Dog",
        "Moss",
        "The Harbour Light",
        "The White Gate",
        "The Swan",
        "The Weaver's Wheel",
        "A Leaf",
        "The Quiet Bees",
      ],
      second: [
        "at Dusk",
        "in the Reeds",
        "below the Bridge",
        "by the Hearth",
        "on Still Water",
        "in the Garden",
        "on the Sill",
        "under the Elms",
        "by Moonlight",
        "in the Meadow",
        "along the Lough",
        "at Evening",
      ],
    },
    bold: {
      first: [
        "The High Road",
        "The Beacon",
        "The Iron Gate",
        "The Long Wind",
        "The Grey Stallion",
        "The North Star",
        "The Drum",
        "The Eagle",
        "The Oak",
        "The Tall Ship",
        "The Standing Stone",
        "The Old Bell",
      ],
      second: [
        "over the Moor",
        "on the Ridge",
        "at the Crossing",
        "above the Glen",
        "to the West",
        "on the Headland",
        "at Sunrise",
        "beyond the Hills",
        "through the Pass",
        "against the Tide",
        "on the Summit",
        "of the Valley",
      ],
    },
  },
  zh: {
    bright: {
      first: ["春山", "花溪", "晓村", "杏林", "南塘", "桃坞", "柳堤", "茶坡", "竹园", "桑田", "集上", "晴川"],
      second: [
        "新燕",
        "采莲",
        "鸣泉",
        "放鸢",
        "牧笛",
        "喜鹊",
        "踏青",
        "赶集",
        "戏水",
        "秋千",
        "早莺",
        "货郎",
      ],
    },
    wistful: {
      first: ["雨巷", "寒江", "残荷", "秋水", "空山", "孤城", "古渡", "西窗", "霜林", "旧院", "长亭", "暮雪"],
      second: [
        "归雁",
        "落梅",
        "孤灯",
        "听雨",
        "远钟",
        "别柳",
        "断桥",
        "夜笛",
        "寒蝉",
        "残月",
        "远帆",
        "旧书",
      ],
    },
    calm: {
      first: ["柳岸", "荷塘", "月桥", "竹院", "松间", "溪畔", "水乡", "小窗", "兰舟", "石径", "芦荡", "茶烟"],
      second: [
        "渔火",
        "流萤",
        "夜泊",
        "清风",
        "浮萍",
        "晚钟",
        "白鹭",
        "闲云",
        "灯影",
        "归舟",
        "新月",
        "细雨",
      ],
    },
    bold: {
      first: ["塞上", "高原", "长河", "关山", "大漠", "云岭", "草原", "雪峰", "黄土", "千山", "峡江", "北国"],
      second: [
        "走马",
        "落日",
        "雄鹰",
        "号角",
        "长风",
        "烽火",
        "奔流",
        "星野",
        "驼铃",
        "飞雪",
        "晨号",
        "远歌",
      ],
    },
  },
};
