/**
 * @file The player: notes are handed to the audio clock a little ahead, and what sounds is read off the same clock.
 *
 * `anchors` say which moment of the tune is at which time of the clock; a change of tempo, a leap or the turn of a loop
 * adds one.
 */
import { keyFrequency, perform } from "@melodist/formats/browser";
import { batch, computed, effect } from "@preact/signals";
import { score } from "../music/tune.ts";
import { selection } from "../store/cursor.ts";
import { notify } from "../store/notice.ts";
import {
  chordVoice,
  hasMetronome,
  isLoading,
  isLooping,
  isMuted,
  isPlaying,
  position,
  rate,
  sounding,
  voice,
} from "../store/player.ts";
import { tuneTurn } from "../store/sheet.ts";
import { say } from "../words/say.ts";
import { SOUNDS, type Sound } from "./instrument.data.ts";
import { fetchAhead, prepare, recordingFor } from "./recordings.ts";
import { type Cue, type Schedule, schedule, stretchOf } from "./schedule.ts";
import { click, createRoom, strike } from "./strike.ts";

/** How far ahead of the clock notes are handed over, and how often. */
const AHEAD_SECONDS = 0.25;
const TICK_MS = 60;
/** Time for the first note to be handed over. */
const LEAD_SECONDS = 0.08;

/** The tune as a row of cues; undefined without a tune. */
export const plan = computed<Schedule | undefined>(() => {
  const of = score.value;
  return of === undefined ? undefined : schedule(perform(of), of.meter);
});

interface Anchor {
  /** Seconds on the audio clock. */
  readonly time: number;
  /** Seconds in the tune. */
  readonly position: number;
  readonly rate: number;
}

interface Sounding {
  readonly at: string;
  readonly from: number;
  readonly to: number;
}

interface Run {
  readonly plan: Schedule;
  readonly range: { readonly from: number; readonly to: number };
  anchors: Anchor[];
  next: number;
  lights: Sounding[];
  readonly sources: Set<AudioScheduledSourceNode>;
  readonly timer: ReturnType<typeof setInterval>;
}

let audio: AudioContext | undefined;
let out: GainNode | undefined;
let run: Run | undefined;

function openAudio(): { readonly audio: AudioContext; readonly out: GainNode } {
  audio ??= new AudioContext({ latencyHint: "interactive" });
  if (out === undefined) {
    out = new GainNode(audio, { gain: isMuted.value ? 0 : 1 });
    const evener = new DynamicsCompressorNode(audio, { threshold: -12, ratio: 4 });
    const wet = new GainNode(audio, { gain: 0.12 });
    out.connect(evener).connect(audio.destination);
    out.connect(createRoom(audio)).connect(wet).connect(evener);
  }
  return { audio, out };
}

/** Begin, or stop where it is. */
export async function togglePlaying(): Promise<void> {
  if (isPlaying.value) stop();
  else await play();
}

/** Play from the position, or from the selection. */
export async function play(): Promise<void> {
  const wanted = plan.value;
  if (wanted === undefined || isLoading.value) return;
  const opened = openAudio();
  isLoading.value = true;
  try {
    await Promise.all([opened.audio.resume(), prepareAll(opened.audio, wanted)]);
  } catch {
    notify(say("play.failed"), { isWarning: true });
    return;
  } finally {
    isLoading.value = false;
  }
  start(wanted, opened.audio);
}

function start(wanted: Schedule, clock: AudioContext): void {
  const range = stretchOf(wanted, isLooping.value ? selection.value : undefined);
  const isInside = position.value >= range.from && position.value < range.to - 0.05;
  const from = isInside ? position.value : range.from;
  run = {
    plan: wanted,
    range,
    anchors: [{ time: clock.currentTime + LEAD_SECONDS, position: from, rate: rate.value }],
    next: firstCue(wanted, from),
    lights: [],
    sources: new Set(),
    timer: setInterval(tick, TICK_MS),
  };
  isPlaying.value = true;
  tick();
  requestAnimationFrame(follow);
}

/** Stop where it is. */
export function stop(): void {
  if (run === undefined) return;
  clearInterval(run.timer);
  for (const source of run.sources) source.stop();
  run = undefined;
  batch(() => {
    isPlaying.value = false;
    sounding.value = [];
  });
}

/** Go to a moment of the tune, playing on if it plays. @param to seconds at the marked tempo */
export function seek(to: number): void {
  const wasPlaying = isPlaying.value;
  const clock = audio;
  const wanted = run?.plan;
  stop();
  position.value = Math.max(0, Math.min(to, plan.value?.length ?? 0));
  if (wasPlaying && clock !== undefined && wanted !== undefined) start(wanted, clock);
}

/** Sound a key once, for hearing what was clicked. @param key MIDI key as written */
export async function audition(keys: readonly number[]): Promise<void> {
  const opened = openAudio();
  const sound = SOUNDS[voice.value];
  const frequencies = keys.map((key) => keyFrequency(key + sound.above));
  try {
    await Promise.all([opened.audio.resume(), prepare(opened.audio, sound, frequencies)]);
  } catch {
    return;
  }
  for (const frequency of frequencies) {
    const recording = recordingFor(sound, frequency);
    const note = { at: opened.audio.currentTime + 0.01, length: 0.35, frequency, gain: 0.7 };
    if (recording !== undefined) strike(opened.out, sound, recording, note);
  }
}

