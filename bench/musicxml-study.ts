/**
 * @file How well our MusicXML is understood: `npx tsx --conditions melodist-source bench/musicxml-study.ts --corpora DIR`.
 *
 * For a stratified sample of tunes (5,000 unless `--limit` says otherwise) it asks three things. Is what we read back of
 * what we wrote the same score? Does MuseScore 3, reading it, play the same pitches at the same time as we do? And for
 * the first `--back` of them (500): does MuseScore's own MusicXML, read by us, play the same?
 *
 * For the last two, grace notes and ornaments are left out, as every player plays them in its own way, and so is the
 * order of parts (`P:`), which MusicXML cannot say.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readMusicXml, writeMusicXml } from "@melodist/formats";
import { type ChordSymbol, chordIntervals, printPitchName, type Score } from "@melodist/score";
import { type CorpusTune, readCorpusTunes } from "./corpora.ts";
import { explain } from "./musicxml/explain.ts";
import { identityOf } from "./musicxml/identity.ts";
import { convert } from "./musicxml/musescore.ts";
import { plain } from "./musicxml/plain.ts";
import { sampleTunes, traitsOf } from "./musicxml/sample.ts";
import { firstDifference, type Sounding, soundingOf, soundingOfMidi } from "./musicxml/sounding.ts";

const { values } = parseArgs({
  options: {
    corpora: { type: "string" },
    limit: { type: "string", default: "5000" },
    back: { type: "string", default: "500" },
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
  const tunes = sampleTunes(readCorpusTunes(corpora), Number(values.limit), Number(values.seed));
  console.log(`${tunes.length} tunes, seed ${values.seed}\n`);
  reportIdentity(tunes);
  const paths = tunes.map((tune, index) => {
    const path = join(folder, String(index));
    writeFileSync(`${path}.musicxml`, writeMusicXml(plain(tune.score)));
    return path;
  });
  convert(
    paths.map((path) => ({ in: `${path}.musicxml`, out: `${path}.mid` })),
    folder,
    (done) => process.stderr.write(`\rMuseScore: ${done} `),
  );
  reportPlaying(tunes, paths);
  const back = paths.slice(0, Number(values.back));
  convert(
    back.map((path) => ({ in: `${path}.musicxml`, out: `${path}.back.musicxml` })),
    folder,
    (done) => process.stderr.write(`\rMuseScore's own: ${done} `),
  );
  reportBack(tunes, back);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)} %`;
}

function reportIdentity(tunes: readonly CorpusTune[]): void {
  const additions = new Map<string, number>();
  let same = 0;
  let plainly = 0;
  for (const tune of tunes) {
    const identity = identityOf(tune.score);
    if (identity.isSame) same++;
    else console.log(`not the same: ${tune.source} ${tune.score.number}`);
    if (identity.isSamePlainly) plainly++;
    for (const name of identity.additions) additions.set(name, (additions.get(name) ?? 0) + 1);
  }
  console.log(`Read back the same score: ${same} of ${tunes.length} (${percent(same, tunes.length)}).`);
  console.log(
    `Needing no instruction but for beams of long notes: ${percent(plainly, tunes.length)}. Instructions by tunes:`,
  );
  for (const [name, count] of [...additions].sort((a, b) => b[1] - a[1])) console.log(`  ${name}: ${count}`);
}

/** What differs first between two ways of playing; undefined when nothing does. */
function difference(ours: readonly Sounding[], theirs: readonly Sounding[]): string | undefined {
  for (const [voice, notes] of ours.entries()) {
    const found = firstDifference(notes, theirs[voice] ?? []);
    if (found !== undefined) return `voice ${voice + 1}: ${found}`;
  }
  return undefined;
}

/** Tracks of a MIDI file that belong to our voices: those with notes, where silent voices have none. */
function compareMidi(score: Score, path: string): string | undefined {
  if (!existsSync(path)) return "no MIDI";
  const ours = soundingOf(score);
  const tracks = soundingOfMidi(readFileSync(path));
  const isAligned = tracks.length === ours.length;
  const sounding = (list: readonly Sounding[]) =>
    isAligned ? list : list.filter((notes) => notes.length > 0);
  return difference(sounding(ours), sounding(tracks));
}

interface Verdict {
  readonly tune: CorpusTune;
  readonly score: Score;
  readonly found: string | undefined;
}

function reportPlaying(tunes: readonly CorpusTune[], paths: readonly string[]): void {
  const verdicts = tunes.map((tune, index): Verdict => {
    const score = plain(tune.score);
    return { tune, score, found: compareMidi(score, `${paths[index]}.mid`) };
  });
  console.log("\n| tunes | number | MuseScore plays as we do |\n| --- | ---: | ---: |");
  for (const [name, group] of groupsOf(verdicts)) {
    const agreeing = group.filter(({ found }) => found === undefined);
    console.log(`| ${name} | ${group.length} | ${percent(agreeing.length, group.length)} |`);
  }
  console.log("\nDifferences:");
  const differing = verdicts.filter(({ found }) => found !== undefined);
  const reasons = differing.map(({ score }) => explain(score));
  for (const reason of new Set(reasons)) {
    console.log(`  ${reasons.filter((other) => other === reason).length}: ${reason}`);
  }
  for (const { tune, found } of differing.slice(0, Number(values.show))) {
    console.log(`${tune.source} ${tune.score.number}: ${found}\n${tune.text}`);
  }
}

/** All tunes, then by source and by what makes them harder. */
function groupsOf(verdicts: readonly Verdict[]): ReadonlyMap<string, readonly Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    for (const name of [
      "all",
      verdict.tune.source,
      ...traitsOf(verdict.score).map((trait) => `with ${trait}`),
    ]) {
      groups.set(name, [...(groups.get(name) ?? []), verdict]);
    }
  }
  return groups;
}

/** Syllables with their hyphens, and chords as they sound, in any order. */
function contentOf(score: Score): string {
  const events = score.voices.flatMap(({ measures }) =>
    measures.flatMap((measure) => [measure.events, ...measure.overlays].flat()),
  );
  const syllables = events
    .flatMap((event) => ("lyrics" in event ? event.lyrics : []))
    .flatMap((lyric) => (lyric?.kind === "syllable" ? [lyric.text.trim() + (lyric.hyphen ? "-" : "")] : []));
  const chords = events
    .flatMap((event) => ("marks" in event ? event.marks : []))
    .flatMap((mark) => (mark.kind === "chord-symbol" ? [chordContent(mark.chord)] : []));
  return [...syllables.filter((syllable) => syllable !== ""), ...chords].sort().join("\n");
}

function chordContent(chord: ChordSymbol): string {
  const bass = chord.bass === undefined ? "" : printPitchName(chord.bass);
  return `${printPitchName(chord.root)} ${chordIntervals(chord).join(" ")} / ${bass}`;
}

function reportBack(tunes: readonly CorpusTune[], paths: readonly string[]): void {
  let plays = 0;
  let says = 0;
  let findings = 0;
  for (const [index, path] of paths.entries()) {
    const score = plain(tunes[index]?.score as Score);
    if (!existsSync(`${path}.back.musicxml`)) continue;
    const back = readMusicXml(readFileSync(`${path}.back.musicxml`));
    findings += back.findings.length;
    if (difference(soundingOf(score), soundingOf(back.score)) === undefined) plays++;
    if (contentOf(score) === contentOf(back.score)) says++;
  }
  console.log(
    `\nMuseScore's MusicXML of ${paths.length} of them, read by us: plays the same ${percent(plays, paths.length)}, `,
  );
  console.log(`has the same syllables and chords ${percent(says, paths.length)}; ${findings} findings.`);
}
