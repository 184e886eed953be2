/** @file The tune as a file: written here, or by the server where that takes fonts or a minute of sound. */
import { writeMidi, writeMusicXml } from "@melodist/formats/browser";
import { score } from "../music/tune.ts";
import { send } from "../server/ask.ts";
import { SOUNDS } from "../sound/instrument.data.ts";
import { notify } from "../store/notice.ts";
import { chordVoice, voice } from "../store/player.ts";
import { sheet } from "../store/sheet.ts";
import { pick, say } from "../words/say.ts";

export type ServerFormat = "svg" | "png" | "pdf" | "wav";
export type PageFormat = "abc" | "midi" | "musicxml";

const ENDINGS: Readonly<Record<ServerFormat | PageFormat, string>> = {
  abc: "abc",
  midi: "mid",
  musicxml: "musicxml",
  svg: "svg",
  png: "png",
  pdf: "pdf",
  wav: "wav",
};

/** Save the tune as a file. */
export async function saveAs(format: ServerFormat | PageFormat): Promise<void> {
  const blob = await blobOf(format);
  if (blob === undefined) return;
  const link = document.createElement("a");
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = `${fileName()}.${ENDINGS[format]}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function blobOf(format: ServerFormat | PageFormat): Promise<Blob | undefined> {
  const of = score.value;
  if (of === undefined) return undefined;
  switch (format) {
    case "abc":
      return new Blob([sheet.value.abc], { type: "text/vnd.abc;charset=utf-8" });
    case "midi":
      return new Blob([new Uint8Array(writeMidi(of, { accompaniment: chordVoice.value !== "none" }))], {
        type: "audio/midi",
      });
    case "musicxml":
      return new Blob([writeMusicXml(of)], { type: "application/vnd.recordare.musicxml+xml" });
    case "svg":
    case "png":
    case "pdf":
    case "wav":
      return fromServer(format);
  }
}

async function fromServer(format: ServerFormat): Promise<Blob | undefined> {
  const facts = new URLSearchParams({
    to: format,
    instrument: SOUNDS[voice.value].file,
    chords: String(chordVoice.value !== "none"),
  });
  const answer = await send(`/api/convert?${facts}`, { body: sheet.value.abc, accept: "*/*" });
  if (answer.ok) return answer.value.blob();
  notify(say("page.failed", pick(answer.failure.message)), { isWarning: true });
  return undefined;
}

/** The title without what file systems refuse. */
function fileName(): string {
  const title = score.value?.titles[0]?.replace(/[\\/:*?"<>|]/g, " ").replace(/\p{Cc}/gu, " ");
  return title?.trim() || say("score.untitled");
}
