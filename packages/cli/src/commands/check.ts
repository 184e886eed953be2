/** @file `melodist check`: what is wrong in tunes, one line a finding, as compilers print them; `--fix` mends what is safe. */
import {
  createLineIndex,
  type Diagnostic,
  describeDiagnostic,
  type ParsedBook,
  type ParsedTune,
  parseAbc,
  printAbc,
} from "@melodist/abc";
import { MelodistError } from "@melodist/errors";
import { decodeBytes, formatOfBytes } from "@melodist/formats";
import {
  type BarFinding,
  checkBars,
  describeFinding,
  describeRepair,
  type Language,
  proposeRepairs,
  repairScore,
} from "@melodist/score";
import { z } from "zod";
import { defineCommand, type Surroundings } from "../command/command.ts";
import { aboutFile, readInput, writeOutput } from "../files.ts";

const flags = z.object({
  json: z.boolean().default(false).meta({
    en: "print one JSON object a line",
    zh: "每行输出一个 JSON 对象",
  }),
  fix: z.boolean().default(false).meta({
    en: "mend what is certain, and rewrite the tunes that changed (`-` prints the result)",
    zh: "修好有把握的地方，并改写有变化的曲子（`-` 则输出结果）",
  }),
  strict: z.boolean().default(false).meta({
    en: "departures from ABC 2.1 are errors, even where the meaning is clear",
    zh: "凡不合 ABC 2.1 之处都算错误，即使意思清楚",
  }),
  quiet: z.boolean().default(false).meta({ en: "print errors only", zh: "只输出错误" }),
});

/** One line of output. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly tune: number | undefined;
  readonly message: string;
}

export const check = defineCommand({
  name: "check",
  words: {
    en: "Check ABC tunes: what cannot be read, and which bars do not add up. Exit code 1 when there are errors.",
    zh: "检查 ABC 曲谱：哪里读不懂，哪些小节拍数不对。有错误时退出码为 1。",
  },
  operands: [
    {
      name: "files",
      words: { en: "ABC files, `-` for standard input", zh: "ABC 文件，`-` 表示标准输入" },
      many: true,
    },
  ],
  flags,
  async run({ operands, flags: { json, fix, strict, quiet }, world }) {
    const counts = { tunes: 0, error: 0, warning: 0, info: 0, fixed: 0 };
    for (const file of operands) {
      const text = await readAbcText(file, world);
      const mended = fix ? mendTunes(text, world.language) : { text, reports: [] };
      for (const report of mended.reports) world.notice(`${file}: ${report}\n`);
      if (fix && (mended.reports.length > 0 || file === "-")) await writeOutput(file, mended.text, world);
      const book = parseAbc(mended.text, { strict });
      counts.tunes += book.tunes.length;
      counts.fixed += mended.reports.length;
      for (const finding of listFindings(file, mended.text, book, world.language)) {
        counts[finding.severity]++;
        if (quiet && finding.severity !== "error") continue;
        const line = json ? JSON.stringify(finding) : printFinding(finding, world.language);
        if (fix && file === "-") world.notice(`${line}\n`);
        else world.write(`${line}\n`);
      }
    }
    world.notice(`${summary(counts, world.language)}\n`);
    return counts.error > 0 ? 1 : 0;
  },
});

async function readAbcText(file: string, world: Surroundings): Promise<string> {
  const bytes = await readInput(file, world);
  const format = formatOfBytes(bytes);
  if (format === "abc") return aboutFile(file, () => decodeBytes(bytes));
  throw new MelodistError(`${file} is ${format}, not ABC`, {
    code: "unsupported-format",
    hint: `Convert it first: melodist convert ${file} tune.abc`,
  });
}

interface Mended {
  readonly text: string;
  /** What was done, a sentence a repair. */
  readonly reports: readonly string[];
}

