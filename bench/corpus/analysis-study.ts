/**
 * @file How well keys and forms are found: against keys that two sources agree on, and forms labelled by people.
 *
 *     npm run analysis -- --corpora DIR
 */
import { readFileSync } from "node:fs";
import { findForm, findKey, modeFamily, printForm } from "@melodist/analysis";
import { type Mode, printPitchName } from "@melodist/score";
import { type CorpusTune, corporaArguments, readCorpusTunes } from "../corpora.ts";
import type { AgreedKey } from "./list-keys.ts";

/** A form written down by a person; `or` is another reading that the rules allow. */
interface LabelledForm {
  readonly source: string;
  readonly file: string;
  readonly number: number;
  readonly form: string;
  readonly or?: string;
}

function readList<Entry>(name: string): readonly Entry[] {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as readonly Entry[];
}

const tunes = new Map<string, CorpusTune>();
const nameOf = (source: string, file: string, number: number | undefined) => `${source}/${file}#${number}`;
for (const tune of readCorpusTunes(corporaArguments().corpora)) {
  tunes.set(nameOf(tune.source, tune.file, tune.score.number), tune);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

/** Sources that were converted from signatures, so that every minor song is written as its relative major. */
const SIGNATURES_ONLY: ReadonlySet<string> = new Set([
  "openscore-lieder",
  "scores-of-scores",
  "essen",
  "openewld",
  "open-hymnal",
]);

/** Keys: each rendering is judged by its notes alone. */
function judgeKeys(): void {
  const all = { all: 0, tonic: 0, family: 0, mode: 0 };
  const stated = { ...all };
  for (const { tonic, mode, tunes: renderings } of readList<AgreedKey>("keys.data.json")) {
    const isStated = renderings.some(([source]) => !SIGNATURES_ONLY.has(source));
    for (const [source, file, number] of renderings) {
      const tune = tunes.get(nameOf(source, file, number));
      if (tune === undefined) continue;
      for (const found of isStated ? [all, stated] : [all])
        countKey(tune, { tonic, mode: mode as Mode }, found);
    }
  }
  reportKeys("the whole list", all);
  reportKeys("pairs of which a source states modes", stated);
}

function reportKeys(
  name: string,
  found: Readonly<Record<"all" | "tonic" | "family" | "mode", number>>,
): void {
  const share = (part: number) => percent(part, found.all);
  console.log(`keys, ${name}: ${found.all} renderings, tonic and mode family ${share(found.family)}`);
  console.log(`  (tonic ${share(found.tonic)}, tonic and mode ${share(found.mode)})`);
}

function countKey(
  { score }: CorpusTune,
  written: { readonly tonic: string; readonly mode: Mode },
  found: Record<"all" | "tonic" | "family" | "mode", number>,
): void {
  found.all++;
  const finding = findKey(score);
  if (finding === undefined || printPitchName(finding.tonic) !== written.tonic) return;
  found.tonic++;
  if (finding.family === modeFamily(written.mode)) found.family++;
  if (finding.mode === written.mode) found.mode++;
}

/** A form without primes, bars and times: the letters in a row. */
function letters(form: string): string {
  return form.replace(/[^A-Z ]/gu, "");
}

function judgeForms(): void {
  const labels = readList<LabelledForm>("forms.data.json");
  const found = { whole: 0, letters: 0 };
  for (const { source, file, number, form, or } of labels) {
    const tune = tunes.get(nameOf(source, file, number));
    if (tune === undefined) continue;
    const ours = printForm(findForm(tune.score));
    const readings = or === undefined ? [form] : [form, or];
    if (readings.includes(ours)) found.whole++;
    if (readings.some((reading) => letters(reading) === letters(ours))) found.letters++;
    if (!readings.includes(ours))
      console.log(`  ${source} ${number}: ${readings.join(" or ")}, found ${ours}`);
  }
  const [whole, row] = [percent(found.whole, labels.length), percent(found.letters, labels.length)];
  console.log(`forms of ${labels.length} tunes: the whole label ${whole}, the letters in a row ${row}`);
}

judgeKeys();
judgeForms();
