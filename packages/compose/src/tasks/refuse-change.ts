/** @file Wishes that going on with a tune cannot fulfil: what is there has another key, meter, pick-up, range or scale. */
import { readMelody, SCALES } from "@melodist/analysis";
import { equalDurations, pitchClass, printDuration, printMeter, printPitchName, ZERO } from "@melodist/score";
import type { PlannedSection } from "@melodist/tokens";
import type { Bilingual } from "../bilingual.ts";
import type { Compass, Refusal } from "../plan/plan.ts";
import { keyWords, readLength, readTonic } from "../plan/read-texts.ts";
import { playedBars } from "../plan/sections.ts";
import { same } from "../report/report-line.ts";
import type { ComposeRequest } from "../request.ts";
import type { SpelledTune } from "./spelled-tune.ts";

/** What stands against wishes for another tune than the one that is there. */
export function refuseChange(tune: SpelledTune, request: ComposeRequest): readonly Refusal[] {
  return [
    ...refuseKey(tune, request),
    ...refuseMeter(tune, request),
    ...refusePickup(tune, request),
    ...refuseScale(tune, request),
    ...refuseNoChords(tune, request),
  ];
}

function refuseNoChords({ controls }: SpelledTune, { chords }: ComposeRequest): readonly Refusal[] {
  if (chords !== false || controls.chords !== true) return [];
  const reason = { en: "the tune has chords", zh: "曲子本身带和弦" };
  return [{ wish: "chords", asked: "no", reason, nearest: { en: "with chords", zh: "带和弦" } }];
}

function refuseKey({ frame: { key } }: SpelledTune, { tonic, mode }: ComposeRequest): readonly Refusal[] {
  const isOther = tonic !== undefined && pitchClass(readTonic(tonic)) !== pitchClass(key.tonic);
  if (!isOther && (mode === undefined || mode === key.mode)) return [];
  const own = keyWords(key.tonic, key.mode);
  const reason = { en: `the tune is in ${own.en}, and goes on in it`, zh: `曲子是 ${own.zh}，续写不换调` };
  const asked = [tonic, mode].filter((word) => word !== undefined).join(" ");
  return [{ wish: "tonic", asked, reason, nearest: own }];
}

function refuseMeter({ frame }: SpelledTune, { meter }: ComposeRequest): readonly Refusal[] {
  const own = frame.meter.kind === "free" ? "" : printMeter({ ...frame.meter, symbol: undefined });
  if (meter === undefined || meter === own) return [];
  const reason = { en: `the tune is in ${own}, and goes on in it`, zh: `曲子是 ${own} 拍，续写不换拍号` };
  return [{ wish: "meter", asked: meter, reason, nearest: same(own) }];
}

function refusePickup({ controls }: SpelledTune, { pickup }: ComposeRequest): readonly Refusal[] {
  const own = controls.pickup ?? ZERO;
  if (pickup === undefined) return [];
  const fits = typeof pickup === "string" ? equalDurations(readLength(pickup), own) : own.num > 0 === pickup;
  if (fits) return [];
  const there: Bilingual = own.num === 0 ? { en: "none", zh: "没有弱起" } : same(printDuration(own));
  const reason = { en: "the beginning of the tune stays as it is", zh: "曲子的开头保持原样" };
  return [{ wish: "pickup", asked: String(pickup), reason, nearest: there }];
}

function refuseScale({ score, frame }: SpelledTune, { scale }: ComposeRequest): readonly Refusal[] {
  const words = scale === undefined ? undefined : SCALES.get(scale);
  if (scale === undefined || words === undefined) return [];
  const notes = new Set<number>(words.semitones);
  const home = pitchClass(frame.key.tonic);
  if (readMelody(score).notes.every(({ midi }) => notes.has((midi - home + 120) % 12))) return [];
  return [
    {
      wish: "scale",
      asked: scale,
      reason: { en: "the tune has notes outside the scale", zh: "曲子里有音阶以外的音" },
      nearest: { en: "another scale, or none", zh: "换一个音阶，或不限定音阶" },
    },
  ];
}

/** A plan that is fulfilled by what is there. */
export function refuseWhole(own: readonly PlannedSection[], { bars }: ComposeRequest): Refusal {
  const there = playedBars(own);
  return {
    wish: "bars",
    asked: bars === undefined ? "" : String(bars),
    reason: {
      en: `the tune has ${there} bars already, and there is nothing to go on with`,
      zh: `曲子已有 ${there} 小节，没有可续写的`,
    },
    nearest: { en: `${2 * there} bars`, zh: `${2 * there} 小节` },
  };
}

/** What stands against a range that the tune itself leaves. */
export function refuseRange({ score }: SpelledTune, compass: Compass | undefined): readonly Refusal[] {
  const { notes } = readMelody(score);
  const outside = notes.filter(({ midi }) => compass && (midi < compass.lowest || midi > compass.highest));
  if (outside.length === 0) return [];
  const byKey = notes.toSorted((a, b) => a.midi - b.midi);
  const ends = [byKey[0], byKey.at(-1)].flatMap((note) => note?.pitch ?? []);
  const own = ends.map((pitch) => `${printPitchName(pitch)}${pitch.octave}`).join("–");
  return [
    {
      wish: "lowest",
      asked: "",
      reason: { en: "the tune itself leaves the range", zh: "曲子本身超出了音域" },
      nearest: same(own),
    },
  ];
}
