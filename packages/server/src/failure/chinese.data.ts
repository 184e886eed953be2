/** @file What composing, searching and converting complain of, as it is said in Chinese. */

import { UNSUPPORTED_WORDS } from "@melodist/compose";

/** English sentences by pattern, with what they are in Chinese. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/^this tune cannot be worked on: (.*)$/, "这首曲子无法加工：$1"],
  [/^the tune has no bars (\d+) to (\d+)$/, "曲子里没有第 $1 至 $2 小节"],
  [/^no notes fill bar ([\d, ]+): its length is odd$/, "没有音符能填满第 $1 小节：它的长度不合常规"],
  [
    /^the tune is too long for the model: it takes (\d+) tokens of (\d+)$/,
    "曲子对模型来说太长：需要 $1 个词元，最多 $2 个",
  ],
  [/^this tune's bars follow no one plan.*$/, "这首曲子的小节不合同一个布局，无法据此写作"],
  [/^no tune came to its end within (\d+) tokens$/, "没有一首曲子能在模型的最大长度（$1）内写完"],
  [/^binary data, not a tune or any other text$/, "这是二进制数据，不是曲子，也不是文本"],
  [/^a query of (\d+) notes is too short to search by$/, "只有 $1 个音，太短，无法查找"],
  [/^a melody of more than (\d+) whole notes$/, "旋律超过 $1 个全音符"],
  [/^the tune lasts (\d+) minutes, too long to render$/, "曲子长达 $1 分钟，太长，无法演奏成音频"],
  [/^there is no model in (.*)$/, "没有名为 $1 的模型"],
];

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^It has bars (\d+) to (\d+), counted as printed.*$/, "它有第 $1 至 $2 小节（按谱面计，反复只算一次）。"],
  [/^Bars (\d+) to (\d+) can be worked on.*$/, "第 $1 至 $2 小节可以单独成曲来加工。"],
  [/^Work on a part of the tune: about (\d+) bars\.$/, "请只加工曲子的一部分：约 $1 小节。"],
  [/^Repair the bars that do not add up first.*$/, "请先修好拍数不对的小节。"],
  [/^melodist check tells which bars are odd.*$/, "“检查”会指出哪些小节有问题；模型不认识罕见的连音和拍号。"],
  [
    /^Changes of meter and bars that do not add up stand against it.*$/,
    "换拍号或拍数不对的小节会造成妨碍，请先检查。",
  ],
  [/^Ask for fewer bars, or work on a part of the tune\.$/, "请少要几个小节，或只加工曲子的一部分。"],
  [/^Name a file of text, or one of MIDI.*$/, "请给出文本文件；需要曲子时，也可以是 MIDI 或 MusicXML。"],
  [/^Give at least (\d+) notes\.$/, "请至少给出 $1 个音。"],
  [/^Cut it into tunes\.$/, "请切成单首曲子。"],
  [/^At most (\d+) minutes can be rendered.*$/, "最多可演奏 $1 分钟：请加快速度，或去掉反复。"],
];

/** @example translateMessage("the tune has no bars 9 to 12"); // => "曲子里没有第 9 至 12 小节" */
export function translateMessage(message: string): string | undefined {
  const said = translate(message, MESSAGES);
  return said && UNSUPPORTED.reduce((text, { en, zh }) => text.replace(en, zh), said).replaceAll("; ", "；");
}

const UNSUPPORTED = Object.values(UNSUPPORTED_WORDS);

/** A hint in Chinese; one that is not known stays as it is. */
export function translateHint(hint: string): string {
  return translate(hint, HINTS) ?? hint;
}

function translate(text: string, sentences: readonly (readonly [RegExp, string])[]): string | undefined {
  const found = sentences.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : text.replace(...found);
}
