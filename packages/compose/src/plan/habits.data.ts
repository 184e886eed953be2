/**
 * @file What is usual for each kind of tune and each tradition: what is chosen where a request leaves it open.
 *
 * Shares are counted in the 20,296 training tunes of a corpus built over all sources whose labels and tokens agree,
 * in hundredths; what is rarer than one in twenty is mostly left out. Forms are as written, those with primes and odd
 * sections left out. Kinds with fewer than ten tunes (marked) follow the books of dances; tempos, which few tunes
 * state, are those that players use.
 */
import type { Rhythm, Style } from "@melodist/analysis";

/** Rows of shares: see `readShares`. */
export interface Habits {
  readonly meters: string;
  /** The length of a note without a length token, in whole notes. */
  readonly unit: string;
  /** In whole notes. */
  readonly pickups: string;
  readonly forms: string;
  readonly modes: string;
  readonly majorTonics: string;
  readonly minorTonics: string;
  /** Share of repeated sections with two endings. */
  readonly endings: number;
  /** Notes to the time of a whole note, in five levels. */
  readonly density: 1 | 2 | 3 | 4 | 5;
  /** Whole notes a minute. */
  readonly pace: number;
  /** Sung, so its compass is a voice's and its sections are written out rather than repeated by signs. */
  readonly isSung: boolean;
  /** Kinds of tunes, of a tradition. */
  readonly rhythms: string;
}

const DANCE: Habits = {
  meters: "4/4 1",
  unit: "1/8",
  pickups: "0 50, 1/8 25, 1/4 25",
  forms: "A8×2 B8×2 90, A8×2 B8×2 C8×2 10",
  modes: "major 80, minor 14, dorian 6",
  majorTonics: "G 45, D 41, A 10, C 4",
  minorTonics: "A 43, E 36, D 9, G 8, B 4",
  endings: 15,
  density: 4,
  pace: 30,
  isSung: false,
  rhythms: "",
};

const SONG: Habits = {
  meters: "4/4 34, 2/4 25, 3/4 24, 6/8 17",
  unit: "1/8",
  pickups: "1/4 35, 1/8 33, 0 25",
  forms: "A8 35, A12 12, A4 A4 B4 A4 10, A4 B4 C4 D4 6, A4 A4 B4 C4 6",
  modes: "major 95, minor 5",
  majorTonics: "G 37, F 22, C 14, D 10, Bb 8",
  minorTonics: "G 25, A 25, E 20, D 20, B 5",
  endings: 0,
  density: 2,
  pace: 26,
  isSung: true,
  rhythms: "",
};

const CHINESE: Habits = {
  ...SONG,
  meters: "2/4 90, 4/4 8",
  pickups: "0 98",
  forms: "A8 40, A12 15, A8 B8 20, A4 B4 C4 D4 15",
  modes: "mixolydian 52, minor 19, major 16, dorian 13",
  majorTonics: "D 24, C 19, G 17, F 13, E 12, A 10",
  minorTonics: "D 26, E 18, A 14, C 10, B 10",
  density: 3,
  pace: 22,
};

const KLEZMER: Habits = {
  ...DANCE,
  meters: "2/4 1",
  unit: "1/16",
  pickups: "0 81, 1/8 16",
  forms: "A8×2 B8×2 60, A8×2 B8×2 C8×2 40",
  modes: "minor 55, major 45",
  majorTonics: "G 54, Eb 30, F 9, Bb 7",
  minorTonics: "G 75, D 20, C 5",
  endings: 0,
};

