/** @file How each wish is measured on a finished tune. */
import { MOOD_WORDS, type MoodName, RHYTHMS, SCALES, STYLES, type TuneAnalysis } from "@melodist/analysis";
import {
  compareDurations,
  type Duration,
  isTimed,
  type MidiKey,
  measureDuration,
  midiKey,
  pitchClass,
  placeEvents,
  printDuration,
  printMeter,
  printPitchName,
  ZERO,
} from "@melodist/score";
import { densityLevel, symbolOf } from "@melodist/tokens";
import type { Bilingual } from "../bilingual.ts";
import { INSTRUMENTS } from "../instrument.data.ts";
import { splitText } from "../lyrics/split-text.ts";
import type { WishName } from "../plan/plan.ts";
import { readMotif } from "../plan/read-motif.ts";
import { readLength } from "../plan/read-texts.ts";
import { DENSITY_WORDS } from "../request.ts";
import { countPlayedBars, type FinishedTune } from "./finished-tune.ts";
import { type Kept, type ReportLine, same } from "./report-line.ts";

/** Measures one wish; undefined where it was not asked for. */
export type Measure = (tune: FinishedTune) => ReportLine | undefined;

function line(wish: WishName, asked: Bilingual, achieved: Bilingual, kept: Kept | boolean): ReportLine {
  return { wish, asked, achieved, kept: kept === true ? "yes" : kept === false ? "no" : kept };
}

/** The key stands at the head and the tune ends on its tonic; whether the notes sound like it is told beside. */
const measureKey: Measure = ({ request, score, melody, analysis, plan }) => {
  const { tonic, mode } = request;
  if (tonic === undefined && mode === undefined) return undefined;
  const { key } = plan.frame;
  const asked = same([tonic, mode].filter((word) => word !== undefined).join(" "));
  const last = melody.notes.at(-1);
  const endsHome = last !== undefined && last.midi % 12 === Math.floor(pitchClass(key.tonic));
  const isHead = score.key.tonic !== undefined && pitchClass(score.key.tonic) === pitchClass(key.tonic);
  const name = `${printPitchName(score.key.tonic ?? key.tonic)} ${score.key.mode}`;
  const heard = analysis.keyCheck;
  const differs = heard !== undefined && heard.verdict !== "agrees" && heard.verdict !== "other-mode";
  const found = heard && `${printPitchName(heard.found.tonic)} ${heard.found.mode}`;
  const achieved: Bilingual = {
    en: `${name}, ${endsHome ? "ends" : "does not end"} on its tonic${differs ? `; sounds rather like ${found}` : ""}`,
    zh: `${name}，${endsHome ? "" : "没有"}结束在主音${differs ? `；听来更像 ${found}` : ""}`,
  };
  const kept = isHead && endsHome && score.key.mode === key.mode;
  return line("tonic", asked, achieved, kept && differs ? "partly" : kept);
};

const measureScale: Measure = ({ request: { scale }, keys, melody, plan }) => {
  if (scale === undefined) return undefined;
  const words = SCALES.get(scale);
  const notes = new Set(words?.semitones);
  const home = Math.floor(pitchClass(plan.frame.key.tonic));
  const isForeign = (midi: MidiKey) => !notes.has((midi - home + 120) % 12);
  const foreign = keys.filter(isForeign).length;
  const share = melody.notes.filter(({ midi }) => isForeign(midi)).length / Math.max(1, melody.notes.length);
  const achieved: Bilingual =
    foreign === 0
      ? { en: "no other note", zh: "没有调外音" }
      : { en: `${Math.round(100 * share)} % other notes`, zh: `${Math.round(100 * share)}% 为调外音` };
  return line("scale", { en: words?.english ?? scale, zh: words?.chinese ?? scale }, achieved, foreign === 0);
};

const measureMeter: Measure = ({ request: { meter }, score }) => {
  if (meter === undefined) return undefined;
  const achieved = score.meter.kind === "free" ? "free" : printMeter({ ...score.meter, symbol: undefined });
  return line("meter", same(meter), same(achieved), achieved === meter);
};

