/** @file Notes and keys that are not those of the tune: the one it ends on, the one it goes to in between. */
import { inOrder, patternReader, type Reader } from "../text/scan.ts";
import { withoutSlot } from "../wish.ts";

const NOTE = "[a-g](?:#|b|[ -]sharp|[ -]flat)?(?![a-z0-9'#])";
const MODE = "(?:[ -](?:major|minor|dorian|mixolydian|lydian|phrygian))";
const KEY = `(?:the )?(?:key of )?(?:the )?(?:${NOTE}${MODE}?|relative (?:minor|major)|parallel (?:minor|major)|dominant|subdominant|major|minor)`;

/** What no slot holds; read early, lest it be taken for the key. */
export const readElsewhere: Reader = inOrder([
  patternReader(`\\b(?:relative|parallel) (?:minor|major)(?: key)?(?: of ${NOTE})?`, ({ start, end }) =>
    withoutSlot(start, end),
  ),
  patternReader(
    `\\b(?:end(?:s|ing)?|finish(?:es|ing)?|clos(?:es?|ing)|resolv(?:es?|ing)|cadenc(?:es?|ing)|land(?:s|ing)?)(?: up| back)? (?:on|in|with|at) (?:an? |the )?(?:note |chord |low |high )?(?:${NOTE}${MODE}?|tonic|dominant|fifth|root|home note|half cadence)`,
    ({ start, end }) => withoutSlot(start, end),
  ),
  // A first note alone is no motif; "a" may be an article.
  patternReader(
    `\\b(?:start|begin|open)(?:s|ing|ning)? (?:up |off )?(?:on|with|from) (?:the )?(?:note |low |high )?(?!a (?![,.;!?]))${NOTE}(?!${MODE}|[ ,-]+[a-g](?![a-z]))`,
    ({ start, end }) => withoutSlot(start, end),
  ),
  patternReader(
    `\\b(?:modulat(?:es?|ing|ion)|(?:chang(?:es?|ing)|switch(?:es|ing)?|shift(?:s|ing)?|mov(?:es?|ing)|go(?:es|ing)?)(?: key)?)(?: briefly| then| later)? (?:in)?to ${KEY}`,
    ({ start, end }) => withoutSlot(start, end),
  ),
  patternReader(
    "(?:结束|落|收|终止|结尾)(?:音)?(?:在|于|到|为|是) ?(?:主音|属音|根音|[a-g](?:#|b)?音?(?![a-z]))|以 ?[a-g](?:#|b)?音?(?:结束|结尾|收尾)|(?:中间|然后|后面|最后|b段)?(?:转|变)(?:到|为|入|成|至)? ?(?:#|b|升|降)?[a-g](?:大调|小调|调)",
    ({ start, end }) => withoutSlot(start, end),
  ),
]);
