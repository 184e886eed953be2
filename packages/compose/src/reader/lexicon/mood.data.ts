/** @file Words that say a mood, and those that say how fast and how dense. */
import type { MoodName } from "@melodist/analysis";
import type { ComposeRequest } from "../../request.ts";

/** Mood, English words, Chinese words. */
export const MOOD_PHRASES: readonly (readonly [MoodName, english: string, chinese: string])[] = [
  [
    "bright",
    "bright, brightly, happy, happily, happiness, cheerful, cheerfully, cheery, joyful, joyfully, joyous, joy, merry, merrily, glad, jolly, sunny, delighted, delightful, uplifting, upbeat, festive, celebratory, gleeful, jubilant, optimistic, exuberant, radiant, feel-good, light-hearted, lighthearted, good-humoured, rejoicing, happier, brighter, exultant, cheering, hopeful",
    "明亮, 明亮些, 欢快, 快乐, 喜庆, 欢乐, 欢喜, 快活, 高兴, 开心, 愉快, 喜悦, 欢腾, 欢畅, 喜气, 喜气洋洋, 明朗, 明快, 开朗, 欢欣, 欢悦, 阳光, 乐观, 欢庆, 喜洋洋, 欢天喜地, 兴高采烈, 愉悦, 轻松愉快, 欢愉, 喜乐",
  ],
  [
    "wistful",
    "wistful, wistfully, sad, sadly, sadness, melancholy, melancholic, melancholia, nostalgic, nostalgia, nostalgically, longing, yearning, homesick, homesickness, bittersweet, bitter-sweet, plaintive, pensive, lonely, lonesome, loneliness, forlorn, regretful, rueful, sorrow-tinged, sad-sounding, sadder, missing home, reminiscing, heartbroken, tearful",
    "忧伤, 思念, 惆怅, 忧郁, 伤感, 忧愁, 哀愁, 愁绪, 思乡, 乡愁, 怀念, 怀旧, 怀乡, 感伤, 怅惘, 惘然, 思乡之情, 想家, 离愁, 离别, 离愁别绪, 相思, 思慕, 孤独, 寂寞, 失落, 凄美, 忧思, 淡淡的忧伤, 淡淡忧伤, 哀婉, 落寞, 伤怀, 缅怀, 愁, 忧, 追忆, 眷恋, 乡思, 凄婉, 幽怨, 伤心",
  ],
  [
    "sombre",
    "sombre, somber, sombrely, mournful, mournfully, lament, laments, elegy, elegies, dirge, dirges, mourning, dark, darker, darkly, gloomy, gloom, sorrowful, sorrow, tragic, grieving, grief, funereal, lamenting, brooding, heavy-hearted, doleful, dismal, bleak, despairing, woeful, elegiac, ominous, grim, desolate, heavy",
    "悲伤, 沉重, 挽歌, 哀歌, 悲歌, 哀乐, 深沉, 悲哀, 哀伤, 哀痛, 悲痛, 悲凉, 凄凉, 阴郁, 阴沉, 低沉, 压抑, 黑暗, 暗淡, 灰暗, 沉痛, 凝重, 悲苦, 哀悼, 悲切, 悲壮, 悲戚, 苍凉, 难过, 忧沉, 悲, 悲怆, 绝望, 肃杀, 沉郁, 昏暗, 阴暗",
  ],
  [
    "lively",
    "lively, energetic, energetically, energy, spirited, vigorous, vigorously, vivacious, animated, high-spirited, peppy, rousing, driving, full of life, full of energy, zippy, sprightly, fiery, dynamic, exciting, excited, high-energy, high energy, livelier, boisterous, frisky, rollicking, foot-tapping, foot-stomping, rowdy, danceable, zestful",
    "活泼, 活跃, 活力, 有活力, 充满活力, 热烈, 热闹, 朝气蓬勃, 有朝气, 生动, 生机勃勃, 蓬勃, 奔腾, 热情, 热情洋溢, 欢跃, 激情, 有劲, 带劲, 活泼可爱, 兴奋, 红火, 火热, 灵动, 充满朝气, 轻松活泼, 精力充沛, 有动感, 动感, 激烈",
  ],
  [
    "calm",
    "calm, calming, calmly, peaceful, peacefully, peace, quiet, quietly, serene, serenely, serenity, tranquil, tranquility, tranquillity, placid, restful, relaxed, relaxing, meditative, contemplative, soothing, mellow, still, laid-back, laid back, unhurried, easygoing, easy-going, reposeful, calmer, quieter, hushed, reflective, zen",
    "宁静, 安静, 平静, 恬静, 静谧, 安宁, 安详, 祥和, 平和, 沉静, 舒缓, 悠闲, 闲适, 恬淡, 淡雅, 清静, 幽静, 安逸, 寂静, 宁谧, 静静, 平缓, 和缓, 冥想, 静心, 安谧, 恬适, 放松, 清幽, 娴静, 悠然, 淡然",
  ],
  [
    "solemn",
    "solemn, solemnly, serious, grave, austere, reverent, reverential, devout, sacred, prayerful, pious, holy, hallowed, earnest",
    "庄重, 肃穆, 庄严肃穆, 严肃, 神圣, 虔诚, 肃静, 庄肃, 郑重",
  ],
  [
    "stately",
    "stately, noble, nobly, majestic, majestically, regal, royal, grand, grandly, dignified, ceremonial, ceremonious, imperial, imposing, courtly, lordly, majesty, pompous",
    "庄严, 宏伟, 雄伟, 高贵, 尊贵, 威严, 华贵, 隆重, 气派, 恢宏, 端庄, 堂皇, 富丽堂皇, 崇高, 辉煌, 大气, 宏大",
  ],
  [
    "playful",
    "playful, playfully, funny, humorous, humourous, comic, comical, mischievous, whimsical, quirky, cheeky, silly, witty, impish, teasing, fun, amusing, jocular, goofy, childlike, light and playful, tongue-in-cheek, puckish, frolicsome, frolicking",
    "俏皮, 顽皮, 调皮, 诙谐, 幽默, 滑稽, 风趣, 有趣, 好玩, 淘气, 逗趣, 搞笑, 童趣, 戏谑, 嬉戏, 活泼俏皮, 天真, 谐谑, 搞怪, 逗, 可爱",
  ],
  [
    "jaunty",
    "jaunty, jauntily, bouncy, perky, breezy, skipping, carefree, swaggering, springy, bouncing, snappy, strutting, swinging",
    "轻快, 轻盈, 跳跃, 弹跳, 蹦蹦跳跳, 轻巧, 轻快活泼, 跳动, 无忧无虑",
  ],
  [
    "lilting",
    "lilting, swaying, rocking, lilt, with a lilt, lilty, undulating",
    "摇曳, 摇摆, 摇荡, 荡漾, 摇晃, 摇曳生姿, 轻轻摇摆",
  ],
  [
    "tender",
    "tender, tenderly, tenderness, gentle, gently, sweet, sweetly, soft, softly, loving, lovingly, affectionate, warm, warmly, warm-hearted, caressing, delicate, heartfelt, gentler, softer, sentimental, lullaby, lullabies, cradle song, cradle songs, lullaby-like, berceuse, sweetness, warmth, gentleness",
    "温柔, 柔和, 柔美, 轻柔, 甜美, 甜蜜, 深情, 温情, 柔情, 温存, 温婉, 柔软, 柔婉, 细腻, 摇篮曲, 催眠曲, 安眠曲, 温和, 温暖, 温馨, 暖, 暖暖, 柔柔, 轻轻柔柔, 柔, 缠绵, 含情脉脉, 甜甜, 眠歌, 情深",
  ],
  [
    "flowing",
    "flowing, flowingly, smooth, smoothly, fluid, fluent, cantabile, legato, song-like, songlike, gliding, streaming, graceful and flowing, melodious, lyrical",
    "流畅, 悠扬, 流动, 如歌, 婉转, 行云流水, 流水般, 连绵, 绵延, 如流水, 流利, 委婉, 悠扬婉转, 婉转悠扬, 歌唱性, 流淌, 舒畅, 顺畅",
  ],
  [
    "bold",
    "bold, boldly, heroic, heroically, brave, bravely, courageous, triumphant, triumphal, powerful, mighty, valiant, strong, daring, defiant, fearless, victorious, martial, warlike, fierce, gallant, rugged, proud, stirring",
    "豪迈, 雄壮, 英勇, 英雄, 英雄气概, 激昂, 奔放, 豪放, 有力, 威武, 刚健, 勇敢, 慷慨激昂, 慷慨, 勇猛, 雄浑, 坚定, 铿锵, 铿锵有力, 气势磅礴, 磅礴, 壮烈, 豪情, 豪情万丈, 威风, 阳刚, 粗犷, 强劲, 高昂, 昂扬, 气势, 有气势, 雄健, 英武, 热血, 壮阔豪迈",
  ],
  [
    "expansive",
    "expansive, broad, sweeping, soaring, spacious, wide-ranging, vast, wide-open, open and wide",
    "舒展, 辽阔, 开阔, 宽广, 广阔, 宽阔, 壮阔, 高亢, 嘹亮, 高亢嘹亮, 悠远, 辽远, 苍茫, 空旷, 悠长",
  ],
  [
    "intimate",
    "intimate, intimately, cosy, cozy, homely, close and personal",
    "亲切, 亲密, 私密, 亲近, 朴实亲切",
  ],
];

