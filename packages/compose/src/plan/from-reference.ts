/** @file A reference tune: what it is like fills in what the request leaves open. */
import { parseAbc } from "@melodist/abc";
import { analyseTune, RHYTHMS, type Rhythm } from "@melodist/analysis";
import { midiKey, type Pitch, printMeter, printPitchName, type Score } from "@melodist/score";
import { densityLevel } from "@melodist/tokens";
import { type ComposeRequest, DENSITY_WORDS } from "../request.ts";
import type { Choice, Refusal } from "./plan.ts";

export interface Referenced {
  readonly request: ComposeRequest;
  readonly choices: readonly Choice[];
  readonly refusals: readonly Refusal[];
}

/** Fields that a reference can fill in. */
type Likeness = Partial<
  Pick<
    ComposeRequest,
    "rhythm" | "meter" | "tonic" | "mode" | "form" | "barsPerSection" | "density" | "lowest" | "highest"
  >
>;

/** Fill in what is open from the reference tune, if there is one. */
export function fromReference(request: ComposeRequest): Referenced {
  if (request.reference === undefined) return { request, choices: [], refusals: [] };
  const score = parseAbc(request.reference).tunes[0]?.score;
  const like = score === undefined ? undefined : likenessOf(score);
  if (like === undefined) return { request, choices: [], refusals: [NO_TUNE] };
  const open = Object.entries(like).filter(([name]) => isOpen(request, name as keyof Likeness));
  const choices = open.map(([wish, value]): Choice => {
    const why = { en: "as in the reference tune", zh: "与参考曲相同" };
    return { wish: wish as keyof Likeness, value: String(value), why, origin: "reference" };
  });
  return { request: { ...request, ...Object.fromEntries(open) }, choices, refusals: [] };
}

const NO_TUNE: Refusal = {
  wish: "reference",
  asked: "ABC",
  reason: { en: "there is no tune in the reference", zh: "参考里没有曲子" },
  nearest: { en: "a tune in ABC", zh: "一首 ABC 记谱的曲子" },
};

/** A wish that settles the same thing closes a field: a scale the mode, bars the form, an instrument the range. */
function isOpen(request: ComposeRequest, name: keyof Likeness): boolean {
  if (request[name] !== undefined) return false;
  if (name === "mode") return request.scale === undefined;
  if (name === "form" || name === "barsPerSection")
    return (request.bars ?? request.form ?? request.barsPerSection) === undefined;
  if (name === "lowest" || name === "highest") return (request.instrument ?? request.ambitus) === undefined;
  return true;
}

function likenessOf(score: Score): Likeness | undefined {
  const { notes, tonic, mode, form, formPlayed, range } = analyseTune(score);
  if (notes === 0) return undefined;
  const lengths = new Set(form.sections.map(({ bars }) => bars));
  const named =
    score.fields
      .find(({ letter }) => letter === "R")
      ?.text.trim()
      .toLowerCase() ?? "";
  const density = DENSITY_WORDS[densityLevel(notesPerWhole(score)) - 1];
  return {
    ...(Object.hasOwn(RHYTHMS, named) ? { rhythm: named as Rhythm } : {}),
    ...(score.meter.kind === "free" ? {} : { meter: printMeter({ ...score.meter, symbol: undefined }) }),
    ...(tonic === undefined || mode === undefined ? {} : { tonic: printPitchName(tonic), mode }),
    ...(/^(?:[A-F]'?){1,16}$/u.test(formPlayed) && lengths.size === 1
      ? { form: formPlayed, barsPerSection: [...lengths][0] ?? 8 }
      : {}),
    ...(density === undefined ? {} : { density }),
    ...(range === undefined || midiKey(range.highest) - midiKey(range.lowest) < WIDE_ENOUGH
      ? {}
      : { lowest: printPitch(range.lowest), highest: printPitch(range.highest) }),
  };
}

/** Semitones; a narrower tune says nothing about the range that is wanted. */
const WIDE_ENOUGH = 7;

/** Notes of the melody in the time of a whole note. */
function notesPerWhole(score: Score): number {
  const { rhythm } = analyseTune(score);
  const { meter } = score;
  if (meter.kind === "free") return rhythm.notesPerBeat * 4;
  return (rhythm.notesPerBar * meter.unit) / meter.beats.reduce((sum, group) => sum + group, 0);
}

function printPitch(pitch: Pitch): string {
  return `${printPitchName(pitch)}${pitch.octave}`;
}
