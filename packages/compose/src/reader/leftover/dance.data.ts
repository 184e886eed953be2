/** @file Dances that are no kind of ours: of what is asked by their names their meter can be kept. */

/** Meter, English names, Chinese names. */
export const DANCE_METERS: readonly (readonly [meter: string, english: string, chinese: string])[] = [
  [
    "4/4",
    "tango, tango rhythm, bossa nova, bossa, rumba, foxtrot, cha-cha, allemande",
    "探戈 探戈舞曲 波萨诺瓦 巴萨诺瓦 伦巴 伦巴舞曲 恰恰舞 恰恰舞曲 狐步舞曲 阿勒曼德",
  ],
  [
    "2/4",
    "samba, rag, ragtime, csardas, czardas, two-step, two step, halling, habanera",
    "桑巴 桑巴舞曲 拉格泰姆 雷格泰姆 查尔达什 查尔达什舞曲 恰尔达什 恰尔达什舞曲 哈巴涅拉",
  ],
  ["2/2", "bourree, bourrees", "布列舞曲"],
  [
    "3/4",
    "bolero, sarabande, courante, polonaise, landler, hambo, springar",
    "波莱罗 萨拉班德 库朗特 波罗乃兹 波洛奈兹 连德勒",
  ],
  ["6/8", "siciliana, siciliano, tarantella", "西西里舞曲 塔兰泰拉"],
];
