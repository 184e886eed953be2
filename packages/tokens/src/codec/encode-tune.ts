/** @file A score as a row of tokens. */
import type { Score } from "@melodist/score";
import { findId, idOf, type Vocabulary } from "../vocabulary/vocabulary.ts";
import type { LineBar } from "./bars.ts";
import { eventSpeller, spellEvents, type UnsupportedReason } from "./event-tokens.ts";
import { type LineMeasure, melodyVoice, readLine } from "./melody-line.ts";
import { hearSections, type NamelessSection, nameSections, type SectionStart } from "./name-sections.ts";
import { type BarOutline, printOutline, type TuneOutline } from "./outline.ts";
import { type SectionBars, sectionsInBars } from "./section-bars.ts";
import { findHomeOctave, findUnit, meterFigures, openingKey, type TuneFrame } from "./tune-frame.ts";
import { writtenSections } from "./written-section.ts";

/** A tune in tokens, from its first section to `end`, and what they are read against. */
export interface EncodedTune {
  readonly tokens: readonly number[];
  readonly outline: TuneOutline;
  readonly frame: TuneFrame;
}

export interface Unsupported {
  readonly unsupported: readonly UnsupportedReason[];
}

export interface EncodeOptions {
  /** Parts of the frame that are known; the rest is found in the score. */
  readonly frame?: Partial<TuneFrame>;
  /** Where sections begin and what they are called; found by listening (`findForm`) when left out. */
  readonly sections?: readonly SectionStart[];
}

/**
 * Spell a score in tokens. What tokens leave out is listed in the README; what they cannot spell at all is refused
 * with the reasons. Bars that do not add up are spelled as they are: repair first.
 *
 * @throws MelodistError `too-large` when its repeats, written out, are more than 100,000 measures and no sections are given
 * @example
 * encodeTune(createVocabulary(), score); // => { tokens: [...], outline: [...], frame: { ... } }
 */
export function encodeTune(
  vocabulary: Vocabulary,
  score: Score,
  { frame: known, sections: starts = hearSections(score) }: EncodeOptions = {},
): EncodedTune | Unsupported {
  const voice = melodyVoice(score);
  if (voice === undefined) return { unsupported: ["no-notes"] };
  const measures = readLine(score, voice);
  const written = writtenSections(voice);
  if (written === undefined) return { unsupported: ["odd-repeats"] };
  const frame = completeFrame(score, measures, known);
  const inBars = sectionsInBars(written, measures, starts);
  const sections = spellSections(vocabulary, frame, inBars);
  const unsupported = [...sections.reasons, ...missingTokens(vocabulary, frame, measures)];
  if (unsupported.length > 0) return { unsupported };
  const outline = nameSections(sections.spelled, starts);
  const end = idOf(vocabulary, { kind: "sign", sign: "end" });
  return { tokens: [...printOutline(vocabulary, outline), end], outline, frame };
}

/** The bars of all sections in tokens; a bar of another meter than the one before begins by saying so. */
function spellSections(vocabulary: Vocabulary, frame: TuneFrame, sections: readonly SectionBars[]) {
  const speller = eventSpeller(vocabulary, frame);
  let figures = meterFigures(frame.meter);
  const spellBar = ({ kind, events, meter }: LineBar): BarOutline => {
    const here = meterFigures(meter);
    const change = here === figures ? undefined : findId(vocabulary, { kind: "meter", figures: here });
    figures = here;
    return { kind, tokens: [...(change === undefined ? [] : [change]), ...spellEvents(speller, events)] };
  };
  const spelled = sections.map(({ body, first, second, written, times }): NamelessSection => {
    return {
      written,
      times,
      body: body.map(spellBar),
      first: first?.map(spellBar),
      second: second?.map(spellBar),
    };
  });
  return { spelled, reasons: speller.reasons };
}

function completeFrame(
  score: Score,
  measures: readonly LineMeasure[],
  known: Partial<TuneFrame> = {},
): TuneFrame {
  const key = known.key ?? openingKey(score);
  const meter = known.meter ?? measures[0]?.meter ?? score.meter;
  return {
    key,
    meter,
    homeOctave: known.homeOctave ?? findHomeOctave(key.tonic, measures),
    unit: known.unit ?? findUnit(meter, measures),
  };
}

/** What the prefix or a change of meter would need. */
function missingTokens(
  vocabulary: Vocabulary,
  frame: TuneFrame,
  measures: readonly LineMeasure[],
): readonly UnsupportedReason[] {
  const figures = new Set([frame.meter, ...measures.map(({ meter }) => meter)].map(meterFigures));
  const known = [...figures].every(
    (name) => findId(vocabulary, { kind: "meter", figures: name }) !== undefined,
  );
  const unit = findId(vocabulary, { kind: "unit", length: frame.unit });
  return [...(known ? [] : (["odd-meter"] as const)), ...(unit === undefined ? (["odd-unit"] as const) : [])];
}
