import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAbc } from "./parse-abc.ts";
import { printAbc } from "./print/print-abc.ts";
import { stripSpans } from "./strip-spans.ts";

/** Pieces of ABC, right and wrong, that noise is made of. */
const PIECES = [
  ..."ABCDEFGabcdefgzxZXy|:[](){}<>-^_=,'/\\&$`*!+.~HJLMOPRSTuv 0123456789\"%#;\n\n",
  ...'|: :| :: |] || [1 [2 |1 :|2 (3 (3:2:4 {/a} {gf} [CEG] [C2E]2 "Am" "^text" !trill! !p! +ceg+ .| .( .- >> // [| [|]'.split(
    " ",
  ),
  ..."[K:D] [M:3/4] [L:1/16] [V:2] [Q:1/4=99] [P:A] [N:hm] [r:x] [K:clef=bass octave=-1] [U:T=!turn!] [I:x]"
    .split("] ")
    .map((piece) => `${piece}]`),
  "\nw:do-re mi_ * | la~la\n",
  "\nw:\\-a --b c\\\\\n",
  '\ns:!p! * "G"\n',
  "\nK:Am ^g\n",
  "\nM:6/8\n",
  "\nV:1 clef=bass\n",
  '\nV:T name="Te nor"\n',
  "\nT:again\n",
  "\nP:B\n",
  "\nW:more\n",
  "\nN:remark\n",
  "\n+:and on\n",
  "\n%%vskip 3\n",
  "%%MIDI program 1\n",
  "% comment\n",
  "\\\n",
  "\nI:linebreak $\n",
  "\nI:decoration +\n",
  "%%propagate-accidentals octave\n",
  "&lt;",
  "\\'e",
  "\\u0020",
  "\\u000a",
  "\\~n",
  "&nbsp;",
  "&#126;",
  '"&lt;"',
  '["&lt;"',
  "!\\%!",
  "!%!",
  "Z3",
  "^A-|Z|A",
  "+:more\n",
  "\nw:a&nbsp;b~c \\~d\n",
  "\nV:1 clef=bass odd\n",
  "%%begintext\n\n%%endtext\n",
  "%%begintext\n",
  "\r",
  "\nU:n=!a b!\n",
  "\nm:n2 = n/o/\n",
  "\u00e9",
  "\u5c0f",
];

const noise = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  ),
  {
    maxLength: 60,
  },
);

const HEADERS = [
  "X:1\nK:G\n",
  "X:1\nT:a\nM:6/8\nL:1/8\nV:1\nV:2 octave=1\nK:Dmix\n",
  "X:1\nL:1/4\nm:~g = {a}g\nU:R=!roll!\nK:HP\n",
  "",
];

describe("any text", () => {
  it("is parsed without an exception, and what is printed parses to the same score", () => {
    fc.assert(
      fc.property(fc.constantFrom(...HEADERS), noise, (header, pieces) => {
        const text = header + pieces.join("");
        for (const tune of parseAbc(text).tunes) {
          const again = parseAbc(printAbc(tune.score)).tunes[0];
          expect(again && stripSpans(again.score)).toEqual({
            ...stripSpans(tune.score),
            number: tune.score.number ?? 1,
          });
        }
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 2_000) },
    );
  });

  it("has spans inside the text, in order", () => {
    fc.assert(
      fc.property(noise, (pieces) => {
        const text = `X:1\nK:C\n${pieces.join("")}`;
        for (const { diagnostics, fields } of parseAbc(text).tunes) {
          for (const { span } of [...diagnostics, ...fields]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
