/**
 * @file A wish in plain words, English or Chinese or both, read into a request.
 *
 * Readers, one for each slot, take turns; each sees only what those before it left, so that nothing is read twice: what is
 * quoted comes first, then what is told by its shape (notes, chords, figures), then keys, and last the lexicons. There is no
 * model and no chance in it: every chip on the page can be traced to the words that made it.
 */
import { MelodistError } from "@melodist/errors";
import type { Span } from "@melodist/score";
import { moodOfImages } from "./image-mood.ts";
import { readUnknown } from "./leftover/unknown.ts";
import { readPhrases } from "./lexicon/read-phrases.ts";
import type { IgnoredWish, MoodSuggestion, Reading } from "./reading.ts";
import { settleWishes } from "./settle-wishes.ts";
import { readAmbitus } from "./slot/ambitus.ts";
import { readBars, readSectionBars } from "./slot/bars.ts";
import { readChords, readChordWishes } from "./slot/chords.ts";
import { readComposer } from "./slot/composer.ts";
import { readCount, readNumbers } from "./slot/count.ts";
import { readDegreeMotif } from "./slot/degree-motif.ts";
import { readElsewhere } from "./slot/elsewhere.ts";
import { readForm } from "./slot/form.ts";
import { readKey, readLooseKey } from "./slot/key.ts";
import { readMeter } from "./slot/meter.ts";
import { readMotif } from "./slot/motif.ts";
import { readNoteSet } from "./slot/note-set.ts";
import { readPickup } from "./slot/pickup.ts";
import { readPitchedInstrument } from "./slot/pitched-instrument.ts";
import { readQuoted } from "./slot/quoted.ts";
import { readRange } from "./slot/range.ts";
import { readRomanChords } from "./slot/roman-chords.ts";
import { readScale } from "./slot/scale.ts";
import { readSignature } from "./slot/signature.ts";
import { readTempoFigures } from "./slot/tempo.ts";
import { heedingRefusals } from "./text/refusal.ts";
import { inOrder } from "./text/scan.ts";
import { toWishText } from "./text/wish-text.ts";
import type { Finding } from "./wish.ts";

/** The longest wish, in UTF-16 units: a page of text. */
export const MOST_WISH_LENGTH = 2_000;

/** Limits, pick-ups and chords may be wished by a refusal, and of what the lexicons hold some of a refused wish is left. */
const readAll = inOrder([
  ...[readQuoted, readComposer, readMotif, readNoteSet, readDegreeMotif, readRomanChords, readChords].map(
    heedingRefusals,
  ),
  heedingRefusals(readPitchedInstrument),
  readRange,
  readAmbitus,
  readElsewhere,
  ...[readTempoFigures, readNumbers].map(heedingRefusals),
  readPickup,
  ...[readMeter, readSectionBars, readForm, readCount, readBars, readSignature, readScale, readKey].map(
    heedingRefusals,
  ),
  readChordWishes,
  heedingRefusals(readLooseKey),
  readPhrases,
  readUnknown,
]);

/**
 * Read a wish.
 *
 * @param words at most 2,000 UTF-16 units
 * @throws MelodistError `too-large` when there are more
 * @example
 * readWish("a wistful waltz in E minor for whistle, 16 bars").request;
 * // => { words: …, moods: ["wistful"], rhythm: "waltz", tonic: "E", mode: "minor", instrument: "whistle", bars: 16 }
 */
export function readWish(words: string): Reading {
  if (words.length > MOST_WISH_LENGTH) {
    throw new MelodistError(`a wish of ${words.length} characters is too long to read`, {
      code: "too-large",
      hint: `say it in ${MOST_WISH_LENGTH} characters or fewer; give long lyrics as a field of their own`,
    });
  }
  const findings = readAll(toWishText(words));
  const wished = findings.filter((finding) => finding.kind === "wish");
  const { request, understood, conflicts, ignored } = settleWishes(wished, words);
  const unheard = [...ignored, ...findings.flatMap((finding) => ignoredWish(finding, words))];
  const images = findings.flatMap((finding) => suggestion(finding, words));
  // What was asked not to be may be that very mood.
  const isRefusing = unheard.some(({ isRefused }) => isRefused === true);
  const mood = isRefusing ? undefined : moodOfImages(images, request);
  return {
    request: mood === undefined ? request : { ...request, [mood.slot]: mood.value },
    understood: mood === undefined ? understood : [...understood, mood].sort(bySpan),
    ignored: unheard.sort(bySpan),
    conflicts,
    suggested: images.filter(({ because }) => because !== mood?.because),
    language: languageOf(words),
  };
}

const bySpan = (a: { readonly span: Span }, b: { readonly span: Span }) => a.span.start - b.span.start;

function ignoredWish(finding: Finding, words: string): readonly IgnoredWish[] {
  if (finding.kind !== "ignored") return [];
  const { kind: _, ...told } = finding;
  return [{ ...told, text: words.slice(told.span.start, told.span.end).trim() }];
}

function suggestion(finding: Finding, words: string): readonly MoodSuggestion[] {
  if (finding.kind !== "image") return [];
  const { span, moods, because } = finding;
  return [{ text: words.slice(span.start, span.end), span, moods, because }];
}

/** Chinese with note names and abbreviations in it is Chinese; a whole English word makes it mixed. */
function languageOf(words: string): Reading["language"] {
  if (!/\p{Script=Han}/u.test(words)) return "en";
  return /[a-z]{4}/u.test(words) ? "mixed" : "zh";
}
