/** @file What commands complain of, as it is said in Chinese; what the packages below complain of is said as the server says it. */

/** English sentences by pattern, with what they are in Chinese. */
type Sentences = readonly (readonly [RegExp, string])[];

const MESSAGES: Sentences = [
  [/^(--\S+): (".*") is no (?:key|range|tempo)$/s, "$1：看不懂 $2"],
  [/^--bars: (".*") are no bars$/s, "--bars：看不懂 $1"],
  [/^(".*") are no chords$/s, "$1 不是和弦"],
  [/^there is no tune in (.*)$/s, "$1 里没有曲子"],
  [/^(.*) holds no tune$/s, "$1 里没有曲子"],
  [/^(.*) has no tune X:(\d+)$/s, "$1 里没有 X:$2"],
  [/^no such file: (.*)$/s, "没有这个文件：$1"],
  [/^there is no folder (.*)$/s, "没有这个文件夹：$1"],
  [/^cannot read (.*) \((.*)\)$/s, "无法读取 $1（$2）"],
  [/^cannot write (.*) \((.*)\)$/s, "无法写入 $1（$2）"],
  [/^cannot make the folder (.*) \((.*)\)$/s, "无法建立文件夹 $1（$2）"],
  [/^(.*) has (\d+) bytes$/s, "$1 有 $2 字节，太大"],
  [/^(.*) is (\S+), not ABC$/s, "$1 是 $2，不是 ABC"],
  [/^it is no (\S+), which begins with (.*)$/s, "不是 $1 文件，那应以 $2 开头"],
  [/^no format is known by the name (.*)$/s, "看不出 $1 是什么格式"],
  [/^the format of standard output is not known$/, "标准输出的格式不明"],
  [/^standard output takes one tune as (\S+)$/, "标准输出只能写一首 $1"],
  [/^there is no model in (.*)$/s, "$1 里没有模型"],
  [/^the model that comes with melodist is missing$/, "缺少随程序附带的模型"],
  [/^the model in (.*?) cannot be used: (.*)$/s, "$1 里的模型无法使用：$2"],
  [/^there is no index of melodies in (.*)$/s, "$1 里没有旋律索引"],
  [/^a wish of (\d+) characters is too long to read$/, "要求长达 $1 个字符，太长"],
  [/^composing needs the package (\S+), which is not installed$/, "作曲需要尚未安装的程序包 $1"],
];

const HINTS: Sentences = [
  [/^Say a note and a mode: .*$/, "写一个音和调式：“D”、“Em”、“降B大调”、“F# dorian”。"],
  [/^Say two notes with their octaves.*$/, "写出两个音及其八度，C4 为中央 C：D4-B5。"],
  [/^Say beats a minute, or one of: (.*)\.$/, "写每分钟拍数，或其中之一：$1。"],
  [/^Say the first and the last: .*$/, "写出首末小节：--bars 5-8；弱起为第 0 小节。"],
  [/^Part bars by \|: (.*)\.$/, "小节用 | 隔开：$1。"],
  [
    /^An ABC tune begins with a line X:1 and has a line K:.*$/,
    "ABC 曲子以 X:1 开头并有 K: 行；可试 melodist check。",
  ],
  [/^Try melodist check\.$/, "可试 melodist check。"],
  [/^Check the path\.$/, "请检查路径。"],
  [/^Check --corpora\.$/, "请检查 --corpora。"],
  [/^Check that the folder exists.*$/, "请检查文件夹是否存在、是否可写、磁盘是否还有空间。"],
  [/^Split it into smaller files\.$/, "请拆成小一些的文件。"],
  [/^Convert it first: (.*)$/s, "请先转换：$1"],
  [/^melodist info lists the tunes of a file\.$/, "melodist info 列出文件里的曲子。"],
  [/^It may be damaged, or of another format.*$/, "文件可能损坏，或格式与名称不符。"],
  [/^Use one of (.*), or say (--\S+) FORMAT\.$/, "请用 $1 之一，或写明 $2 格式。"],
  [/^Name a file with -o: .*$/, "用 -o 给出文件名，每首曲子的文件名会加上编号。"],
  [/^Name the folder that melodist train wrote.*$/, "请给出 melodist train 写出的文件夹，或不写 --model。"],
  [/^Install melodist again.*$/, "请重新安装 melodist，或用 --model 给出模型文件夹。"],
  [/^Name another model with --model\.$/, "请用 --model 换一个模型。"],
  [/^Fetch or export the model again\.$/, "请重新获取或导出模型。"],
  [/^Name another with --data\.$/, "请用 --data 换一个。"],
  [
    /^Name a corpus that melodist corpus build made.*$/,
    "请用 --in 给出 melodist corpus build 建的语料库或其 melodies.index。",
  ],
  [/^say it in (\d+) characters or fewer.*$/, "请控制在 $1 个字符以内；长歌词请用 --lyrics。"],
];

/** What went wrong, in Chinese as far as it is known. */
export async function inChinese(
  message: string,
  hint: string | undefined,
): Promise<{ readonly message: string; readonly hint: string | undefined }> {
  // Only now: the server is much to load.
  const { translateHint, translateMessage } = await import("@melodist/server");
  const sentence = (text: string) => translate(text, MESSAGES) ?? translateMessage(text);
  const [, file = "", inner = ""] = /^(\S+): (.+)$/s.exec(message) ?? [];
  const said = inner === "" ? undefined : sentence(inner);
  return {
    message: sentence(message) ?? (said === undefined ? message : `${file}：${said}`),
    hint: hint && (translate(hint, HINTS) ?? translateHint(hint)),
  };
}

function translate(text: string, sentences: Sentences): string | undefined {
  const found = sentences.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : text.replace(...found);
}