export const RHYTHM_HABITS: Readonly<Record<Rhythm, Habits>> = {
  reel: {
    ...DANCE,
    meters: "4/4 60, 2/2 36",
    pickups: "0 42, 1/4 35, 1/8 22",
    forms: "A8×2 B8×2 45, A8 B8 26, A4×2 B8 22, A4×2 B4×2 5",
    modes: "major 77, minor 12, dorian 6, mixolydian 4",
    majorTonics: "D 41, G 40, A 12",
    minorTonics: "E 42, A 41, D 6, G 6, B 5",
    endings: 30,
    pace: 50,
  },
  jig: {
    ...DANCE,
    meters: "6/8 1",
    pickups: "1/8 71, 0 24",
    forms: "A8×2 B8×2 88, A8×2 B8×2 C8×2 8",
    modes: "major 77, minor 14, dorian 5, mixolydian 4",
    minorTonics: "A 45, E 33, G 13, D 5",
    endings: 24,
    density: 5,
    pace: 43,
  },
  "slip jig": {
    ...DANCE,
    meters: "9/8 1",
    pickups: "0 71, 1/8 26",
    forms: "A4×2 B4×2 44, A4×2 B8 42, A8 B8 8, A4×2 B4×2 C4×2 5",
    modes: "major 75, minor 16, mixolydian 4, dorian 4",
    minorTonics: "E 58, A 33, B 5",
    endings: 12,
    density: 5,
    pace: 41,
  },
  slide: {
    ...DANCE,
    meters: "12/8 72, 6/8 28",
    pickups: "1/8 46, 0 43, 3/8 8",
    forms: "A4×2 B4×2 55, A8×2 B8×2 27, A4×2 B8 18",
    modes: "major 84, minor 8, mixolydian 4, dorian 4",
    majorTonics: "D 59, G 35, A 6",
    minorTonics: "A 57, E 29, B 14",
    endings: 53,
    pace: 46,
  },
  hornpipe: {
    ...DANCE,
    meters: "2/2 38, 4/4 35, 2/4 26",
    pickups: "1/4 64, 1/8 28, 0 7",
    forms: "A8×2 B8×2 1",
    modes: "major 91, minor 5, dorian 2",
    majorTonics: "G 41, D 31, A 13, Bb 7",
    minorTonics: "A 41, E 28, G 17, D 13",
    pace: 38,
  },
  polka: {
    ...DANCE,
    meters: "2/4 77, 2/2 23",
    pickups: "0 55, 1/8 24, 1/4 19",
    modes: "major 82, minor 11, dorian 6",
    minorTonics: "A 53, E 29, B 9, D 6",
    endings: 32,
    pace: 32,
  },
  march: {
    ...DANCE,
    meters: "4/4 56, 2/2 20, 2/4 13, 6/8 11",
    pickups: "1/4 46, 0 36, 1/8 15",
    modes: "major 90, minor 5, dorian 5",
    endings: 5,
    density: 3,
    pace: 27,
  },
  quickstep: {
    ...DANCE,
    meters: "6/8 50, 2/4 50",
    pickups: "0 52, 1/8 44",
    modes: "major 98, minor 2",
    endings: 2,
    pace: 36,
  },
  waltz: {
    ...DANCE,
    meters: "3/4 1",
    pickups: "1/4 73, 0 14, 3/8 8",
    forms: "A8 B8 40, A8×2 B8×2 30, A16×2 B16×2 10, A16 B16 20",
    modes: "major 81, minor 16, dorian 3",
    majorTonics: "G 55, D 31, A 7",
    minorTonics: "A 32, G 25, D 23, E 18",
    endings: 19,
    density: 2,
    pace: 35,
  },
  // Fewer than ten.
  mazurka: { ...DANCE, meters: "3/4 1", pickups: "1/4 50, 0 50", endings: 20, density: 3, pace: 34 },
  minuet: { ...DANCE, meters: "3/4 1", pickups: "0 60, 1/4 40", endings: 0, density: 3, pace: 30 },
  gavotte: { ...DANCE, meters: "2/2 50, 4/4 50", pickups: "1/2 1", endings: 0, density: 3, pace: 33 },
  strathspey: {
    ...DANCE,
    unit: "1/16",
    pickups: "1/8 79, 0 18",
    forms: "A8 B8 45, A4×2 B8 40, A4×2 B4×2 10, A8×2 B8×2 5",
    modes: "major 81, minor 11, dorian 7",
    majorTonics: "D 49, G 33, A 10, C 5",
    minorTonics: "A 50, G 25, E 25",
    endings: 6,
    pace: 30,
  },
  // Fewer than ten.
  schottische: { ...DANCE, meters: "4/4 70, 2/4 30", pace: 36 },
  // Fewer than ten.
  barndance: { ...DANCE, pickups: "1/4 57, 0 43", pace: 42 },
  fling: { ...DANCE, meters: "2/2 75, 4/4 25", unit: "1/16", pickups: "0 53, 1/4 33, 1/8 13", pace: 40 },
  clog: {
    ...DANCE,
    meters: "2/2 1",
    unit: "1/16",
    pickups: "1/4 85, 0 12",
    modes: "major 97, minor 3",
    majorTonics: "F 27, D 24, Bb 15, G 15, A 12",
    pace: 36,
  },
  "set dance": {
    ...DANCE,
    meters: "6/8 40, 2/2 33, 4/4 22",
    pickups: "1/4 52, 1/8 44",
    forms: "A8×2 B12×2 35, A8×2 B8 30, A8×2 B16×2 25, A12×2 B12×2 10",
    modes: "major 81, dorian 12, minor 6",
    majorTonics: "G 63, D 33, A 5",
    minorTonics: "A 56, E 44",
    endings: 9,
    pace: 36,
  },
  "country dance": { ...DANCE, meters: "6/8 50, 2/4 25, 2/2 25", pace: 40 },
  air: {
    ...DANCE,
    meters: "3/4 42, 4/4 33, 6/8 16",
    pickups: "1/4 54, 1/8 23, 0 18",
    forms: "A8 B8 60, A4×2 B8 15, A8 15, A4 A4 B4 C4 10",
    modes: "major 72, minor 23, mixolydian 3, dorian 2",
    majorTonics: "G 57, D 26, A 7, C 7",
    minorTonics: "E 47, A 27, D 13, G 7, B 7",
    density: 2,
    pace: 21,
  },
  song: { ...SONG, density: 3 },
  ballad: {
    ...SONG,
    meters: "4/4 32, 6/8 25, 3/4 22, 2/4 21",
    pickups: "1/8 40, 1/4 34, 0 12",
    majorTonics: "G 44, F 20, C 11, D 8, A 6",
  },
  "children's song": {
    ...SONG,
    meters: "2/4 63, 3/4 14, 4/4 14, 6/8 9",
    pickups: "0 56, 1/8 25, 1/4 14",
    forms: "A8 60, A12 20, A4 A4 B4 A4 20",
    modes: "major 99",
    density: 3,
  },
  "work song": {
    ...SONG,
    meters: "2/4 67, 4/4 20, 6/8 13",
    pickups: "0 59, 1/8 20, 1/4 18",
    density: 3,
    pace: 28,
  },
  hymn: {
    ...SONG,
    meters: "4/4 70, 3/4 30",
    unit: "1/4",
    pickups: "1/4 45, 0 45",
    forms: "A8 30, A12 15, A4 B4 C4 D4 20, A4 A4 B4 A4 20, A4 A4 B4 C4 15",
    modes: "major 95, minor 5",
    majorTonics: "G 27, F 24, C 13, D 13, Eb 10",
    density: 1,
    pace: 23,
  },
  chorale: {
    ...SONG,
    meters: "4/4 88, 3/4 12",
    unit: "1/4",
    pickups: "1/4 69, 0 31",
    forms: "A4×2 B8 45, A12 30, A8 25",
    modes: "major 53, minor 47",
    majorTonics: "G 28, A 16, D 14, F 12, C 11",
    minorTonics: "A 32, G 21, D 15, B 13, E 13",
    density: 1,
    pace: 19,
  },
  "art song": {
    ...SONG,
    meters: "4/4 36, 3/4 22, 6/8 21, 2/4 21",
    pickups: "0 60, 1/4 20, 1/8 20",
    forms: "A8 B8 A8 25, A8 B8 25, A4 A4 B4 A4 25, A4 B4 C4 D4 25",
    modes: "major 90, minor 10",
    majorTonics: "F 18, G 16, Eb 15, C 14, D 12, Ab 11",
    minorTonics: "A 18, E 18, G 16, D 11, C 11",
    density: 2,
    pace: 22,
  },
  xiaodiao: CHINESE,
  shange: {
    ...CHINESE,
    forms: "A8 55, A12 25, A4 B4 C4 D4 10",
    modes: "mixolydian 50, minor 29, dorian 13, major 8",
    pace: 17,
  },
  freylekhs: { ...KLEZMER, modes: "major 61, minor 39", pace: 34 },
  skotshne: { ...KLEZMER, modes: "minor 65, major 35", density: 5, pace: 33 },
  sher: { ...KLEZMER, unit: "1/8", modes: "minor 62, major 38", pace: 30 },
  // Fewer than ten.
  khosidl: { ...KLEZMER, unit: "1/8", modes: "minor 70, major 30", density: 3, pace: 22 },
  nign: { ...KLEZMER, meters: "3/4 50, 2/4 50", unit: "1/8", density: 3, isSung: true, pace: 20 },
  // Fewer than ten.
  dobriden: { ...KLEZMER, meters: "3/4 70, 2/4 30", unit: "1/8", density: 3, pace: 20 },
};