const measureTempo: Measure = ({ request: { tempo, tempoBpm }, score, plan }) => {
  if (tempo === undefined && tempoBpm === undefined) return undefined;
  const achieved = `${score.tempo?.beats.map(printDuration).join("+") ?? ""}=${score.tempo?.perMinute ?? "?"}`;
  const isPlanned = score.tempo?.perMinute === plan.tempo.perMinute;
  return line(
    tempoBpm === undefined ? "tempo" : "tempoBpm",
    same(String(tempoBpm ?? tempo)),
    same(achieved),
    isPlanned,
  );
};

/** Sections as they stand on the page must be as planned; which of them sound alike is told beside. */
const measureForm: Measure = ({ request: { form }, analysis, plan }) => {
  if (form === undefined) return undefined;
  const planned = plan.tune.sections.flatMap(({ times, bars }) => new Array<number>(times).fill(bars));
  const heard = analysis.formPlayed;
  const written = analysis.form.order.map((index) => analysis.form.sections[index]?.bars ?? 0);
  const isDivided = planned.join() === written.join();
  const wanted = form.replaceAll("V", "A").replaceAll("C", form.includes("V") ? "B" : "C");
  const achieved: Bilingual = {
    en: `sections of ${planned.join(", ")} bars as played; heard as ${heard}`,
    zh: `演奏时各段 ${planned.join("、")} 小节；听作 ${heard}`,
  };
  return line("form", same(form), achieved, heard === wanted && isDivided ? "yes" : "partly");
};

const measureBars: Measure = ({ request: { bars }, score }) => {
  if (bars === undefined) return undefined;
  const played = countPlayedBars(score);
  return line(
    "bars",
    same(String(bars)),
    { en: `${played} as played`, zh: `演奏 ${played} 小节` },
    played === bars,
  );
};

const measureSectionBars: Measure = ({ request: { barsPerSection, reference }, score, plan }) => {
  if (barsPerSection === undefined || reference !== undefined) return undefined;
  const passes = plan.tune.sections.reduce((sum, { times }) => sum + times, 0);
  const mean = countPlayedBars(score) / Math.max(1, passes);
  return line("barsPerSection", same(String(barsPerSection)), same(String(mean)), mean === barsPerSection);
};

const measurePickup: Measure = ({ request: { pickup }, score, plan }) => {
  if (pickup === undefined) return undefined;
  const first = score.voices[0]?.measures[0];
  const length = first === undefined || plan.tune.pickup?.num === 0 ? ZERO : measureDuration(first.events);
  const words =
    typeof pickup === "string" ? same(pickup) : pickup ? { en: "yes", zh: "有" } : { en: "none", zh: "无" };
  const isKept =
    typeof pickup === "string"
      ? compareDurations(length, readLength(pickup)) === 0
      : length.num > 0 === pickup;
  return line("pickup", words, same(printDuration(length)), isKept);
};

const measureChords: Measure = ({ request: { chords }, analysis, score, plan }) => {
  if (chords === undefined) return undefined;
  const count = analysis.harmony?.chords.length ?? 0;
  const symbols: Bilingual = { en: `${count} different chords`, zh: `${count} 种和弦` };
  if (typeof chords === "boolean") {
    const asked = chords ? { en: "with chords", zh: "带和弦" } : { en: "without chords", zh: "不带和弦" };
    return line("chords", asked, symbols, count > 0 === chords);
  }
  const given = typeof plan.tune.chords === "object" ? plan.tune.chords : [];
  const measures = score.voices[0]?.measures ?? [];
  const wrong = given.filter((bar, index) => {
    const wanted = bar.map(({ chord }) => symbolOf(plan.frame.key, chord).text);
    const there = placeEvents(measures[index]?.events ?? []).flatMap(({ event }) =>
      isTimed(event)
        ? event.marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [mark.chord.text] : []))
        : [],
    );
    return wanted.join(" ") !== there.join(" ");
  }).length;
  const agreement = Math.round(100 * (analysis.harmony?.ratio ?? 0));
  const achieved: Bilingual = {
    en: `${given.length - wrong} of ${given.length} bars as given; ${agreement} % of the melody's time is chord tones`,
    zh: `${given.length} 小节中 ${given.length - wrong} 小节如所给；旋律 ${agreement}% 的时间为和弦音`,
  };
  return line("chords", same(chords.join(" | ")), achieved, wrong === 0);
};