async function prepareAll(clock: AudioContext, wanted: Schedule): Promise<void> {
  const of = (kind: Cue["kind"], sound: Sound) =>
    wanted.cues.filter((cue) => cue.kind === kind).map((cue) => pitchOf(cue, sound));
  const melody = SOUNDS[voice.value];
  const chords = chordVoice.value === "none" ? undefined : SOUNDS[chordVoice.value];
  await Promise.all([
    prepare(clock, melody, of("melody", melody)),
    chords === undefined ? undefined : prepare(clock, chords, of("chord", chords)),
  ]);
}

function pitchOf(cue: Cue, sound: Sound): number {
  return cue.frequency * 2 ** (sound.above / 12);
}

function firstCue({ cues }: Schedule, from: number): number {
  const at = cues.findIndex((cue) => cue.start >= from - 1e-6);
  return at < 0 ? cues.length : at;
}

/** Hand over what comes next. */
function tick(): void {
  if (run === undefined || audio === undefined) return;
  const horizon = audio.currentTime + AHEAD_SECONDS;
  while (advance(run, horizon));
}

/** Hand over one cue, or turn back to the beginning of a loop. @returns whether there was something before the horizon */
function advance(of: Run, horizon: number): boolean {
  const anchor = of.anchors.at(-1);
  if (anchor === undefined) return false;
  const cue = of.plan.cues[of.next];
  if (cue === undefined || cue.start >= of.range.to - 1e-6) return turn(of, anchor, horizon);
  const at = clockTime(anchor, cue.start);
  if (at > horizon) return false;
  of.next++;
  soundCue(of, cue, at, cue.length / anchor.rate);
  return true;
}

function turn(of: Run, anchor: Anchor, horizon: number): boolean {
  const end = clockTime(anchor, of.range.to);
  if (end > horizon || !isLooping.value) return false;
  of.anchors = [...of.anchors.slice(-2), { time: end, position: of.range.from, rate: anchor.rate }];
  of.next = firstCue(of.plan, of.range.from);
  return true;
}

function clockTime(anchor: Anchor, moment: number): number {
  return anchor.time + (moment - anchor.position) / anchor.rate;
}

function soundCue(of: Run, cue: Cue, at: number, length: number): void {
  if (cue.at !== undefined) of.lights.push({ at: cue.at, from: at, to: at + length });
  const source = out === undefined ? undefined : sourceOf(out, cue, at, length);
  if (source === undefined) return;
  of.sources.add(source);
  source.addEventListener("ended", () => of.sources.delete(source));
}

function sourceOf(to: GainNode, cue: Cue, at: number, length: number): AudioScheduledSourceNode | undefined {
  if (cue.kind === "click") return hasMetronome.value ? click(to, at, cue.frequency === 1) : undefined;
  const name = cue.kind === "melody" ? voice.value : chordVoice.value;
  if (name === "none") return undefined;
  const sound = SOUNDS[name];
  const frequency = pitchOf(cue, sound);
  const recording = recordingFor(sound, frequency);
  return recording && strike(to, sound, recording, { at, length, frequency, gain: cue.gain });
}

/** Every frame: where it is, and which notes sound. */
function follow(): void {
  if (run === undefined || audio === undefined) return;
  const now = audio.currentTime;
  const anchor = run.anchors.findLast(({ time }) => time <= now) ?? run.anchors[0];
  if (anchor === undefined) return;
  const moment = anchor.position + (now - anchor.time) * anchor.rate;
  run.lights = run.lights.filter(({ to }) => to > now);
  const lit = run.lights.filter(({ from }) => from <= now).map(({ at }) => at);
  const isDone = moment >= run.range.to && !isLooping.value;
  batch(() => {
    position.value = Math.max(run?.range.from ?? 0, Math.min(moment, run?.range.to ?? moment));
    if (lit.join() !== sounding.value.join()) sounding.value = lit;
  });
  if (isDone) {
    stop();
    position.value = 0;
  } else requestAnimationFrame(follow);
}

/** By then the page is drawn and nobody waits for anything else. */
const QUIET_MS = 1_500;

const isMusic = computed(() => plan.value !== undefined && plan.value.length > 0);

/** As soon as there is a tune, the chosen instruments come. */
effect(() => {
  const names = [voice.value, chordVoice.value];
  if (!isMusic.value) return undefined;
  const timer = setTimeout(() => {
    for (const name of names) if (name !== "none") fetchAhead(SOUNDS[name]);
  }, QUIET_MS);
  return () => clearTimeout(timer);
});

/** Another tempo while it plays goes on from where it is. */
effect(() => {
  const wanted = rate.value;
  if (run !== undefined && run.anchors.at(-1)?.rate !== wanted) seek(position.peek());
});

effect(() => {
  const gain = isMuted.value ? 0 : 1;
  if (audio !== undefined && out !== undefined) out.gain.setTargetAtTime(gain, audio.currentTime, 0.01);
});

/** Another instrument is fetched while the old one plays on. */
effect(() => {
  const { value: melody } = voice;
  const { value: chords } = chordVoice;
  if (run !== undefined && audio !== undefined && melody !== undefined && chords !== undefined)
    prepareAll(audio, run.plan).catch(() => notify(say("play.failed"), { isWarning: true }));
});

/** Another tune begins at its beginning. */
effect(() => {
  void tuneTurn.value;
  stop();
  position.value = 0;
});

/** A changed tune goes on from the same moment; without a tune there is nothing to play. */
effect(() => {
  const wanted = plan.value;
  if (run === undefined || run.plan === wanted) return;
  const at = position.peek();
  stop();
  position.value = Math.min(at, wanted?.length ?? 0);
  if (wanted !== undefined) void play();
});
