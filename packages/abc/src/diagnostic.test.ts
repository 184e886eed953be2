import { describe, expect, it } from "vitest";
import { type DiagnosticCode, describeDiagnostic } from "./diagnostic.ts";
import { MESSAGES } from "./messages.data.ts";
import { type ParseOptions, parseAbc } from "./parse-abc.ts";

/** For every code, a text in which it is found. */
const EXAMPLES: Readonly<Record<DiagnosticCode, string>> = {
  "no-tune": "just words",
  "missing-number": "K:C\nA|",
  "bad-number": "X:one\nK:C\nA|",
  "missing-key": "X:1\nA|",
  "no-music": "X:1\nT:a\n",
  "header-text": "X:1\nsome words\nK:C\nA|",
  "unknown-field": "X:1\nY:a\nK:C\nA|",
  "bad-key": "X:1\nK:H\nA|",
  "odd-key": "X:1\nK:C please\nA|",
  "bad-meter": "X:1\nM:3/7\nK:C\nA|",
  "bad-unit": "X:1\nL:1/7\nK:C\nA|",
  "bad-tempo": "X:1\nQ:brisk\nK:C\nA|",
  "bad-voice": "X:1\nV:\nK:C\nA|",
  "odd-voice": "X:1\nV:1 loud\nK:C\nA|",
  "too-many-voices": `X:1\nK:C\n${Array.from({ length: 1_001 }, (_, index) => `V:${index}\nA|\n`).join("")}`,
  "bad-user-symbol": "X:1\nU:x\nK:C\nA|",
  "bad-macro": "X:1\nm:x\nK:C\nA|",
  "macro-applied": "X:1\nm:~ = {a}\nK:C\nA|",
  "long-macro": `X:1\nm:~ = ${"A".repeat(200)}\nK:C\n${"~".repeat(501)}|`,
  "unknown-character": "X:1\nK:C\nA#|",
  "unknown-symbol": "X:1\nK:C\nhA|",
  "unknown-decoration": "X:1\nK:C\n!wow!A|",
  "odd-symbol": "X:1\nK:C\nA|\ns:?",
  "too-many-marks": `X:1\nK:C\n${"!p!".repeat(65)}A|`,
  "old-line-break": "X:1\nK:C\nA|!B|",
  "old-chord": "X:1\nK:C\n+CEG+|",
  "note-expected": "X:1\nK:C\n^|",
  "unclosed-chord": "X:1\nK:C\n[CEG",
  "empty-chord": "X:1\nK:C\n[]|",
  "chord-content": "X:1\nK:C\n[C(E]|",
  "unclosed-grace": "X:1\nK:C\n{g",
  "empty-grace": "X:1\nK:C\n{}A|",
  "grace-content": "X:1\nK:C\n{g>a}A|",
  "unclosed-quote": 'X:1\nK:C\n"Am A|',
  "unclosed-field": "X:1\nK:C\n[K:D A|",
  "field-inside-line": "X:1\nK:C\n[T:a] A|",
  "stray-tie": "X:1\nK:C\n-A|",
  "stray-slur-end": "X:1\nK:C\nA)|",
  "grace-slur": "X:1\nK:C\n({g})A|",
  "stray-broken-rhythm": "X:1\nK:C\n>A|",
  "stray-ending": "X:1\nK:C\nA|1[2B|",
  "stray-bracket": "X:1\nK:C\nA]|",
  "stray-colon": "X:1\nK:C\nA : B|",
  "bad-tuplet": "X:1\nK:C\n(1000000000A|",
  "unfinished-tuplet": "X:1\nK:C\n(3AB|",
  "too-many-overlays": `X:1\nK:C\n${"A&".repeat(17)}A|`,
  "length-out-of-range": "X:1\nK:C\nA99999999999/1|",
  "rest-out-of-range": "X:1\nK:C\nZ999999999|",
  "pitch-out-of-range": "X:1\nK:C\nA,,,,,,,,,,|",
  "lyrics-without-notes": "X:1\nK:C\nw:a\nA|",
  "too-many-syllables": "X:1\nK:C\nA|\nw:a b",
  "too-many-verses": `X:1\nK:C\nA|\n${"w:a\n".repeat(101)}`,
  "stray-continuation": "X:1\n+:more\nK:C\nA|",
  "comment-dropped": "X:1\nK:C\nA\\ % gone\nB|",
  "long-file-header": `${"N:a\n".repeat(201)}\nX:1\nK:C\nA|`,
  "too-many-findings": `X:1\nK:C\n${"#A".repeat(1_001)}|`,
};

function find(text: string, options: ParseOptions = {}) {
  const { tunes, diagnostics } = parseAbc(text, options);
  return [...diagnostics, ...tunes.flatMap((tune) => tune.diagnostics)];
}

describe.each(Object.keys(MESSAGES) as DiagnosticCode[])("%s", (code) => {
  const text = EXAMPLES[code];
  const found = find(text).find((diagnostic) => diagnostic.code === code);

  it("is found", () => {
    expect(found).toMatchObject({ code, severity: MESSAGES[code].severity });
  });

  it("is worded in both languages, with its detail", () => {
    if (found === undefined) throw new Error("not found");
    const detail = MESSAGES[code].en.includes("{}") ? found.detail : "";
    for (const language of ["en", "zh"] as const) {
      const sentence = describeDiagnostic(found, language);
      expect(sentence).toContain(detail);
      expect(sentence).not.toContain("{}");
    }
    expect(describeDiagnostic(found, "zh")).toMatch(/\p{Script=Han}/u);
  });
});

describe("strict reading", () => {
  const departures = "X:1\nK:C please\n+CEG+ !wow! A#|";

  it("takes every warning for an error, and nothing else", () => {
    const tolerant = find(departures);
    expect(tolerant.map(({ severity }) => severity)).toEqual(["warning", "warning", "info", "error"]);
    expect(find(departures, { strict: true })).toEqual(
      tolerant.map((diagnostic) =>
        diagnostic.severity === "warning" ? { ...diagnostic, severity: "error" } : diagnostic,
      ),
    );
  });

  it("reads the same music", () => {
    expect(parseAbc(departures, { strict: true }).tunes[0]?.score).toEqual(
      parseAbc(departures).tunes[0]?.score,
    );
  });
});

describe("a finding in words", () => {
  it("names its bar, in the language asked for", () => {
    const diagnostic = {
      code: "unknown-character",
      severity: "error",
      span: { start: 0, end: 1 },
      bar: 2,
      detail: "$&",
    } as const;
    expect(describeDiagnostic(diagnostic, "en")).toBe("bar 2: “$&” means nothing in ABC; it is skipped");
    expect(describeDiagnostic(diagnostic, "zh")).toBe("第 2 小节：“$&”在 ABC 中没有意义，已跳过");
    expect(describeDiagnostic({ ...diagnostic, bar: undefined }, "en")).toBe(
      "“$&” means nothing in ABC; it is skipped",
    );
  });
});
