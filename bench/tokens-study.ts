/**
 * @file How much of the corpora can be spelled in tokens, how long it gets, and does it come back as it was?
 *
 * `npx tsx --conditions melodist-source bench/tokens-study.ts --corpora DIR [--limit N] [--show N]`
 *
 * Takes the tunes in whose bars `checkBars` finds no fault, spells each, writes it down again from its tokens, and
 * compares both as played: pitches, onsets and lengths of the melody, chords as the vocabulary knows them.
 */
import { parseArgs } from "node:util";
import { type Melody, readMelody } from "@melodist/analysis";
import { checkBars, printDuration, type Score } from "@melodist/score";
import {
  chordLine,
  createVocabulary,
  decodeTune,
  degreeChord,
  type EncodedTune,
  encodeTune,
  readControls,
  type TuneKey,
  usualUnit,
} from "@melodist/tokens";
import { corporaArguments, readCorpusTunes } from "./corpora.ts";

const { corpora, limit } = corporaArguments();
const { values } = parseArgs({ options: { show: { type: "string", default: "0" } }, strict: false });
const show = Number(values.show);

const vocabulary = createVocabulary();
const reasons = new Map<string, number>();
const differences = new Map<string, string[]>();
const lengths: number[] = [];
const used = new Float64Array(vocabulary.size);
const levels = new Map<string, number>();
const totals = {
  tunes: 0,
  faultless: 0,
  encoded: 0,
  alike: 0,
  notes: 0,
  tokens: 0,
  barTokens: 0,
  harmonised: 0,
  chordLines: 0,
  lengths: 0,
  usual: 0,
};

const started = performance.now();
for (const { score, source, file } of readCorpusTunes(corpora, limit)) {
  totals.tunes++;
  if (checkBars(score).length > 0) continue;
  totals.faultless++;
  const encoded = encodeTune(vocabulary, score);
  if ("unsupported" in encoded) {
    for (const reason of encoded.unsupported) add(reasons, reason);
    const [reason = ""] = encoded.unsupported;
    remember(`unsupported: ${reason}`, `${source}/${file} ${score.number}`);
    continue;
  }
  totals.encoded++;
  count(encoded, score);
  const difference = compare(score, encoded);
  if (difference === undefined) totals.alike++;
  else remember(difference, `${source}/${file} ${score.number}`);
}
report();

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function remember(name: string, tune: string): void {
  differences.set(name, [...(differences.get(name) ?? []), tune]);
}

/** Length tokens, and how many there would be if the meter alone decided the unit. */
function countLengths({ tokens }: EncodedTune, score: Score): void {
  const lengthTokens = (ids: readonly number[]) =>
    ids.filter((id) => vocabulary.meanings[id]?.kind === "length").length;
  const usual = encodeTune(vocabulary, score, { frame: { unit: usualUnit(score.meter) }, sections: [] });
  if (!("tokens" in usual)) return;
  totals.lengths += lengthTokens(tokens);
  totals.usual += lengthTokens(usual.tokens);
}

function count(encoded: EncodedTune, score: Score): void {
  countLengths(encoded, score);
  const { tokens, outline } = encoded;
  add(levels, String(readControls(vocabulary, encoded).density));
  const isHarmonised = tokens.some((id) => vocabulary.meanings[id]?.kind === "root");
  if (isHarmonised) totals.harmonised++;
  if (isHarmonised && chordLine(vocabulary, outline) !== undefined) totals.chordLines++;
  lengths.push(tokens.length);
  totals.tokens += tokens.length;
  totals.notes += readMelody(score).notes.length;
  for (const id of tokens) {
    used[id] = (used[id] ?? 0) + 1;
    if (vocabulary.meanings[id]?.kind === "bar") totals.barTokens++;
  }
}

/** What is not as it was, or undefined. */
function compare(score: Score, { tokens, frame }: EncodedTune): string | undefined {
  const again = decodeTune(vocabulary, tokens, frame);
  if (checkBars(again).length > 0) return "bars";
  // The order in which the header has parts played is one of the things left out.
  const [before, after] = [{ ...score, parts: undefined }, again].map((tune) =>
    readMelody(tune, { repeats: true }),
  );
  if (before === undefined || after === undefined) return undefined;
  if (notesOf(before) !== notesOf(after)) return "notes";
  if (lettersOf(before) !== lettersOf(after)) return "spelling alone";
  return chordsOf(before, frame.key) === chordsOf(after, frame.key) ? undefined : "chords";
}

function notesOf({ notes }: Melody): string {
  return notes
    .map(({ midi, onset, length }) => `${midi}@${printDuration(onset)}+${printDuration(length)}`)
    .join(" ");
}

function lettersOf({ notes }: Melody): string {
  return notes.map(({ pitch }) => pitch.letter).join("");
}

/** Of several chords at once the first counts. */
function chordsOf({ chords }: Melody, key: TuneKey): string {
  const rows = chords.flatMap(({ chord, onset }) => {
    if (chord === undefined) return [];
    const { root, quality, bass } = degreeChord(key, chord);
    return [[printDuration(onset), `${root} ${quality} ${bass}`] as const];
  });
  const firsts = rows.filter(([onset], index) => rows.findIndex(([other]) => other === onset) === index);
  return firsts.map((row) => row.join(" ")).join(", ");
}

function report(): void {
  const { tunes, faultless, encoded, alike, notes, tokens } = totals;
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
  lengths.sort((a, b) => a - b);
  const quantile = (share: number) =>
    lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))];
  console.log(
    `${tunes} tunes, ${faultless} with faultless bars; ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  console.log(
    `spelled: ${encoded} (${percent(encoded, faultless)}); the same again: ${alike} (${percent(alike, encoded)})`,
  );
  console.log(
    `vocabulary: ${vocabulary.size} tokens; ${(tokens / notes).toFixed(3)} a note, bar tokens included`,
  );
  const marks = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1].map((share) => `${share}: ${quantile(share)}`);
  console.log(`length of a tune in tokens: ${marks.join(", ")}`);
  const perNote = [totals.lengths, totals.usual].map((count) => (count / notes).toFixed(3));
  console.log(`length tokens a note: ${perNote[0]}; with the meter's usual unit: ${perNote[1]}`);
  const density = [...levels].sort().map(([level, times]) => `${level}: ${percent(times, encoded)}`);
  console.log(`density: ${density.join(", ")}`);
  console.log(`with chords: ${totals.harmonised}, of which a chord line tells ${totals.chordLines}`);
  for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.log(`  ${reason}: ${times}`);
  for (const [name, list] of differences) {
    console.log(
      `  ${name}: ${list.length}${list
        .slice(0, show)
        .map((tune) => `\n    ${tune}`)
        .join("")}`,
    );
  }
  const rare = Array.from(used, (times, id) => ({ name: vocabulary.tokens[id] ?? "", times, id }))
    .filter(({ id, times }) => times < 20 && isMusic(id))
    .map(({ name, times }) => `${name} ${times}`);
  console.log(`rare tokens of the body: ${rare.join(", ")}`);
}

function isMusic(id: number): boolean {
  const kind = vocabulary.meanings[id]?.kind ?? "task";
  return !["task", "label", "unit", "pickup", "bars", "range", "sign", "meter"].includes(kind);
}
