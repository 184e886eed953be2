/** @file The drawer that is open: from the side on a desk, from below on a phone. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { drawer } from "../store/drawer.ts";
import { say } from "../words/say.ts";
import { AbcDrawer } from "./abc-drawer.tsx";
import { IconButton } from "./icon-button.tsx";
import { LibraryDrawer } from "./library-drawer.tsx";
import { OpenDrawer } from "./open-drawer.tsx";

export function Drawers() {
  switch (drawer.value) {
    case "abc":
      return (
        <Drawer name={say("abc.label")}>
          <AbcDrawer />
        </Drawer>
      );
    case "library":
      return (
        <Drawer name={say("drawer.library")}>
          <LibraryDrawer />
        </Drawer>
      );
    case "open":
      return (
        <Drawer name={say("file.open")}>
          <OpenDrawer />
        </Drawer>
      );
    case "about":
    case undefined:
      return null;
  }
}

function Drawer({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    section.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <section class="drawer" aria-label={name} ref={section} tabIndex={-1}>
      <header class="drawer-head">
        <h2>{name}</h2>
        <IconButton
          icon="close"
          name={say("drawer.close")}
          onClick={() => {
            drawer.value = undefined;
          }}
        />
      </header>
      {children}
    </section>
  );
}
