/** @file The ways out: files, print, a link. What the page can write itself works without the server. */

import { type ServerFormat, saveAs } from "../export/save-as.ts";
import { isServerThere } from "../server/connection.ts";
import { notify } from "../store/notice.ts";
import { linkTo } from "../store/share.ts";
import { sheet } from "../store/sheet.ts";
import { say, type WordKey } from "../words/say.ts";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";

const LOCAL = [
  ["abc", "ABC", "file.text"],
  ["midi", "MIDI", "file.sequencer"],
  ["musicxml", "MusicXML", "file.notation"],
] as const;

const REMOTE: readonly (readonly [ServerFormat, string, WordKey])[] = [
  ["pdf", "PDF", "file.score"],
  ["svg", "SVG", "file.drawing"],
  ["png", "PNG", "file.image"],
  ["wav", "WAV", "file.sound"],
];

export function ExportMenu() {
  const isAway = !isServerThere.value;
  const items = [
    ...LOCAL.map(([format, name, note]) => ({ name, note: say(note), run: () => void saveAs(format) })),
    ...REMOTE.map(([format, name, note]) => ({
      name,
      note: say(isAway ? "file.needs-server" : note),
      isDisabled: isAway,
      run: () => void saveAs(format),
    })),
    { name: say("file.print"), run: () => print() },
    { name: say("file.share"), run: () => void share() },
  ];
  const label = (
    <>
      {say("file.export")} <Icon name="down" />
    </>
  );
  return <Menu name={say("file.export")} label={label} items={items} side="above" class="export-menu" />;
}

async function share(): Promise<void> {
  const link = await linkTo(sheet.value.abc);
  try {
    await navigator.clipboard.writeText(link);
    notify(say("file.copied"));
  } catch {
    notify(`${say("file.link")} ${link}`); // where the clipboard is forbidden it can be copied by hand
  }
}
