/** @file Instruments that a tune can be written for: the range that players are comfortable with, notes, and names people use. */

export interface InstrumentRange {
  /** Scientific spelling, `C4` being middle C; as it sounds on the page, octave clefs apart. */
  readonly lowest: string;
  readonly highest: string;
  readonly english: string;
  readonly chinese: string;
  /** The only notes that it has, in semitones above C; all of them where none are named. */
  readonly notes?: readonly number[];
  /** Keys that are usual on it, as shares, where not any will do. */
  readonly keys?: string;
}

function range(lowest: string, highest: string, english: string, chinese: string): InstrumentRange {
  return { lowest, highest, english, chinese };
}

/** The chanter of the Highland pipes: A mixolydian, as it is written. */
const CHANTER = { notes: [9, 11, 1, 2, 4, 6, 7], keys: "A mixolydian 5, D major 4, B minor 1" };

export const INSTRUMENTS = {
  fiddle: range("G3", "B5", "fiddle", "小提琴"),
  flute: range("D4", "D6", "flute", "长笛"),
  whistle: range("D4", "B5", "tin whistle", "锡哨"),
  recorder: range("C5", "D6", "recorder", "竖笛"),
  "uilleann pipes": range("D4", "D6", "uilleann pipes", "爱尔兰风笛"),
  bagpipes: { ...range("G4", "A5", "bagpipes", "苏格兰风笛"), ...CHANTER },
  accordion: range("G3", "D6", "accordion", "手风琴"),
  concertina: range("G3", "C6", "concertina", "六角手风琴"),
  harmonica: range("C4", "C6", "harmonica", "口琴"),
  banjo: range("G3", "B5", "banjo", "班卓琴"),
  mandolin: range("G3", "B5", "mandolin", "曼陀林"),
  guitar: range("E3", "E5", "guitar", "吉他"),
  harp: range("C3", "D6", "harp", "竖琴"),
  piano: range("G3", "C6", "piano", "钢琴"),
  clarinet: range("E3", "C6", "clarinet", "单簧管"),
  oboe: range("C4", "C6", "oboe", "双簧管"),
  bassoon: range("F2", "G4", "bassoon", "大管"),
  "alto saxophone": range("E3", "F5", "alto saxophone", "中音萨克斯"),
  "tenor saxophone": range("B2", "C5", "tenor saxophone", "次中音萨克斯"),
  trumpet: range("G3", "B5", "trumpet", "小号"),
  horn: range("C3", "D5", "horn", "圆号"),
  trombone: range("G2", "G4", "trombone", "长号"),
  voice: range("A3", "E5", "voice", "人声"),
  soprano: range("C4", "A5", "soprano", "女高音"),
  alto: range("G3", "D5", "alto", "女低音"),
  tenor: range("C3", "A4", "tenor", "男高音"),
  bass: range("F2", "D4", "bass voice", "男低音"),
  viola: range("C3", "E5", "viola", "中提琴"),
  cello: range("C2", "A4", "cello", "大提琴"),
  erhu: range("D4", "D6", "erhu", "二胡"),
  dizi: range("A4", "B6", "dizi", "笛子"),
  xiao: range("D4", "E6", "xiao", "箫"),
  pipa: range("A2", "E5", "pipa", "琵琶"),
  guzheng: range("D3", "D6", "guzheng", "古筝"),
  hulusi: range("E4", "A5", "hulusi", "葫芦丝"),
  suona: range("A4", "B5", "suona", "唢呐"),
} as const satisfies Record<string, InstrumentRange>;

export type Instrument = keyof typeof INSTRUMENTS;
