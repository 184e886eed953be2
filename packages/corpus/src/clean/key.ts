/**
 * @file The key, verified against the notes.
 *
 * A tune without a key gets the one its notes speak for; a key that the notes contradict beyond doubt gives way to theirs.
 * Pitches stay as they are: only which accidentals are written changes.
 */
import { printKey } from "@melodist/abc";
import { findKey, verifyKey } from "@melodist/analysis";
import { type Key, key, type Score } from "@melodist/score";
import { changed, type Draft, type Refusal, refuseTune } from "./draft.ts";
import { keyOfFinal } from "./final-tonic.ts";
import { measuresOf, withMeasures } from "./measures.ts";

/** A key is only found where there was none when it is this likely. */
const LIKELY = 0.6;

/**
 * Verify the key at the head of the tune.
 *
 * @param isSignature the collection means only the signature by it
 */
export function correctKey(draft: Draft, isSignature: boolean): Draft | Refusal {
  const tidy = { ...draft, score: withoutIdleChanges(draft.score) };
  const { score } = tidy;
  const stated = score.key;
  if (stated.tonic === undefined || stated.exact || stated.pipes !== undefined) return writeFoundKey(tidy);
  const plain = key(stated.tonic.letter, stated.tonic.alter, stated.mode);
  if (isSignature) return writeTonic(tidy, plain);
  const check = verifyKey({ ...score, key: plain });
  if (check === undefined || check.verdict === "agrees") return { ...tidy, score: { ...score, key: plain } };
  const { tonic, mode } = check.found;
  const better = key(tonic.letter, tonic.alter, mode);
  return changed(
    tidy,
    { ...score, key: better },
    "key-corrected",
    `${printKey(stated)} → ${printKey(better)}`,
  );
}

function writeTonic(draft: Draft, signature: Key): Draft {
  const score = { ...draft.score, key: signature };
  const better = keyOfFinal(score) ?? signature;
  if (printKey(better) === printKey(signature)) return { ...draft, score };
  const detail = `${printKey(signature)} → ${printKey(better)}`;
  return changed(draft, { ...score, key: better }, "tonic-found", detail);
}

function writeFoundKey(draft: Draft): Draft | Refusal {
  const found = findKey(draft.score);
  if (found === undefined || found.confidence < LIKELY) return refuseTune("no-key");
  const { tonic, mode } = found;
  const better = key(tonic.letter, tonic.alter, mode);
  return changed(draft, { ...draft.score, key: better }, "key-found", printKey(better));
}

/** Changes of key before the first note go to the header; changes to the key that is in force are left out. */
function withoutIdleChanges(score: Score): Score {
  let inForce: Key = score.key;
  let isBegun = false;
  let header = score.key;
  const measures = measuresOf(score).map((measure) => {
    const events = measure.events.filter((event) => {
      if (event.kind !== "key-change") {
        isBegun ||= event.kind !== "meter-change";
        return true;
      }
      const isIdle = !isBegun || printKey(event.key) === printKey(inForce);
      inForce = event.key;
      if (!isBegun) header = event.key;
      return !isIdle;
    });
    return { ...measure, events };
  });
  return { ...withMeasures(score, measures), key: header };
}
