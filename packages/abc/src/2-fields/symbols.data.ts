/** @file Decorations: the one-letter signs and the names that programs of the field know. */

/** What a letter means unless `U:` says otherwise. */
export const LETTER_SYMBOLS: Readonly<Record<string, string>> = {
  "~": "roll",
  ".": "staccato",
  H: "fermata",
  J: "slide",
  L: "accent",
  M: "lowermordent",
  O: "coda",
  P: "uppermordent",
  R: "roll",
  S: "segno",
  T: "trill",
  u: "upbow",
  v: "downbow",
};

/** Other spellings of a name → the name we keep. */
export const SYNONYMS: Readonly<Record<string, string>> = {
  ">": "accent",
  emphasis: "accent",
  "+": "plus",
  mordent: "lowermordent",
  pralltriller: "uppermordent",
  ferm: "fermata",
  "<(": "crescendo(",
  "<)": "crescendo)",
  ">(": "diminuendo(",
  ">)": "diminuendo)",
  "D.S": "D.S.",
  "D.C": "D.C.",
  Segno: "segno",
  Coda: "coda",
  Fine: "fine",
};

/** @see ABC standard 2.1, section 4.14 "Decorations" */
export const DECORATIONS: ReadonlySet<string> = new Set(
  [
    "roll staccato fermata slide accent lowermordent coda uppermordent segno trill upbow downbow".split(" "),
    "trill( trill) turn turnx invertedturn invertedturnx arpeggio invertedfermata tenuto wedge open thumb snap plus".split(
      " ",
    ),
    "0 1 2 3 4 5 p pp ppp pppp mp mf f ff fff ffff sfz sf fp".split(" "),
    "crescendo( crescendo) diminuendo( diminuendo) D.S. D.C. dacoda dacapo fine shortphrase mediumphrase longphrase".split(
      " ",
    ),
    "breath editorial courtesy marcato ^ // /// / 8va( 8va) 8vb( 8vb) 15ma( 15ma) 15mb( 15mb) ped ped-up".split(
      " ",
    ),
    "beambr1 beambr2 xstem dot stemless rbstop style=normal style=rhythm style=x".split(" "),
  ].flat(),
);