export const STYLE_HABITS: Readonly<Record<Style, Habits>> = {
  irish: {
    ...RHYTHM_HABITS.reel,
    rhythms: "reel 38, jig 29, hornpipe 11, waltz 5, slip jig 4, polka 4, slide 3",
  },
  scottish: {
    ...DANCE,
    meters: "4/4 38, 6/8 30, 2/4 19, 2/2 13",
    pickups: "1/8 44, 0 35, 1/4 19",
    forms: "A8×2 B8×2 50, A4×2 B8 25, A4×2 B4×2 15, A8 B8 10",
    rhythms: "march 35, reel 25, strathspey 20, air 10, jig 10",
  },
  english: { ...RHYTHM_HABITS.jig, rhythms: "jig 40, reel 25, hornpipe 13, waltz 7, march 6, polka 5" },
  welsh: { ...DANCE, rhythms: "jig 45, march 20, waltz 15, air 15" },
  american: { ...RHYTHM_HABITS.reel, rhythms: "reel 45, hornpipe 25, jig 20, clog 5" },
  canadian: { ...RHYTHM_HABITS.ballad, rhythms: "ballad 90, reel 5, waltz 5" },
  german: { ...SONG, rhythms: "song 57, ballad 26, hymn 8, children's song 8" },
  dutch: {
    ...SONG,
    meters: "3/4 33, 2/2 27, 4/4 27, 6/8 11",
    pickups: "0 51, 1/4 32, 1/8 11",
    forms: "A12 25, A4 B4 C4 D4 30, A4 A4 B4 C4 25, A8 20",
    modes: "major 74, minor 26",
    majorTonics: "C 34, G 27, D 26, F 8",
    minorTonics: "A 55, D 30, G 12",
  },
  french: {
    ...DANCE,
    meters: "3/4 30, 2/4 25, 2/2 25, 6/8 20",
    density: 2,
    rhythms: "song 30, ballad 25, waltz 20, mazurka 15, reel 10",
  },
  nordic: { ...SONG, rhythms: "ballad 75, waltz 15, march 5" },
  romance: { ...SONG, rhythms: "ballad 1" },
  polish: { ...SONG, rhythms: "ballad 84, children's song 8, song 6" },
  hungarian: { ...SONG, rhythms: "ballad 85, song 15" },
  "east european": { ...SONG, rhythms: "ballad 85, hymn 8, song 5" },
  chinese: { ...CHINESE, rhythms: "xiaodiao 67, shange 24, work song 8" },
  klezmer: { ...KLEZMER, rhythms: "freylekhs 45, skotshne 24, sher 17, nign 12" },
  hymn: { ...RHYTHM_HABITS.hymn, rhythms: "hymn 1" },
  chorale: { ...RHYTHM_HABITS.chorale, rhythms: "chorale 1" },
  "art song": { ...RHYTHM_HABITS["art song"], rhythms: "art song 1" },
  "jazz standard": {
    ...SONG,
    meters: "4/4 65, 3/4 22, 2/2 13",
    unit: "1/4",
    pickups: "0 88, 1/4 8",
    forms: "A8 A8 B8 A8 60, A8 B8 A8 C8 40",
    modes: "major 85, minor 15",
    majorTonics: "C 28, F 24, G 22, Eb 11, Bb 8",
    minorTonics: "C 30, D 30, G 20, A 20",
    density: 1,
    pace: 36,
  },
};

/** Where nothing is said of kind, tradition or meter; kept to what every model knows. */
export const ANY_RHYTHMS =
  "jig 20, reel 18, waltz 16, air 16, hornpipe 8, polka 6, march 6, slip jig 4, strathspey 3, art song 3";

/** For a meter alone, and for what no kind of tune says. */
export const ANY_HABITS: Habits = {
  ...DANCE,
  meters: "4/4 30, 6/8 25, 3/4 20, 2/4 15, 2/2 10",
  forms: "A8×2 B8×2 60, A8 B8 40",
  density: 3,
  pace: 28,
};
