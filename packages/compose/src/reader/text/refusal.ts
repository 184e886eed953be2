/** @file Whether what follows is refused: "no drums", "not too fast", 不要太快. */
import { refusedFinding } from "../wish.ts";
import type { Reader } from "./scan.ts";

const REFUSING =
  "(?<!\\b(?:if|why) )not|no|without|isn'?t|never|nothing|avoid|don'?t|doesn'?t|neither|nor|aren'?t|shouldn'?t|mustn'?t|needn'?t|won'?t|cannot|can'?t|non|less|(?:any|all|every|any ?thing|every ?thing)(?: [a-z]+)? but|(?<!\\b(?:nothing|none|no|no [a-z]+) )except(?:ing)?(?: for)?|excluding|exclude|other than|rather than|apart from|aside from|instead of|away from|clear of|hates?|dislikes?";
/** What may stand between the refusal and what is refused. */
const BETWEEN =
  "too|so|very|any|an?|overly|really|at all|at|that|be|want|need|in|make|it|terribly|particularly|sound|the|anything|to|like|of|on|with|use|using|have|play|played|write|written|go|going|key|keys|note|notes";
const NO_BEFORE = new RegExp(`\\b(?:${REFUSING})(?: (?:${BETWEEN}))* ?-?$`, "u");
const NO_BEFORE_CHINESE =
  /(?:(?<![能可要好是])不(?!同|仅|但|只|妨|如)|(?<![特分告级个])别|没有|无(?!锡)|勿|避免|拒绝|讨厌|排除|除(?:了|去|开)?|(?<!除)非(?![常得要]))(?:要|想|是|用|能|会|需要|宜|可|喜欢|准|许){0,2}(?:写|听|有|做|弄|搞|带|成|在)?(?:成|得|的)?(?:太过|太|过于|过|那么|这么|很|任何|一味|过分|特别|非常)?(?:的)?$/u;
/** 除了弱起还要和弦 asks for both. */
const BESIDES = /除(?:了|去|开)?$/u;
const AND_TOO = /^[^.;\n]{0,24}?(?:还|也要|也有|也想|又)/u;

/** Whether the words right before a place refuse what follows: "not too fast", 不要太快. */
export function isRefused(folded: string, start: number): boolean {
  const before = folded.slice(Math.max(0, start - 40), start);
  if (BESIDES.test(before) && AND_TOO.test(folded.slice(start, start + 40))) return false;
  return NO_BEFORE.test(before) || NO_BEFORE_CHINESE.test(before);
}

/** A reader whose wishes are put aside where the words before them refuse them: "not in G", 别写成小调. */
export function heedingRefusals(read: Reader): Reader {
  return (text) =>
    read(text).map((finding) =>
      finding.kind === "wish" && isRefused(text.folded, finding.span.start)
        ? refusedFinding(finding.span)
        : finding,
    );
}
