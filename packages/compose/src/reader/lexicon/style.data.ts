/** @file What people call traditions: countries, regions, peoples. */
import type { Style } from "@melodist/analysis";

/** Tradition, English names, Chinese names. */
export const STYLE_WORDS: readonly (readonly [Style, english: string, chinese: string])[] = [
  [
    "irish",
    "irish, ireland, irish trad, trad irish, celtic, gaelic, kerry, donegal, county clare, sligo, galway, connemara, dublin, hibernian, sean nos, sean-nos",
    "爱尔兰, 爱尔兰式, 爱尔兰风, 凯尔特, 凯尔特风, 居尔特",
  ],
  [
    "scottish",
    "scottish, scots, scotland, scotch, highland, hebridean, shetland, orkney, lowland scots, highlands",
    "苏格兰, 苏格兰式, 设得兰, 高地风格",
  ],
  [
    "english",
    "english, england, british, northumbrian, morris, cornish, yorkshire, lancashire, old english",
    "英格兰, 英国, 英式, 不列颠, 英伦",
  ],
  ["welsh", "welsh, wales", "威尔士"],
  [
    "american",
    "american, america, usa, old-time, old time, oldtime, old-timey, appalachian, bluegrass, cajun, southern appalachian, new england, kentucky, texan, americana, us american",
    "美国, 美式, 阿巴拉契亚, 蓝草, 美国老时代, 老式美国, 美洲民间",
  ],
  [
    "canadian",
    "canadian, canada, cape breton, quebecois, quebec, nova scotian, nova scotia, newfoundland, acadian, french-canadian, french canadian",
    "加拿大, 魁北克, 布雷顿角, 新斯科舍, 纽芬兰",
  ],
  [
    "german",
    "german, germany, austrian, austria, bavarian, swiss, tyrolean, viennese, alpine, swabian",
    "德国, 德式, 德意志, 德奥, 奥地利, 巴伐利亚, 瑞士, 维也纳, 蒂罗尔",
  ],
  ["dutch", "dutch, holland, netherlands, flemish, belgian", "荷兰, 尼德兰, 弗拉芒, 佛兰德, 比利时"],
  ["french", "french, france, breton, parisian, brittany, auvergne", "法国, 法式, 法兰西, 布列塔尼, 巴黎"],
  [
    "nordic",
    "nordic, scandinavian, scandinavia, swedish, sweden, norwegian, norway, danish, denmark, finnish, finland, icelandic",
    "北欧, 斯堪的纳维亚, 瑞典, 挪威, 丹麦, 芬兰, 冰岛",
  ],
  [
    "romance",
    "italian, italy, spanish, spain, portuguese, portugal, neapolitan, sicilian, catalan, galician, basque, iberian, venetian, southern european",
    "意大利, 西班牙, 葡萄牙, 南欧, 那不勒斯, 西西里, 加泰罗尼亚, 意式",
  ],
  ["polish", "polish, poland", "波兰"],
  ["hungarian", "hungarian, hungary, magyar", "匈牙利"],
  [
    "east european",
    "east european, eastern european, east-european, russian, russia, ukrainian, ukraine, czech, bohemian, moravian, slovak, slovenian, bulgarian, bulgaria, romanian, romania, serbian, croatian, balkan, slavic, yugoslav, macedonian, lithuanian, latvian, estonian, baltic, eastern europe, moldovan",
    "东欧, 俄罗斯, 俄国, 俄式, 乌克兰, 捷克, 波希米亚, 斯洛伐克, 保加利亚, 罗马尼亚, 塞尔维亚, 克罗地亚, 巴尔干, 斯拉夫, 苏联",
  ],
  [
    "chinese",
    "chinese, china, jiangnan, shaanbei, shanbei, shaanxi, northern shaanxi, shanxi, sichuan, yunnan, xinjiang, inner mongolian, inner mongolia, mongolian, tibetan, cantonese, guangdong, taiwanese, hakka, suzhou, beijing, peking, shanghai, dongbei, manchurian, hunan, hebei, jiangsu, zhejiang, hunanese, uyghur, yangtze, northeast chinese, chinoiserie, chinese-style",
    "中国, 中国风, 中国式, 中国风格, 国风, 中式, 华夏, 江南丝竹, 江南, 江南水乡, 陕北, 陕西, 山西, 四川, 川渝, 巴蜀, 云南, 新疆, 内蒙古, 内蒙, 蒙古族, 蒙古, 草原蒙古, 西藏, 藏族, 藏式, 广东, 粤式, 岭南, 闽南, 福建, 台湾, 客家, 苏州, 扬州, 北京, 京味, 上海, 东北, 湖南, 湖北, 河北, 河南, 山东, 江苏, 浙江, 安徽, 江西, 广西, 贵州, 青海, 甘肃, 宁夏, 海南, 西北, 黄土高原, 西南, 华北, 苗族, 彝族, 壮族, 傣族, 维吾尔族, 维吾尔, 哈萨克族, 侗族, 土家族, 瑶族, 回族, 满族, 白族, 纳西族, 汉族, 中华, 古风, 川江, 京剧风, 吴地, 江浙, 皖南, 湘西, 长江, 黄河, 东北风, 国乐, 青海花儿, 信天游风, 信天游风格",
  ],
  [
    "klezmer",
    "klezmer, jewish, yiddish, ashkenazi, hasidic, chassidic, klezmer-style",
    "克莱兹默, 克莱兹梅尔, 克列兹莫, 克莱兹莫, 犹太, 犹太人, 意第绪, 哈西德派, 克雷兹默",
  ],
  ["hymn", "hymn style, hymn-style, hymnal style, hymn-like, hymnlike", "赞美诗风格, 赞美诗风"],
  ["chorale", "chorale style, chorale-style, chorale-like", "众赞歌风格"],
  ["art song", "art song style, art-song style", "艺术歌曲风格"],
  [
    "jazz standard",
    "jazz standard, jazz standards, jazz, jazzy, jazz-style, jazz style, tin pan alley, great american songbook",
    "爵士标准曲, 爵士标准, 爵士乐, 爵士, 爵士风, 爵士风格",
  ],
];
