/** @file Whether what follows is refused: "no drums", "not too fast", 不要太快. */

const NO_BEFORE =
  /(?:(?<!\b(?:if|why) )\b(?:not|no|without|isn'?t|never|nothing|avoid|don'?t|neither|nor|aren'?t|shouldn'?t|non|less|anything but|except|other than|rather than|instead of)(?: (?:too|so|very|any|an?|overly|really|at all|that|be|want|need|in|make|it|overly|terribly|particularly|sound|the|anything|to|like|just))* ?-?)$/u;
const NO_BEFORE_CHINESE =
  /(?:(?<![能可要好是])不(?!同|仅|但|只|妨|如)|(?<![特分告级个])别|没有|无(?!锡)|勿|避免|拒绝|非(?!常))(?:要|想|是|用|能|会|需要|宜|可)?(?:写|听|有|做|弄|搞|带|成)?(?:得|的)?(?:太过|太|过于|过|那么|这么|很|任何|一味|过分|特别|非常)?(?:的)?$/u;

/** Whether the words right before refuse what follows: "not too fast", 不要太快. */
export function isRefused(folded: string, start: number): boolean {
  const before = folded.slice(Math.max(0, start - 40), start);
  return NO_BEFORE.test(before) || NO_BEFORE_CHINESE.test(before);
}

const EXCESS =
  /\b(?:too|very|so|overly|terribly|particularly)(?: \w+)? ?$|(?:太|过于|过|那么|这么|很|过分|特别|非常)的?$/u;

/** Whether only too much of it is refused: "not too fast" leaves something to be fast. */
export function isExcess(folded: string, start: number): boolean {
  return EXCESS.test(folded.slice(Math.max(0, start - 24), start));
}