type TempoWord = NonNullable<ComposeRequest["tempo"]>;
type DensityWord = NonNullable<ComposeRequest["density"]>;

/** How fast, English words, Chinese words; what has a degree before it comes of `DEGREES`. */
export const TEMPO_PHRASES: readonly (readonly [TempoWord, english: string, chinese: string])[] = [
  [
    "very slow",
    "largo, larghissimo, grave tempo, dead slow, super slow, slow as possible, very slowly, extremely slow, painfully slow",
    "广板, 庄板, 极慢板, 最缓板, 最慢",
  ],
  [
    "slow",
    "slow, slowly, adagio, lento, larghetto, slow tempo, slow-paced, slow paced, slowish, on the slow side, leisurely, unhurried tempo, slower, not fast, slow speed, a slow pace, low tempo",
    "慢, 慢板, 柔板, 缓慢, 慢速, 慢一点, 慢一些, 慢点, 慢些, 慢慢, 慢节奏, 偏慢, 稍慢, 较慢, 比较慢, 有点慢, 缓, 徐缓, 速度慢, 小广板, 慢悠悠, 慢吞吞, 舒缓的速度, 速度舒缓, 节奏舒缓, 节奏缓慢, 从容, 慢拍, 慢慢的, 慢慢地, 慢歌",
  ],
  [
    "moderate",
    "moderate, moderato, andante, andantino, medium tempo, mid-tempo, mid tempo, midtempo, moderate tempo, medium speed, moderate speed, moderately, medium pace, moderate pace, walking pace, walking tempo, medium-paced, medium paced, moderately paced, neither fast nor slow, not too fast, not too slow, not too fast and not too slow, not too fast not too slow, average tempo, steady tempo, comfortable tempo, medium-tempo, moderately slow, moderately fast, normal tempo, normal speed, allegro moderato, at a medium",
    "中速, 中等速度, 速度中等, 行板, 中板, 小行板, 不快不慢, 不紧不慢, 速度适中, 适中的速度, 中速度, 快慢适中, 中庸速度, 步行速度, 中等快慢, 中等的速度, 不太快, 不太慢, 不要太快, 不要太慢, 别太快, 别太慢, 别太快也别太慢, 稳健的速度, 中速稍快, 中速偏快, 中速偏慢, 中速稍慢, 正常速度, 中快",
  ],
  [
    "fast",
    "fast, allegro, quick, quickly, fast-paced, fast paced, rapid, rapidly, brisk, briskly, up-tempo, uptempo, up tempo, speedy, allegretto, vivace, swift, fast tempo, fastish, on the fast side, faster, con brio, quicker, snappy tempo, fleet, fast speed, a quick pace, high tempo, a good clip, allegro con brio, vivo, brisk tempo, quick tempo",
    "快, 快板, 快速, 快一点, 快一些, 快点, 快些, 快节奏, 偏快, 稍快, 较快, 比较快, 有点快, 小快板, 活板, 速度快, 急速, 快拍, 节奏快, 迅速, 急促, 节奏快一点, 节奏紧凑, 快快, 快歌",
  ],
  [
    "very fast",
    "presto, prestissimo, breakneck, lightning fast, blazing, blazing fast, blistering, fast as possible, as fast as possible, super fast, very quickly, at full speed, furious, lightning-fast, frantic, breakneck speed, breakneck pace, vivacissimo, allegrissimo",
    "急板, 极快板, 最急板, 飞快, 最快, 飞速, 疾速, 极速",
  ],
];