/** Repair what is safe; tunes that change are printed anew, the rest of the text stays as it is. */
function mendTunes(text: string, language: Language): Mended {
  const pieces: string[] = [];
  const reports: string[] = [];
  let copied = 0;
  for (const tune of parseAbc(text).tunes) {
    const { score, repairs } = repairScore(tune.score, { mode: "safe" });
    if (repairs.length === 0) continue;
    reports.push(
      ...repairs.map((repair) => `${tuneName(tune, language)}${describeRepair(repair, language)}`),
    );
    pieces.push(text.slice(copied, tune.span.start), printAbc(score));
    copied = tune.span.end;
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(""), reports };
}

function tuneName({ score }: ParsedTune, language: Language): string {
  if (score.number === undefined) return "";
  return language === "en" ? `X:${score.number}: ` : `X:${score.number}：`;
}

/** Everything found in a file, in the order it stands there. */
function listFindings(file: string, text: string, book: ParsedBook, language: Language): Finding[] {
  const lines = createLineIndex(text);
  const found = [
    ...book.diagnostics.map((diagnostic) => fromDiagnostic(diagnostic, undefined, language)),
    ...book.tunes.flatMap((tune) => fromTune(tune, language)),
  ];
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, ...finding }) => ({ file, ...lines.locate(start), ...finding }));
}

/** A tune with more wrong bars than this has another trouble than its bars; weighing repairs takes a while. */
const MOST_SUGGESTIONS = 20;
/** Bars of one tune that are listed one by one. */
const MOST_BARS = 1_000;

/** A finding before its place is counted in lines. */
type Placed = Omit<Finding, "file" | "line" | "column"> & { readonly start: number };

function fromTune({ score, diagnostics, span }: ParsedTune, language: Language): Placed[] {
  const wrong = checkBars(score);
  const bars = wrong.slice(0, MOST_BARS).map((finding): Placed => {
    const start = finding.span?.start ?? span.start;
    const best = wrong.length > MOST_SUGGESTIONS ? undefined : proposeRepairs(score, finding)[0];
    const message = best === undefined ? describeFinding(finding, language) : describeRepair(best, language);
    return { start, severity: "error", code: barCode(finding), tune: score.number, message };
  });
  const rest = wrong.length - bars.length;
  return [
    ...diagnostics.map((diagnostic) => fromDiagnostic(diagnostic, score.number, language)),
    ...bars,
    ...(rest > 0 ? [unlisted(rest, span.end, score.number, language)] : []),
  ];
}

function unlisted(rest: number, start: number, tune: number | undefined, language: Language): Placed {
  const said = { en: `${rest} more bars do not add up`, zh: `另有 ${rest} 个小节拍数不对` };
  return { start, severity: "error", code: "more-bars", tune, message: said[language] };
}

function fromDiagnostic(diagnostic: Diagnostic, tune: number | undefined, language: Language): Placed {
  const { severity, code, span } = diagnostic;
  return { start: span.start, severity, code, tune, message: describeDiagnostic(diagnostic, language) };
}

function barCode(finding: BarFinding): string {
  return finding.kind === "short" ? "short-bar" : "long-bar";
}

const SEVERITY_WORDS = {
  en: { error: "error", warning: "warning", info: "info" },
  zh: { error: "错误", warning: "警告", info: "提示" },
} as const;

function printFinding({ file, line, column, severity, message, code }: Finding, language: Language): string {
  return `${file}:${line}:${column}: ${SEVERITY_WORDS[language][severity]}: ${message} [${code}]`;
}

function summary(
  {
    tunes,
    error,
    warning,
    info,
    fixed,
  }: Readonly<Record<"tunes" | "error" | "warning" | "info" | "fixed", number>>,
  language: Language,
): string {
  if (language === "zh") {
    return `${tunes} 首曲子：${error} 个错误，${warning} 个警告，${info} 个提示${fixed > 0 ? `，修好 ${fixed} 处` : ""}`;
  }
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  const mended = fixed > 0 ? `, ${fixed} mended` : "";
  return `${count(tunes, "tune")}: ${count(error, "error")}, ${count(warning, "warning")}, ${count(info, "remark")}${mended}`;
}