const measureMotif: Measure = ({ request, melody }) => {
  if (request.motif === undefined) return undefined;
  const motif = readMotif(request.motif, request);
  const wanted =
    motif === undefined
      ? []
      : melodyShape(motif.score.voices[0]?.measures.flatMap(({ events }) => events) ?? []);
  const start = melody.notes.findIndex(
    ({ offset, measure }) => (measure > 0 || offset.num === 0) && matches(melody, wanted, measure),
  );
  const isThere = wanted.length > 0 && start >= 0;
  const achieved = isThere
    ? { en: "it begins with it", zh: "以它开头" }
    : { en: "not as given", zh: "与所给不同" };
  return line("motif", { en: `${wanted.length} notes`, zh: `${wanted.length} 个音` }, achieved, isThere);
};

interface ShapeNote {
  readonly midi: number;
  readonly length: Duration;
}

function melodyShape(events: readonly Parameters<typeof isTimed>[0][]): readonly ShapeNote[] {
  return events.flatMap((event) =>
    event.kind === "note" ? [{ midi: midiKey(event.pitch), length: event.length }] : [],
  );
}

/** True when the melody has the motif's intervals and lengths from the first note of one of its first two measures. */
function matches({ notes }: FinishedTune["melody"], wanted: readonly ShapeNote[], measure: number): boolean {
  const start = notes.findIndex((note) => note.measure === measure);
  if (measure > 1 || start < 0) return false;
  const shift = (notes[start]?.midi ?? 0) - (wanted[0]?.midi ?? 0);
  return wanted.every(({ midi, length }, index) => {
    const note = notes[start + index];
    if (note === undefined || note.midi - midi !== shift) return false;
    return index === wanted.length - 1 || compareDurations(note.length, length) === 0;
  });
}

const measureRange: Measure = ({ request: { instrument, lowest, highest }, keys, plan, analysis }) => {
  const { compass } = plan;
  if (compass === undefined || (instrument ?? lowest ?? highest) === undefined) return undefined;
  const words = instrument && INSTRUMENTS[instrument];
  const span = `${lowest ?? words?.lowest ?? ""}–${highest ?? words?.highest ?? ""}`;
  const asked =
    words === undefined ? same(span) : { en: `${words.english} ${span}`, zh: `${words.chinese} ${span}` };
  const [low, high] = [keys[0] ?? compass.lowest, keys.at(-1) ?? compass.highest];
  const { range } = analysis;
  const name = (pitch: NonNullable<TuneAnalysis["range"]>["lowest"]) =>
    `${printPitchName(pitch)}${pitch.octave}`;
  const achieved = range === undefined ? "" : `${name(range.lowest)}–${name(range.highest)}`;
  const wish = instrument === undefined ? (lowest === undefined ? "highest" : "lowest") : "instrument";
  return line(wish, asked, same(achieved), low >= compass.lowest && high <= compass.highest);
};

const measureDensity: Measure = ({ request: { density }, analysis, score }) => {
  if (density === undefined || score.meter.kind === "free") return undefined;
  const { notesPerBar } = analysis.rhythm;
  const beats = score.meter.beats.reduce((sum, group) => sum + group, 0);
  const achieved = densityLevel((notesPerBar * score.meter.unit) / beats) - 1;
  const away = Math.abs(achieved - DENSITY_WORDS.indexOf(density));
  const kept: Kept = away === 0 ? "yes" : away === 1 ? "partly" : "no";
  const notes = notesPerBar.toFixed(1);
  const word = DENSITY_WORDS[achieved] ?? "";
  return line(
    "density",
    same(density),
    { en: `${word} (${notes} notes a bar)`, zh: `${word}（每小节 ${notes} 个音）` },
    kept,
  );
};

