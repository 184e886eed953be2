/** @file The first judge: Debian's `abc2midi`, a program in C with nothing in common with ours. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { midiNotes, type SoundingNote } from "./sounding.ts";

/** What abc2midi makes of a tune. */
export interface Verdict {
  /** Undefined when it reports an error or writes nothing. */
  readonly notes: readonly SoundingNote[] | undefined;
  /** Everything it says. */
  readonly messages: string;
}

/**
 * The tune without what abc2midi plays in its own fashion: rhythm names (it swings hornpipes), grace notes, rolls
 * and trills.
 */
export function plainText(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("R:"))
    .map((line) => (/^[A-Za-z+]:|^%/.test(line) && !line.startsWith("|") ? line : plainMusic(line)))
    .join("\n");
}

function plainMusic(line: string): string {
  return line
    .split(/("[^"]*"|![^!\s]*!|\[[A-Za-z]:[^\]]*\])/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/\{[^}]*\}/g, "").replace(/[~T]/g, "")))
    .join("")
    .replace(/![a-z]*(?:trill|roll)[a-z]*!/g, "");
}

/** Without this, in every voice, abc2midi strums the notes of a chord. */
const NO_STRUM = "%%MIDI chordattack 0";

/** Runs abc2midi again and again in a folder of its own. */
export interface Judge {
  listen(text: string): Verdict;
  [Symbol.dispose](): void;
}

export function createJudge(): Judge {
  const folder = mkdtempSync(join(tmpdir(), "abc2midi-"));
  const input = join(folder, "tune.abc");
  const output = join(folder, "tune.mid");
  return {
    listen(text) {
      writeFileSync(input, `${text.replace(/^(?:K:|\[V:)/gm, `${NO_STRUM}\n$&`)}\n`);
      rmSync(output, { force: true });
      const run = spawnSync("abc2midi", [input, "-o", output, "-NGUI", "-NFER"], {
        cwd: folder,
        encoding: "utf8",
        timeout: 20_000,
      });
      const messages = `${run.stdout ?? ""}${run.stderr ?? ""}`;
      const failed = run.status !== 0 || /^Error/m.test(messages) || !existsSync(output);
      return { notes: failed ? undefined : midiNotes(readFileSync(output)), messages };
    },
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
