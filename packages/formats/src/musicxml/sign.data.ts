/** @file Decorations and the MusicXML elements that mean the same. */

/** Where a sign stands: in a note's `<notations>` (or a group inside them), or in a `<direction>` before the note. */
export type SignGroup = "notations" | "articulations" | "ornaments" | "technical" | "dynamics" | "direction";

export interface Sign {
  readonly group: SignGroup;
  readonly name: string;
  /** Attributes that tell it from other signs of the same name. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** What a player is told beside it, as `<sound>`. */
  readonly sound?: Readonly<Record<string, string>>;
}

const articulation = (name: string): Sign => ({ group: "articulations", name });
const ornament = (name: string, attributes = {}): Sign => ({ group: "ornaments", name, attributes });
const technical = (name: string): Sign => ({ group: "technical", name });
const dynamics = (name: string): Sign => ({ group: "dynamics", name });
const direction = (name: string, attributes = {}): Sign => ({ group: "direction", name, attributes });
const fingering = (text: string): Sign => ({ group: "technical", name: "fingering", text });
const tremolo = (text: string): Sign => ({
  group: "ornaments",
  name: "tremolo",
  attributes: { type: "single" },
  text,
});
const jump = (text: string, sound: Readonly<Record<string, string>>): Sign => ({
  group: "direction",
  name: "words",
  text,
  sound,
});

/** Decoration → sign. Of two decorations with one sign, the first is the one that is read back. */
export const SIGNS: Readonly<Record<string, Sign>> = {
  staccato: articulation("staccato"),
  tenuto: articulation("tenuto"),
  accent: articulation("accent"),
  marcato: articulation("strong-accent"),
  "^": articulation("strong-accent"),
  wedge: articulation("staccatissimo"),
  breath: articulation("breath-mark"),
  slide: articulation("scoop"),
  trill: ornament("trill-mark"),
  lowermordent: ornament("mordent"),
  uppermordent: ornament("inverted-mordent"),
  turn: ornament("turn"),
  invertedturn: ornament("inverted-turn"),
  turnx: ornament("turn", { slash: "yes" }),
  invertedturnx: ornament("inverted-turn", { slash: "yes" }),
  "trill(": ornament("wavy-line", { type: "start" }),
  "trill)": ornament("wavy-line", { type: "stop" }),
  "/": tremolo("1"),
  "//": tremolo("2"),
  "///": tremolo("3"),
  upbow: technical("up-bow"),
  downbow: technical("down-bow"),
  open: technical("open-string"),
  thumb: technical("thumb-position"),
  snap: technical("snap-pizzicato"),
  plus: technical("stopped"),
  "0": fingering("0"),
  "1": fingering("1"),
  "2": fingering("2"),
  "3": fingering("3"),
  "4": fingering("4"),
  "5": fingering("5"),
  fermata: { group: "notations", name: "fermata", attributes: { type: "upright" } },
  invertedfermata: { group: "notations", name: "fermata", attributes: { type: "inverted" } },
  arpeggio: { group: "notations", name: "arpeggiate" },
  pppp: dynamics("pppp"),
  ppp: dynamics("ppp"),
  pp: dynamics("pp"),
  p: dynamics("p"),
  mp: dynamics("mp"),
  mf: dynamics("mf"),
  f: dynamics("f"),
  ff: dynamics("ff"),
  fff: dynamics("fff"),
  ffff: dynamics("ffff"),
  sf: dynamics("sf"),
  sfz: dynamics("sfz"),
  fp: dynamics("fp"),
  "crescendo(": direction("wedge", { type: "crescendo" }),
  "diminuendo(": direction("wedge", { type: "diminuendo" }),
  "crescendo)": direction("wedge", { type: "stop" }),
  "diminuendo)": direction("wedge", { type: "stop" }),
  ped: direction("pedal", { type: "start" }),
  "ped-up": direction("pedal", { type: "stop" }),
  segno: direction("segno"),
  coda: direction("coda"),
  fine: jump("Fine", { fine: "yes" }),
  "D.C.": jump("D.C.", { dacapo: "yes" }),
  "D.S.": jump("D.S.", { dalsegno: "segno" }),
  dacapo: jump("Da Capo", { dacapo: "yes" }),
  dacoda: jump("To Coda", { tocoda: "coda" }),
};

/** Signs that are only read: the nearest decoration we have. */
export const NEAREST: ReadonlyMap<string, string> = new Map([
  ["spiccato", "wedge"],
  ["detached-legato", "tenuto"],
  ["soft-accent", "accent"],
  ["stress", "accent"],
  ["shake", "trill"],
  ["delayed-turn", "turn"],
  ["delayed-inverted-turn", "invertedturn"],
  ["vertical-turn", "turn"],
  ["inverted-vertical-turn", "invertedturn"],
  ["schleifer", "slide"],
  ["non-arpeggiate", "arpeggio"],
  ["sff", "sfz"],
  ["sffz", "sfz"],
  ["sfp", "sf"],
  ["fz", "sf"],
  ["rf", "sf"],
  ["rfz", "sf"],
  ["ppppp", "pppp"],
  ["fffff", "ffff"],
]);
