/** @file Light or dark: as the system has it, until it is chosen. */
import { effect, signal } from "@preact/signals";
import { kept, oneOf } from "./kept.ts";

const chosen = kept<"light" | "dark" | "system">("theme", oneOf("light", "dark", "system"), "system");
const preference = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(preference.matches);
preference.addEventListener("change", () => {
  systemIsDark.value = preference.matches;
});

/** True while the page is dark. */
export function isDark(): boolean {
  return chosen.value === "system" ? systemIsDark.value : chosen.value === "dark";
}

export function switchTheme(): void {
  chosen.value = isDark() ? "light" : "dark";
}

effect(() => {
  document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
});
