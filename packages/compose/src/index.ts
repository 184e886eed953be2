/** @file The public surface of `@melodist/compose`. */

export {
  type Answer,
  type AnswerEvent,
  type AnswerOptions,
  type NoteWritten,
  USUAL_CANDIDATES,
} from "./answer-question.ts";
export type { Bilingual } from "./bilingual.ts";
export { type ComposeEvent, compose, tuneSoFar } from "./compose.ts";
export { type Composer, openComposer } from "./composer.ts";
export type { Judgement } from "./critics/critic.ts";
export { CRITIC_WORDS, describeVerdict } from "./critics/describe-verdict.ts";
export { type CriticName, type JudgeOptions, judgeTune, type Verdict } from "./critics/judge-tune.ts";
export { INSTRUMENTS, type Instrument, type InstrumentRange } from "./instrument.data.ts";
export type { LyricsLine, Syllable, Verse } from "./lyrics/lyrics.ts";
export { describeSource, describeVerdictOf } from "./originality/describe-originality.ts";
export {
  findSources,
  type OriginalityFinding,
  type SourceFinding,
} from "./originality/find-sources.ts";
export { type SharedPassage, sharedPassage } from "./originality/passage.ts";
export { describeChoice, describeRefusal } from "./plan/describe-plan.ts";
export type { Choice, Compass, Plan, Refusal, WishName } from "./plan/plan.ts";
export { printSections } from "./plan/sections.ts";
export { usualStyle } from "./plan/usual-style.ts";
export { describeReading } from "./reader/describe-reading.ts";
export { describeWish } from "./reader/describe-wish.ts";
export { MOST_WISH_LENGTH, readWish } from "./reader/read-wish.ts";
export type { IgnoredWish, Reading, UnderstoodWish, WishConflict } from "./reader/reading.ts";
export {
  DENSITY_NAMES,
  MODE_NAMES,
  REASON_WORDS,
  REFUSED_WORDS,
  TEMPO_NAMES,
} from "./reader/slot-words.data.ts";
export { withSaid } from "./reader/with-said.ts";
export type { Kept, ReportLine } from "./report/report-line.ts";
export { describeReport, reportOn } from "./report/report-on.ts";
export { WISH_WORDS } from "./report/wish-words.data.ts";
export {
  ComposeRequest,
  DENSITY_WORDS,
  MODES,
  MOST_BARS,
  MOST_SECTION_BARS,
  TEMPO_WORDS,
} from "./request.ts";
export { candidateSeed, type DrawEvent, type DrawnTune } from "./sampling/draw-tunes.ts";
export { continueTune } from "./tasks/continue-tune.ts";
export { harmonize } from "./tasks/harmonize.ts";
export { melodize } from "./tasks/melodize.ts";
export { type Bars, rewriteBars } from "./tasks/rewrite-bars.ts";
export type { TaskWishes } from "./tasks/spelled-tune.ts";
export { UNSUPPORTED_WORDS } from "./tasks/unsupported-words.data.ts";
export { vary } from "./tasks/vary.ts";
