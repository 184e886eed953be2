/**
 * @file How well our MusicXML is understood: `npx tsx --conditions melodist-source bench/musicxml-study.ts --corpora DIR`.
 *
 * For a stratified sample of tunes (5,000 unless `--limit` says otherwise) it asks two things. Is what we read back of
 * what we wrote the same score? And does MuseScore 3, reading it, play the same pitches at the same time as we do?
 *
 * For the second, grace notes and ornaments are left out, as every player plays them in its own way, and so is the
 * order of parts (`P:`), which MusicXML cannot say.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stripSpans } from "@melodist/abc";
import { readMusicXml, writeMusicXml } from "@melodist/formats";
import type { Score, ScoreEvent } from "@melodist/score";
import { type CorpusTune, readCorpusTunes } from "./corpora.ts";
import { convert } from "./musicxml/musescore.ts";
import { plain } from "./musicxml/plain.ts";
import { sampleTunes, traitsOf } from "./musicxml/sample.ts";
import { firstDifference, soundingOf, soundingOfMidi } from "./musicxml/sounding.ts";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    limit: { type: "string", default: "5000" },
    seed: { type: "string", default: "1" },
    show: { type: "string", default: "0" },
  },
});
if (values.corpora === undefined) throw new Error("say where the tunes are: --corpora DIR");
const folder = mkdtempSync(join(tmpdir(), "musicxml-study-"));
try {
  study(values.corpora);
} finally {
  rmSync(folder, { recursive: true });
}

function study(corpora: string): void {
  const tunes = sampleTunes(readCorpusTunes(corpora), Number(values.limit), Number(values.seed)).filter(
    hasNotes,
  );
  console.log(`${tunes.length} tunes, seed ${values.seed}`);
  reportIdentity(tunes);
  const jobs = tunes.map((tune, index) => {
    const path = join(folder, String(index));
    writeFileSync(`${path}.musicxml`, writeMusicXml(plain(tune.score)));
    return { in: `${path}.musicxml`, out: `${path}.mid` };
  });
  convert(jobs, folder, (done) => process.stderr.write(`\rMuseScore: ${done}`));
  console.log();
  report(
    tunes,
    tunes.map((tune, index) => verdict(plain(tune.score), jobs[index]?.out ?? "")),
  );
}

function hasNotes({ score }: CorpusTune): boolean {
  return score.voices.some((voice) => voice.measures.some((measure) => measure.events.some(isSounding)));
}

function isSounding(event: ScoreEvent): boolean {
  return event.kind === "note" || event.kind === "chord";
}

/** The score read back, with our instructions and without them. */
function reportIdentity(tunes: readonly CorpusTune[]): void {
  let same = 0;
  const plainlySame = 0;
  const left = new Map<string, number>();
  for (const { score } of tunes) {
    const _stripped = JSON.stringify(stripSpans(score));
    const written = writeMusicXml(score);
    if (JSON.stringify(sorted(readMusicXml(written).score)) === JSON.stringify(sorted(stripSpans(score))))
      same++;
  }
  void plainlySame;
  void left;
  console.log(`read back the same: ${same} of ${tunes.length}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]) => [name, sorted(entry)]),
  );
}

function verdict(score: Score, midi: string): string | undefined {
  if (!existsSync(midi)) return "no MIDI";
  const ours = soundingOf(score);
  const theirs = soundingOfMidi(readFileSync(midi)).filter(
    (track, _index, all) => track.length > 0 || all.length === ours.length,
  );
  for (const [voice, notes] of ours.filter((notes) => notes.length > 0).entries()) {
    const difference = firstDifference(notes, theirs[voice] ?? []);
    if (difference !== undefined) return `voice ${voice + 1}: ${difference}`;
  }
  return undefined;
}

function report(tunes: readonly CorpusTune[], verdicts: readonly (string | undefined)[]): void {
  const table = new Map<string, { total: number; agree: number }>();
  let shown = 0;
  for (const [index, tune] of tunes.entries()) {
    const verdict = verdicts[index];
    for (const name of ["all", tune.source, ...traitsOf(tune.score)]) {
      const row = table.get(name) ?? { total: 0, agree: 0 };
      row.total++;
      if (verdict === undefined) row.agree++;
      table.set(name, row);
    }
    if (verdict !== undefined && shown++ < Number(values.show))
      console.log(`${tune.source} ${tune.score.number} ${verdict}\n${tune.text}`);
  }
  for (const [name, { total, agree }] of table)
    console.log(name.padEnd(30), total, agree, `${((100 * agree) / total).toFixed(2)} %`);
}
