/** @file The head of the page: the name, the line of words, what was understood, and the ways to drawers and files. */
import { isServerThere } from "../server/connection.ts";
import { drawer, isHelpOpen, toggleDrawer } from "../store/drawer.ts";
import { language } from "../store/language.ts";
import { begin, isEmpty } from "../store/sheet.ts";
import { isDark, switchTheme } from "../store/theme.ts";
import { choice } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { Chips } from "./chips.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { openPicker } from "./open-file.ts";
import { WordsLine } from "./words-line.tsx";

export function Header() {
  return (
    <header class="head">
      <div class="head-row">
        <span class="brand">Melodist</span>
        <WordsLine />
        <nav class="head-tools" aria-label={say("page.menu")}>
          {isEmpty.value ? undefined : <DrawerButton name="about" />}
          <DrawerButton name="library" />
          <DrawerButton name="abc" />
          <MoreMenu />
        </nav>
      </div>
      <Chips />
      {isServerThere.value ? undefined : (
        <p class="away" role="status">
          {say("page.away")}
        </p>
      )}
    </header>
  );
}

const DRAWER_WORDS = { about: "side.candidates", abc: "drawer.abc", library: "drawer.library" } as const;

/** `about` is a drawer on a phone only: elsewhere it stands beside the score. */
function DrawerButton({ name }: { readonly name: keyof typeof DRAWER_WORDS }) {
  const isOpen = drawer.value === name;
  return (
    <button
      type="button"
      class={`quiet opens-${name}`}
      aria-expanded={isOpen}
      onClick={() => toggleDrawer(name)}
    >
      {say(DRAWER_WORDS[name])}
    </button>
  );
}

function MoreMenu() {
  const items = [
    { name: say("file.open"), run: openPicker },
    {
      name: say("page.new"),
      isDisabled: isEmpty.value,
      run: () => {
        choice.value = undefined;
        begin("", "why.blank");
      },
    },
    {
      name: say("page.language"),
      run: () => {
        language.value = language.value === "en" ? "zh" : "en";
      },
    },
    { name: say(isDark() ? "page.light" : "page.dark"), run: switchTheme },
    {
      name: say("page.help"),
      note: "?",
      run: () => {
        isHelpOpen.value = true;
      },
    },
  ];
  return (
    <Menu name={say("page.menu")} label={<Icon name="more" />} items={items} side="below" class="more-menu" />
  );
}
