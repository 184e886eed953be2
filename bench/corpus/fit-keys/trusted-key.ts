/**
 * @file The key of a tune as far as it can be trusted.
 *
 * Some collections were converted from formats that give a signature and no mode: every song stands there in major,
 * and a third of the art songs are in the relative minor. Which of the two it is, the accompaniment tells: the chords
 * of the first key, or the last note of the bass. Where it does not tell clearly, the tune is not used.
 */
import { type Melody, readMelody } from "@melodist/analysis";
import {
  type ChordSymbol,
  type Duration,
  type Key,
  keyFifths,
  type Mode,
  midiKey,
  nameAtFifths,
  type Pitch,
  type PitchName,
  type Score,
  tonicFifths,
} from "@melodist/score";

/** A tonic and mode. */
export interface TrustedKey {
  readonly tonic: PitchName;
  readonly mode: Mode;
}

/** Sources whose keys are signatures only. */
const SIGNATURES_ONLY: ReadonlySet<string> = new Set([
  "essen",
  "open-hymnal",
  "openewld",
  "openscore-lieder",
  "scores-of-scores",
]);

/** The key to learn from or judge by; undefined when the source and the notes leave it open. */
export function trustedKey(source: string, score: Score): TrustedKey | undefined {
  const melody = readMelody(score);
  const key = melody.measures[0]?.key ?? score.key;
  if (key.tonic === undefined || key.exact || key.accidentals.length > 0) return undefined;
  if (!SIGNATURES_ONLY.has(source)) return { tonic: key.tonic, mode: key.mode };
  const family = melody.chords.length > 0 ? familyOfChords(melody, key) : familyOfBass(score);
  if (family === undefined) return undefined;
  const fifths = keyFifths(key);
  return { tonic: nameAtFifths(family === "major" ? fifths : fifths + RELATIVE), mode: family };
}

/** Fifths from a major tonic to that of its relative minor. */
const RELATIVE = 3;

/** Fewer chords prove nothing. */
const FEWEST_CHORDS = 4;

/** Tonics and dominants of one family outweigh the other's when they last this many times as long … */
const CLEAR = 3;
/** … and for this part of the whole time. */
const LEAST_SHARE = 0.3;

type Family = "major" | "minor";

function familyOfChords(melody: Melody, key: Key): Family | undefined {
  const change = melody.measures.find((measure) => measure.key !== key);
  const end = change === undefined ? endOf(melody) : wholes(change.onset);
  const chords = melody.chords.filter(({ onset }) => wholes(onset) < end);
  if (chords.length < FEWEST_CHORDS) return undefined;
  const times = familyTimes(chords, end, key);
  const [family, other]: readonly Family[] =
    times.major > times.minor ? ["major", "minor"] : ["minor", "major"];
  if (family === undefined || other === undefined) return undefined;
  const last = chords.at(-1)?.chord;
  const close = last && tonicFamily(last, key);
  if (change === undefined && close === family) return family;
  const isClear = times[family] > CLEAR * times[other] && times[family] > LEAST_SHARE * end;
  return isClear && close !== other ? family : undefined;
}

/** How long tonics and dominants of each family sound, in whole notes. */
function familyTimes(chords: Melody["chords"], end: number, key: Key): Readonly<Record<Family, number>> {
  const times = { major: 0, minor: 0 };
  for (const [index, { onset, chord }] of chords.entries()) {
    const family = chord && familyOfChord(chord, key);
    const next = chords[index + 1]?.onset;
    if (family !== undefined) times[family] += (next ? wholes(next) : end) - wholes(onset);
  }
  return times;
}

function endOf({ measures }: Melody): number {
  const last = measures.at(-1);
  return wholes(last?.onset) + wholes(last?.length);
}

function wholes(length: Duration | undefined): number {
  return length === undefined ? 0 : length.num / length.den;
}

/** Which of the two keys of a signature a chord is tonic or dominant of. */
function familyOfChord(chord: ChordSymbol, key: Key): Family | undefined {
  const degree = tonicFifths(chord.root) - keyFifths(key);
  if (isMinor(chord)) return degree === RELATIVE ? "minor" : undefined;
  if (!isMajor(chord)) return undefined;
  if (degree === 0 || degree === 1) return "major";
  return degree === RELATIVE + 1 ? "minor" : undefined;
}

/** Which of the two keys of a signature ends on a chord; minor may end in major. */
function tonicFamily(chord: ChordSymbol, key: Key): Family | undefined {
  const degree = tonicFifths(chord.root) - keyFifths(key);
  if (degree === 0 && isMajor(chord)) return "major";
  return degree === RELATIVE && (isMajor(chord) || isMinor(chord)) ? "minor" : undefined;
}

function isMinor({ quality }: ChordSymbol): boolean {
  return quality.startsWith("minor");
}

function isMajor({ quality }: ChordSymbol): boolean {
  return /^(?:major|dominant)(?!-minor)/u.test(quality);
}

/** By the lowest voice's last note. */
function familyOfBass({ voices, key }: Score): Family | undefined {
  const bass = voices.length < 2 ? undefined : voices.at(-1);
  const last = bass?.measures
    .flatMap(({ events }) => events)
    .findLast(({ kind }) => kind === "note" || kind === "chord");
  if (last === undefined) return undefined;
  const pitches: readonly Pitch[] =
    last.kind === "note" ? [last.pitch] : last.kind === "chord" ? last.notes.map(({ pitch }) => pitch) : [];
  const [lowest] = [...pitches].sort((a, b) => midiKey(a) - midiKey(b));
  if (lowest === undefined) return undefined;
  const degree = tonicFifths(lowest) - keyFifths(key);
  return degree === 0 ? "major" : degree === RELATIVE ? "minor" : undefined;
}
