/** @file What error codes are called in Chinese; in English the message says it all. */
import type { ErrorCode } from "./error.ts";

/** What each error code means, for those who read Chinese; the facts follow in the error's own words. */
export const ERROR_WORDS: Readonly<Record<ErrorCode, string>> = {
  "invalid-duration": "时值不对",
  "invalid-score": "乐谱自相矛盾",
  "not-found": "找不到",
  unreadable: "读不了",
  "unsupported-format": "不支持的格式",
  "too-large": "太大",
  "not-writable": "写不了",
  "bad-file": "文件有问题",
  "invalid-graph": "计算图不合法",
  "invalid-setting": "训练设置不对",
  mismatch: "彼此不匹配",
  diverged: "训练发散",
  "dead-end": "约束走进死路",
  "refused-source": "来源不可用",
  usage: "用法不对",
  "not-allowed": "不允许",
  busy: "太忙",
  conflict: "与别处的修改冲突",
  "in-use": "已被占用",
  unavailable: "暂时不可用",
  "timed-out": "超时",
};
