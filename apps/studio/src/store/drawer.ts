/** @file Which drawer is open; one at a time. */
import { signal } from "@preact/signals";

export type DrawerName = "abc" | "library" | "open" | "about";

export const drawer = signal<DrawerName | undefined>(undefined);
export const isHelpOpen = signal(false);

export function toggleDrawer(name: DrawerName): void {
  drawer.value = drawer.value === name ? undefined : name;
}
