/** @file Scales by name: what they consist of above the tonic, and what people call them. */
import type { Mode } from "@melodist/score";

/** How many notes a scale has and of what kind they are. */
export type ScaleFamily = "pentatonic" | "hexatonic" | "diatonic" | "altered" | "chromatic";

export interface Scale {
  readonly family: ScaleFamily;
  /** Semitones above the tonic, ascending from 0. */
  readonly semitones: readonly number[];
  readonly english: string;
  readonly chinese: string;
}

/** Degrees that a hexatonic scale can lack. */
export type MissingDegree = 2 | 3 | 4 | 5 | 6 | 7;

/** The five modes of the pentatonic without semitones, by which of its degrees is the tonic. */
const PENTATONIC = {
  gong: scale("pentatonic", [0, 2, 4, 7, 9], "gong (major pentatonic)", "宫调式"),
  shang: scale("pentatonic", [0, 2, 5, 7, 10], "shang (suspended pentatonic)", "商调式"),
  jue: scale("pentatonic", [0, 3, 5, 8, 10], "jue (pentatonic without fifth)", "角调式"),
  zhi: scale("pentatonic", [0, 2, 5, 7, 9], "zhi (pentatonic without third)", "徵调式"),
  yu: scale("pentatonic", [0, 3, 5, 7, 10], "yu (minor pentatonic)", "羽调式"),
} as const satisfies Record<string, Scale>;

/** The order decides after which mode a scale with a gap is named when several would do. */
const DIATONIC: Readonly<Record<Mode, Scale>> = {
  major: scale("diatonic", [0, 2, 4, 5, 7, 9, 11], "major", "大调"),
  minor: scale("diatonic", [0, 2, 3, 5, 7, 8, 10], "natural minor", "自然小调"),
  mixolydian: scale("diatonic", [0, 2, 4, 5, 7, 9, 10], "mixolydian", "混合利底亚调式"),
  dorian: scale("diatonic", [0, 2, 3, 5, 7, 9, 10], "dorian", "多利亚调式"),
  phrygian: scale("diatonic", [0, 1, 3, 5, 7, 8, 10], "phrygian", "弗里几亚调式"),
  lydian: scale("diatonic", [0, 2, 4, 6, 7, 9, 11], "lydian", "利底亚调式"),
  locrian: scale("diatonic", [0, 1, 3, 5, 6, 8, 10], "locrian", "洛克里亚调式"),
};

const ALTERED = {
  "harmonic-minor": scale("altered", [0, 2, 3, 5, 7, 8, 11], "harmonic minor", "和声小调"),
  "melodic-minor": scale("altered", [0, 2, 3, 5, 7, 9, 11], "melodic minor", "旋律小调"),
  freygish: scale(
    "altered",
    [0, 1, 4, 5, 7, 8, 10],
    "freygish (phrygian dominant)",
    "弗里吉什调式（弗里几亚属音阶）",
  ),
  misheberak: scale("altered", [0, 2, 3, 6, 7, 9, 10], "mi sheberach (Ukrainian dorian)", "乌克兰多利亚调式"),
} as const satisfies Record<string, Scale>;

const CHROMATIC = {
  chromatic: scale("chromatic", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], "chromatic", "半音阶"),
} as const satisfies Record<string, Scale>;

/** A church mode with a gap: `major-without-4`. */
export type HexatonicName = `${Mode}-without-${MissingDegree}`;

export type ScaleName =
  | keyof typeof PENTATONIC
  | Mode
  | keyof typeof ALTERED
  | keyof typeof CHROMATIC
  | HexatonicName;

/**
 * Every scale that has a name. Names that would stand for the same notes (`mixolydian-without-7` is
 * `major-without-7`) are given once, after the more usual mode.
 */
export const SCALES: ReadonlyMap<ScaleName, Scale> = new Map<ScaleName, Scale>([
  ...(Object.entries(PENTATONIC) as [keyof typeof PENTATONIC, Scale][]),
  ...(Object.entries(DIATONIC) as [Mode, Scale][]),
  ...(Object.entries(ALTERED) as [keyof typeof ALTERED, Scale][]),
  ...hexatonics(),
  ...(Object.entries(CHROMATIC) as [keyof typeof CHROMATIC, Scale][]),
]);

function hexatonics(): readonly [HexatonicName, Scale][] {
  const named = new Map<string, [HexatonicName, Scale]>();
  for (const [mode, whole] of Object.entries(DIATONIC) as [Mode, Scale][]) {
    for (const degree of [4, 7, 6, 2, 3, 5] as const) {
      const semitones = whole.semitones.filter((_, index) => index !== degree - 1);
      const english = `${whole.english} without ${degree}`;
      const entry = scale("hexatonic", semitones, english, `${whole.chinese}（缺${degree}级）`);
      const notes = semitones.join();
      if (!named.has(notes)) named.set(notes, [`${mode}-without-${degree}`, entry]);
    }
  }
  return [...named.values()];
}

function scale(family: ScaleFamily, semitones: readonly number[], english: string, chinese: string): Scale {
  return { family, semitones, english, chinese };
}
