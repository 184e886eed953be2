/** @file Images and feelings that are no mood of ours, and the moods that would go with them, with the reason for each. */
import type { MoodName } from "@melodist/analysis";
import type { Bilingual } from "../../bilingual.ts";

/** Words of one kind of image. */
export interface ImageTheme {
  readonly moods: readonly MoodName[];
  readonly because: Bilingual;
  readonly english: string;
  readonly chinese: string;
}

export const IMAGE_THEMES: readonly ImageTheme[] = [
  {
    moods: ["wistful", "calm"],
    because: {
      en: "rain and mist are heard as minor, slow and quiet",
      zh: "雨雾多以小调、缓慢、安静的音乐表现",
    },
    english:
      "rain, rainy, raining, raindrops, drizzle, mist, misty, fog, foggy, autumn rain, rain on a window, rainy day, grey sky",
    chinese: "雨 细雨 小雨 烟雨 春雨 秋雨 雨天 下雨 雨声 雨滴 雾 薄雾 烟雾 雨巷 窗外的雨 晨雨 夜雨",
  },
  {
    moods: ["calm", "tender"],
    because: { en: "moonlight and night ask for long notes and small steps", zh: "月色与夜晚宜用长音与级进" },
    english:
      "moon, moonlight, moonlit, moonrise, night, starlight, stars, starry, starry night, midnight, dusk, twilight, evening, candle, candlelight, fireplace, snow, snowfall, snowy, winter night",
    chinese:
      "春江花月夜 中秋 中秋节 月 月光 月色 月亮 明月 夜 夜晚 星星 星空 星光 繁星 黄昏 傍晚 夜色 深夜 雪 雪花 飘雪 下雪 雪景 烛光 炉火 晚霞 暮色 夕阳",
  },
  {
    moods: ["calm", "flowing"],
    because: {
      en: "still or running water moves in steps, without haste",
      zh: "流水宜用级进、不急不缓的旋律",
    },
    english:
      "river, stream, brook, creek, lake, water, flowing water, fountain, waterfall, pond, clouds, breeze, drifting, boat on a lake",
    chinese:
      "小桥流水 流水 溪流 小溪 泉水 湖 湖水 湖面 江水 河流 河水 小河 清泉 水乡 云 白云 微风 清风 小船 泛舟 山水 竹林 荷塘 荷花 垂柳 杨柳 水墨 水墨画",
  },
  {
    moods: ["expansive", "bold"],
    because: {
      en: "sea, mountains and plains are drawn with a wide range",
      zh: "大海、群山与草原宜用宽广的音域",
    },
    english:
      "sea, ocean, waves, like the sea, storm at sea, mountain, mountains, prairie, grassland, steppe, plains, sky, eagle, horizon, wind, canyon, desert, epic, cinematic, adventure, adventurous, journey, freedom",
    chinese:
      "大海 海 海浪 海洋 海边 波浪 高山 群山 山峰 草原 大草原 天空 蓝天 雄鹰 大漠 沙漠 戈壁 风 长河 黄土地 史诗 冒险 远方 旅途 自由",
  },
  {
    moods: ["bold", "lively"],
    because: { en: "battle and storm ask for leaps and many notes", zh: "战斗与风暴宜用跳进与密集的音" },
    english:
      "battle, war, fight, storm, stormy, thunder, thunderstorm, army, soldiers, knights, horses, gallop, galloping, horse race, cavalry, dramatic, passionate, intense, victory, tempest, pirates, warrior",
    chinese:
      "战斗 战争 战场 暴风雨 风暴 雷电 雷雨 军队 战士 骑兵 骏马 奔马 赛马 万马奔腾 胜利 凯旋 出征 沙场 武侠 江湖",
  },
  {
    moods: ["bright", "expansive"],
    because: {
      en: "dawn and spring are heard as major and rising",
      zh: "黎明与春天多以大调、上行的音乐表现",
    },
    english:
      "dawn, sunrise, morning, sunshine, sunlight, sun, spring, springtime, summer, flowers, blossom, blossoms, meadow, birdsong, birds, rainbow, garden, may morning, hope",
    chinese:
      "黎明 日出 清晨 早晨 晨光 朝阳 太阳 春天 春日 春光 夏天 夏日 花 鲜花 花开 桃花 草地 鸟鸣 小鸟 鸟儿 鸟语花香 彩虹 花园 希望 丰收 希望的田野",
  },
  {
    moods: ["lively", "bright"],
    because: { en: "feasts and dancing ask for many notes in major", zh: "节庆与舞会宜用大调与密集的音" },
    english:
      "wedding, party, festival, feast, pub, fair, celebration, birthday, new year, spring festival, lantern festival, carnival, market, harvest, christmas, drinking, tavern, train, racing",
    chinese:
      "婚礼 节日 过年 春节 新年 元宵 元宵节 端午 端午节 儿童节 庙会 集市 宴会 聚会 派对 酒馆 生日 狂欢 丰收节 迎亲 娶亲 舞会 圣诞 火车",
  },
  {
    moods: ["wistful", "tender"],
    because: {
      en: "parting, memory and love are heard as slow and in small steps",
      zh: "离别、回忆与爱情多以缓慢、级进的旋律表现",
    },
    english:
      "autumn, autumnal, fall leaves, falling leaves, farewell, goodbye, parting, memory, memories, lost love, old friend, old friends, home, homeland, grandmother, grandfather, childhood, lost loves, romance, romantic, lover, lovers, emigrant, emigration, exile, letter",
    chinese:
      "秋天 秋日 秋 落叶 枯叶 秋风 告别 送别 分别 回忆 往事 故乡 家乡 故人 老友 外婆 奶奶 童年 爱情 爱 恋人 浪漫 初恋 远行 游子 异乡 母亲 妈妈",
  },
  {
    moods: ["sombre", "wistful"],
    because: {
      en: "graves, ghosts and secrets are heard as minor and low",
      zh: "坟墓、鬼魂与秘密多以小调、低音表现",
    },
    english:
      "grave, graveyard, funeral, ghost, ghosts, ghostly, haunted, haunting, mysterious, mystery, mystical, mystic, spooky, eerie, ruins, cave, witch, tension, tense, scary, halloween, death, magical, magic, enchanted",
    chinese: "坟墓 葬礼 鬼魂 幽灵 神秘 诡异 废墟 洞穴 恐怖 紧张 死亡 魔法 魔幻 玄幻",
  },
  {
    moods: ["playful", "lively"],
    because: {
      en: "children and small animals are drawn with leaps and short notes",
      zh: "孩子与小动物宜用跳进与短音",
    },
    english:
      "kitten, cat, cats, puppy, dog, rabbit, squirrel, monkey, clown, circus, children playing, frog, mouse, duck, chicken, goat, donkey, butterfly, butterflies, bee",
    chinese:
      "小猫 猫 小狗 狗 兔子 小兔子 松鼠 猴子 小丑 马戏 小朋友 孩子 青蛙 老鼠 鸭子 小鸡 山羊 毛驴 小毛驴 蝴蝶 蜜蜂",
  },
  {
    moods: ["solemn", "stately"],
    because: { en: "temples and rites are heard as slow and even", zh: "庙宇与典礼多以缓慢、平稳的音乐表现" },
    english:
      "church, temple, cathedral, monastery, prayer, ceremony, procession, palace, king, queen, castle, coronation, graduation, monks",
    chinese: "教堂 寺庙 古寺 禅院 禅意 祈祷 典礼 仪式 宫殿 皇宫 城堡 国王 加冕 毕业典礼 钟声 佛",
  },
  {
    moods: ["calm", "tender"],
    because: { en: "dreams and sleep ask for long notes and small steps", zh: "梦与睡眠宜用长音与级进" },
    english:
      "dream, dreams, dreamy, dreamlike, ethereal, sleep, sleepy, bedtime, baby, newborn, newborn baby, cradle, lazy, lazy afternoon, tea, afternoon tea, coffee",
    chinese: "空灵 梦 梦幻 梦境 睡眠 睡觉 睡前 宝宝 婴儿 慵懒 午后 茶 喝茶 咖啡",
  },
  {
    moods: ["calm", "flowing"],
    because: {
      en: "fields, woods and villages are heard as unhurried",
      zh: "田园、林间与村庄多以从容的音乐表现",
    },
    english: "cottage, countryside, village, rural, pastoral, shepherd, forest, woods, wood",
    chinese: "小屋 乡村 田园 村庄 牧童 牧羊 森林 树林",
  },
  {
    moods: ["calm", "tender"],
    because: { en: "gentle words ask for long notes and small steps", zh: "柔美的词语宜用长音与级进" },
    english: "elegant, graceful, beautiful, lovely, light",
    chinese: "优雅 优美 典雅 清新 淡淡 轻松 抒情 美丽 动听 唯美",
  },
];