const measureMoods: Measure = ({ request: { moods = [] }, analysis }) => {
  if (moods.length === 0) return undefined;
  const found = new Set<MoodName>(analysis.mood.map(({ mood }) => mood));
  const there = moods.filter((mood) => found.has(mood)).length;
  const names = (list: readonly MoodName[], language: "english" | "chinese"): string =>
    list.map((mood) => MOOD_WORDS[mood][language]).join(language === "english" ? ", " : "、");
  const heard = [...found];
  return line(
    "moods",
    { en: names(moods, "english"), zh: names(moods, "chinese") },
    { en: names(heard, "english") || "none of our words", zh: names(heard, "chinese") || "无可归类" },
    there === moods.length ? "yes" : there > 0 ? "partly" : "no",
  );
};

/** What the model was told and no measure exists for. */
function measureTold(wish: "rhythm" | "style" | "after", words: (value: string) => Bilingual): Measure {
  return ({ request, plan }) => {
    const value = request[wish];
    if (value === undefined) return undefined;
    const isUnknown = plan.choices.some((choice) => choice.wish === wish && choice.value === value);
    const achieved = isUnknown
      ? { en: "this model does not know it", zh: "这个模型不认识" }
      : { en: "told to the model", zh: "已告知模型" };
    return line(wish, words(value), achieved, isUnknown ? "no" : "not-measurable");
  };
}

function wordsOf(table: Readonly<Record<string, { readonly english: string; readonly chinese: string }>>) {
  return (value: string): Bilingual => ({
    en: table[value]?.english ?? value,
    zh: table[value]?.chinese ?? value,
  });
}

const measureReference: Measure = ({ request: { reference }, plan }) => {
  if (reference === undefined) return undefined;
  const taken = plan.choices
    .filter(({ why }) => why.en === "as in the reference tune")
    .map(({ wish }) => wish);
  return line(
    "reference",
    { en: "like a tune", zh: "参考一首曲子" },
    same(taken.join(", ")),
    "not-measurable",
  );
};

/** Syllables that stand under notes; how well they lie is the critics' to say. */
const measureLyrics: Measure = ({ request: { lyrics }, score }) => {
  if (lyrics === undefined) return undefined;
  const left = score.words.length;
  const sung = score.voices.flatMap(({ measures }) => measures.flatMap(({ events }) => events));
  const count = sung.filter((event) => "lyrics" in event && event.lyrics[0]?.kind === "syllable").length;
  const achieved: Bilingual = {
    en: `${count} syllables under notes${left === 0 ? "" : `, ${left} lines below the tune`}`,
    zh: `${count} 个音节配上了音${left === 0 ? "" : `，${left} 行印在曲后`}`,
  };
  const asked = {
    en: `${splitText(lyrics)[0]?.length ?? 0} lines`,
    zh: `${splitText(lyrics)[0]?.length ?? 0} 行`,
  };
  return line("lyrics", asked, achieved, left === 0 ? count > 0 : "partly");
};

/** Every wish that can be reported on, in the order of the report. */
export const MEASURES: readonly Measure[] = [
  measureTold("rhythm", wordsOf(RHYTHMS)),
  measureTold("style", wordsOf(STYLES)),
  measureTold("after", same),
  measureReference,
  measureKey,
  measureScale,
  measureMeter,
  measureTempo,
  measureForm,
  measureBars,
  measureSectionBars,
  measurePickup,
  measureChords,
  measureMotif,
  measureRange,
  measureDensity,
  measureMoods,
  measureLyrics,
];