/** Density of notes, English words, Chinese words. */
export const DENSITY_PHRASES: readonly (readonly [DensityWord, english: string, chinese: string])[] = [
  [
    "very sparse",
    "very few notes, hardly any notes, as few notes as possible, minimal notes, extremely sparse, very sparse, really sparse, super sparse, barely any notes",
    "音很少, 音符很少, 非常稀疏, 很稀疏, 极少的音, 音符极少, 非常疏朗, 很疏朗, 极疏, 极其稀疏, 音符非常少, 很少的音符",
  ],
  [
    "sparse",
    "sparse, sparsely, few notes, fewer notes, not many notes, not too many notes, not too busy, not so many notes, not too dense, not busy, uncluttered, airy and sparse, with few notes, light on notes, long notes, mostly long notes, plenty of space, lots of space, open texture, thin, minimalist, minimal, low density, thinly scored, spare, few and long notes, less busy, not dense, not so busy, not very busy, not very dense, don't crowd it, room to breathe, low note density",
    "疏朗, 稀疏, 音少, 音符少, 音少一点, 音少一些, 音符少一点, 音符少一些, 少一些音, 少一点音, 少音, 音符稀疏, 音符疏朗, 音不多, 音符不多, 音不要太多, 音符不要太多, 不要太密, 不要太多音, 不要太密集, 别太密, 别太密集, 不太密集, 音别太多, 音符别太多, 疏松, 简疏, 稀疏一点, 疏一点, 疏, 疏落, 音符不要太密, 音不要太密, 留白, 多留白, 音少而长, 音符不密集, 不密集, 疏密适中偏疏, 较少的音符, 少量音符, 音符较少, 密度低, 低密度, 密度小, 清疏, 音符不要太密集, 长音多, 多用长音, 长音为主",
  ],
  [
    "medium",
    "medium density, moderate density, moderately dense, average density, medium note density, not too dense and not too sparse, neither dense nor sparse",
    "密度适中, 密度中等, 中等密度, 疏密适中, 疏密有致, 音符适中, 音符密度适中, 疏密得当, 不疏不密",
  ],
  [
    "dense",
    "dense, densely, busy, many notes, lots of notes, a lot of notes, plenty of notes, more notes, notey, notesy, note-filled, packed with notes, full of notes, tons of notes, loads of notes, crowded, lots of fast notes, many fast notes, high density, high note density, packed, running notes, with many notes, dense with notes, intricate, florid, constant eighth notes, continuous eighth notes, flurry of notes, many quick notes, thick with notes, rich in notes, heaps of notes, jam-packed",
    "密集, 密, 音多, 音符多, 多音符, 音符密集, 音符密, 音密, 音多一点, 音多一些, 音符多一点, 音符多一些, 音符多一些, 多一些音符, 多一点音符, 紧密, 密集些, 密一点, 密集一点, 音群密集, 密度大, 密度高, 高密度, 很多音符, 许多音符, 音很多, 音符很多, 繁密, 繁复, 花哨, 音符繁多, 大量音符, 稠密, 音符比较密, 加花, 较密, 比较密集, 较密集, 节奏密集, 音符较多, 音符丰富",
  ],
  [
    "very dense",
    "very busy, very dense, extremely dense, extremely busy, as many notes as possible, really busy, really dense, super busy, super dense, crammed, wall-to-wall notes, very many notes, insanely busy",
    "非常密集, 很密集, 很密, 极密, 非常密, 特别密集, 极其密集, 十分密集, 音符非常多, 音非常多, 特别密",
  ],
];

/** Words that make `slow` very slow and `fast` very fast. */
export const DEGREES = {
  english: [
    "very",
    "really",
    "extremely",
    "super",
    "so",
    "insanely",
    "incredibly",
    "ultra",
    "terribly",
    "very very",
  ],
  chinese: [
    "很",
    "非常",
    "极",
    "特别",
    "十分",
    "极其",
    "超",
    "超级",
    "极为",
    "相当地",
    "飞快地",
    "非常非常",
    "尽量",
    "最",
  ],
} as const;
