/** @file Opening a file from the machine: chosen or dropped, then asked what for. */
import { signal } from "@preact/signals";
import { drawer } from "../store/drawer.ts";

/** A file that waits for its use. */
export const opened = signal<File | undefined>(undefined);

const KINDS = ".abc,.txt,.mid,.midi,.musicxml,.xml,.mxl";

/** Let a file be chosen. */
export function openPicker(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = KINDS;
  input.className = "file-picker";
  input.addEventListener("change", () => {
    offer(input.files?.[0]);
    input.remove();
  });
  document.body.append(input); // a picker that is not on the page can be cleared away before it answers
  input.click();
}

/** Take a file that was chosen or dropped. */
export function offer(file: File | undefined): void {
  if (file === undefined) return;
  opened.value = file;
  drawer.value = "open";
}
