/** @file The transport: play, where it is, how fast, on what; and the way out to files. */
import { useComputed } from "@preact/signals";
import { markTempo } from "../edit/actions.ts";
import { beatSign } from "../music/describe.ts";
import { barNumbers } from "../music/tune.ts";
import { SOUND_NAMES, type SoundName } from "../sound/instrument.data.ts";
import { plan, seek, togglePlaying } from "../sound/player.ts";
import {
  chordVoice,
  hasMetronome,
  isLoading,
  isLooping,
  isMuted,
  isPlaying,
  position,
  rate,
  voice,
} from "../store/player.ts";
import { say } from "../words/say.ts";
import { ExportMenu } from "./export-menu.tsx";
import { IconButton } from "./icon-button.tsx";

export function Transport() {
  const playName = isLoading.value ? "play.loading" : isPlaying.value ? "play.pause" : "play.play";
  const isSilent = (plan.value?.length ?? 0) === 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not a form
    <footer class="transport" role="group" aria-label={say("play.label")}>
      <IconButton
        icon={isPlaying.value ? "pause" : "play"}
        name={say(playName)}
        onClick={() => void togglePlaying()}
        isDisabled={isSilent}
        class={isLoading.value ? "play is-loading" : "play"}
      />
      <Position />
      <Tempo />
      <Switches />
      <span class="transport-voices">
        <Choice name="play.instrument" value={voice} options={SOUND_NAMES} />
        <Choice name="play.chords" value={chordVoice} options={["guitar", "piano", "harp", "none"]} />
      </span>
      <ExportMenu />
    </footer>
  );
}

function Switches() {
  const flip = (of: { value: boolean }) => () => {
    of.value = !of.value;
  };
  return (
    <span class="transport-switches">
      <IconButton icon="loop" name={say("play.loop")} onClick={flip(isLooping)} isOn={isLooping.value} />
      <IconButton
        icon="metronome"
        name={say("play.metronome")}
        onClick={flip(hasMetronome)}
        isOn={hasMetronome.value}
      />
      <IconButton
        icon={isMuted.value ? "mute" : "sound"}
        name={say("play.mute")}
        onClick={flip(isMuted)}
        isOn={isMuted.value}
      />
    </span>
  );
}

/** A slider of a thousand steps along the tune, and the bar that is sounding. */
function Position() {
  const share = useComputed(() => Math.round((position.value / (plan.value?.length || 1)) * 1000));
  const bar = useComputed(() => {
    const measure = plan.value?.bars.findLast(({ start }) => start <= position.value + 1e-6)?.measure;
    const number = measure === undefined ? undefined : barNumbers.value[measure];
    if (number === undefined) return "";
    return number === 0 ? say("score.pickup") : say("play.bar", number);
  });
  return (
    <>
      <input
        class="position"
        type="range"
        min={0}
        max={1000}
        aria-label={say("play.position")}
        aria-valuetext={bar.value}
        value={share}
        onInput={(event) => seek((Number(event.currentTarget.value) / 1000) * (plan.value?.length ?? 0))}
      />
      <span class="bar-word">{bar.value}</span>
    </>
  );
}

/** Heard at once while it is dragged; written into the tune when it is let go. */
function Tempo() {
  const marked = plan.value?.beatsPerMinute ?? 0;
  const beat = plan.value?.beat;
  const now = Math.round(marked * rate.value);
  if (beat === undefined || marked === 0) return null;
  const write = () => {
    const wanted = Math.round(marked * rate.peek());
    if (wanted === marked) return;
    rate.value = 1;
    markTempo(beat, wanted);
  };
  return (
    <label class="tempo">
      <span aria-hidden="true">{beatSign(beat)}</span>
      <input
        type="number"
        min={20}
        max={400}
        aria-label={say("play.tempo")}
        value={now}
        onInput={(event) => {
          const wanted = Number(event.currentTarget.value);
          if (wanted >= 20 && wanted <= 400) rate.value = wanted / marked;
        }}
        onChange={write}
        onPointerDown={(event) => dragTempo(event, marked, write)}
      />
    </label>
  );
}

/** Up is faster: two pixels a beat. */
function dragTempo(event: PointerEvent, marked: number, write: () => void): void {
  const field = event.currentTarget;
  if (!(field instanceof HTMLElement) || event.pointerType === "touch") return;
  const from = { y: event.clientY, beats: marked * rate.peek() };
  let isDrag = false;
  const move = (moved: PointerEvent) => {
    const way = from.y - moved.clientY;
    isDrag ||= Math.abs(way) > 4;
    if (isDrag) rate.value = Math.min(400, Math.max(20, from.beats + way / 2)) / marked;
  };
  const up = () => {
    field.removeEventListener("pointermove", move);
    if (isDrag) write();
  };
  field.setPointerCapture(event.pointerId);
  field.addEventListener("pointermove", move);
  field.addEventListener("pointerup", up, { once: true });
}

interface ChoiceProps<Name extends string> {
  readonly name: "play.instrument" | "play.chords";
  readonly value: { value: Name };
  readonly options: readonly Name[];
}

function Choice<Name extends SoundName | "none">({ name, value, options }: ChoiceProps<Name>) {
  return (
    <select
      aria-label={say(name)}
      value={value.value}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.currentTarget.value);
        if (chosen !== undefined) value.value = chosen;
      }}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {soundWord(option)}
        </option>
      ))}
    </select>
  );
}

function soundWord(name: SoundName | "none"): string {
  return name === "none" ? say("play.no-chords") : say(`instrument.${name}`);
}
