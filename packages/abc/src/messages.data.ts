/** @file The wording of every diagnostic, in English and Chinese; `{}` stands for the detail. */

/** Code → how grave it is and what is said. */
export const MESSAGES = {
  "no-tune": {
    severity: "error",
    en: "no tune found: a tune begins with a line X:1 and has a line K:",
    zh: "没有找到曲子：每首曲子以 X:1 开头，并且要有 K: 行",
  },
  "missing-number": {
    severity: "warning",
    en: "the tune has no X: line",
    zh: "曲子缺少 X: 行",
  },
  "bad-number": {
    severity: "warning",
    en: "X: needs a whole number, not “{}”",
    zh: "X: 后面应是整数，而不是“{}”",
  },
  "missing-key": {
    severity: "warning",
    en: "the music begins without a K: line; no key is assumed",
    zh: "乐谱开始前缺少 K: 行，按无调号处理",
  },
  "no-music": { severity: "info", en: "the tune has no music", zh: "这首曲子没有音符" },
  "header-text": {
    severity: "warning",
    en: "“{}” in the header is neither a field nor music; it is skipped",
    zh: "曲头中的“{}”既不是字段也不是音符，已跳过",
  },
  "unknown-field": {
    severity: "info",
    en: "field {} is not in the standard; it is kept as it is",
    zh: "标准中没有 {} 字段，按原样保留",
  },
  "bad-key": {
    severity: "error",
    en: "no key called “{}”; no signature is assumed. Try K:G, K:Am or K:Ddor",
    zh: "没有叫“{}”的调，按无调号处理。可以写 K:G、K:Am 或 K:Ddor",
  },
  "odd-key": {
    severity: "warning",
    en: "“{}” after the key was not understood; it is skipped",
    zh: "调号后面的“{}”无法理解，已跳过",
  },
  "bad-meter": {
    severity: "error",
    en: "no meter called “{}”; the meter is left free. Try M:4/4 or M:6/8",
    zh: "没有叫“{}”的拍号，按自由节拍处理。可以写 M:4/4 或 M:6/8",
  },
  "bad-unit": {
    severity: "error",
    en: "no unit length called “{}”. Try L:1/8",
    zh: "没有叫“{}”的单位时值。可以写 L:1/8",
  },
  "bad-tempo": {
    severity: "warning",
    en: "tempo “{}” was not understood; it is kept as words. Try Q:1/4=120",
    zh: "速度“{}”无法理解，按文字保留。可以写 Q:1/4=120",
  },
  "bad-voice": { severity: "warning", en: "V: needs a name", zh: "V: 后面要有声部名" },
  "odd-voice": {
    severity: "warning",
    en: "“{}” after the name of the voice was not understood; it is skipped",
    zh: "声部名后面的“{}”无法理解，已跳过",
  },
  "too-many-voices": {
    severity: "error",
    en: "a tune has at most {} voices; the music goes on in the voice before",
    zh: "一首曲子最多 {} 个声部，后面的音乐归入前一个声部",
  },
  "bad-user-symbol": {
    severity: "warning",
    en: "“{}” does not define a symbol. Try U:T = !trill!",
    zh: "“{}”没有定义符号。可以写 U:T = !trill!",
  },
  "bad-macro": {
    severity: "warning",
    en: "“{}” does not define a macro. Try m:~g2 = {a}g{f}g",
    zh: "“{}”没有定义宏。可以写 m:~g2 = {a}g{f}g",
  },
  "macro-applied": {
    severity: "info",
    en: "macro “{}” is written out where it is used",
    zh: "宏“{}”已在使用处展开",
  },
  "long-macro": {
    severity: "error",
    en: "with its macros written out the line is longer than {} characters; they are left as they are",
    zh: "展开宏以后这一行超过 {} 个字符，宏未展开",
  },
  "unknown-character": {
    severity: "error",
    en: "“{}” means nothing in ABC; it is skipped",
    zh: "“{}”在 ABC 中没有意义，已跳过",
  },
  "unknown-symbol": {
    severity: "info",
    en: "letter {} has no meaning here (U: could give it one); it is skipped",
    zh: "字母 {} 在这里没有意义（可以用 U: 定义），已跳过",
  },
  "unknown-decoration": {
    severity: "info",
    en: "decoration !{}! is not in the standard; it is kept",
    zh: "标准中没有装饰 !{}!，按原样保留",
  },
  "odd-symbol": {
    severity: "warning",
    en: "“{}” in s: is neither a decoration nor a quoted text; it is skipped",
    zh: "s: 行中的“{}”既不是装饰也不是引号文字，已跳过",
  },
  "too-many-marks": {
    severity: "error",
    en: "a note or bar line has at most {} marks; the rest are skipped",
    zh: "一个音符或小节线最多 {} 个记号，其余已跳过",
  },
  "old-line-break": {
    severity: "info",
    en: "a single ! is an old sign for a line break",
    zh: "单独的 ! 是旧式换行符",
  },
  "old-chord": {
    severity: "warning",
    en: "+…+ is an old spelling of a chord; [..] is written today",
    zh: "+…+ 是和弦的旧写法，现在写作 [..]",
  },
  "note-expected": {
    severity: "error",
    en: "“{}” stands before no note; it is skipped",
    zh: "“{}”后面没有音符，已跳过",
  },
  "unclosed-chord": {
    severity: "error",
    en: "the chord is not closed: ] is missing",
    zh: "和弦没有结束：缺少 ]",
  },
  "empty-chord": { severity: "error", en: "a chord without notes", zh: "和弦里没有音符" },
  "chord-content": {
    severity: "error",
    en: "“{}” cannot stand inside a chord; it is skipped",
    zh: "“{}”不能写在和弦里，已跳过",
  },
  "unclosed-grace": {
    severity: "error",
    en: "the grace notes are not closed: } is missing",
    zh: "装饰音没有结束：缺少 }",
  },
  "empty-grace": { severity: "warning", en: "grace notes without a note", zh: "装饰音里没有音符" },
  "grace-content": {
    severity: "warning",
    en: "“{}” cannot stand among grace notes; it is skipped",
    zh: "“{}”不能写在装饰音里，已跳过",
  },
  "unclosed-quote": {
    severity: "error",
    en: 'the quoted text is not closed: " is missing',
    zh: '引号没有结束：缺少 "',
  },
  "unclosed-field": {
    severity: "error",
    en: "the inline field is not closed: ] is missing",
    zh: "行内字段没有结束：缺少 ]",
  },
  "field-inside-line": {
    severity: "warning",
    en: "field {} cannot stand inside a line; it is skipped",
    zh: "字段 {} 不能写在行内，已跳过",
  },
  "stray-tie": { severity: "warning", en: "a tie with no note before it", zh: "连音线前面没有音符" },
  "stray-slur-end": {
    severity: "warning",
    en: "a slur ends here that never began",
    zh: "这里结束的连线没有开头",
  },
  "grace-slur": {
    severity: "info",
    en: "a slur over grace notes alone is not kept",
    zh: "只连装饰音的连线不保留",
  },
  "stray-broken-rhythm": {
    severity: "warning",
    en: "“{}” needs a note on either side",
    zh: "“{}”两边都要有音符",
  },
  "stray-ending": {
    severity: "warning",
    en: "ending {} stands away from its bar line",
    zh: "跳房子记号 {} 没有紧跟小节线",
  },
  "stray-bracket": {
    severity: "error",
    en: "“{}” closes nothing; it is skipped",
    zh: "“{}”没有对应的开头，已跳过",
  },
  "stray-colon": {
    severity: "warning",
    en: "a colon without a bar line; it is skipped",
    zh: "冒号旁边没有小节线，已跳过",
  },
  "bad-tuplet": {
    severity: "error",
    en: "“{}” is not a tuplet that can be played; it is skipped",
    zh: "“{}”不是可以演奏的连音，已跳过",
  },
  "unfinished-tuplet": {
    severity: "error",
    en: "a tuplet ends before all its notes are there",
    zh: "连音的音符不够就结束了",
  },
  "too-many-overlays": {
    severity: "error",
    en: "a bar has at most {} overlays; the music goes on in the last",
    zh: "一个小节最多 {} 个叠加声部，后面的音乐归入最后一个",
  },
  "length-out-of-range": {
    severity: "error",
    en: "no note can be “{}” long; the unit length is taken",
    zh: "没有“{}”这样的时值，按单位时值处理",
  },
  "rest-out-of-range": {
    severity: "error",
    en: "a rest of {} bars is too long; one bar is taken",
    zh: "休止 {} 小节太长，按一小节处理",
  },
  "pitch-out-of-range": {
    severity: "error",
    en: "“{}” lies outside every instrument; the octave is left out",
    zh: "“{}”超出了所有乐器的音域，已去掉八度记号",
  },
  "lyrics-without-notes": {
    severity: "warning",
    en: "these words have no line of music above them",
    zh: "这行歌词上面没有乐谱",
  },
  "too-many-syllables": {
    severity: "info",
    en: "more words or symbols than notes: “{}” has no note",
    zh: "歌词或记号比音符多：“{}”没有对应的音符",
  },
  "too-many-verses": {
    severity: "error",
    en: "a line of music has at most {} verses; this one is skipped",
    zh: "一行乐谱最多 {} 段歌词，这一段已跳过",
  },
  "stray-continuation": { severity: "warning", en: "+: continues no field", zh: "+: 前面没有可以接续的字段" },
  "comment-dropped": {
    severity: "info",
    en: "a comment behind a continued line is not kept",
    zh: "续行后面的注释不保留",
  },
  "long-file-header": {
    severity: "error",
    en: "a file header hands at most {} lines of one kind to its tunes; the rest are left out",
    zh: "文件头中同一种行最多 {} 行会传给各曲，其余已略去",
  },
  "too-many-findings": {
    severity: "error",
    en: "more than {} findings; the rest are not listed",
    zh: "问题超过 {} 个，其余不再列出",
  },
} as const satisfies Record<
  string,
  { readonly severity: "error" | "warning" | "info"; readonly en: string; readonly zh: string }
>;
