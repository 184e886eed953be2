/** @file The note whose chord is being typed. */
import { signal } from "@preact/signals";
import type { Place } from "./cursor.ts";

export const chordPlace = signal<Place | undefined>(undefined);
