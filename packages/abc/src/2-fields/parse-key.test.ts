import { describe, expect, it } from "vitest";
import { printKey } from "../print/print-fields.ts";
import { parseKey } from "./parse-key.ts";

describe("the value of K:", () => {
  it.each([
    ["G", "G"],
    ["Am", "Am"],
    ["A m", "Am"],
    ["EM", "Em"],
    ["Amin", "Am"],
    ["A Minor", "Am"],
    ["Aaeolian", "Am"],
    ["Gmaj", "G"],
    ["G ionian", "G"],
    ["DDOR", "Ddor"],
    ["D dorian", "Ddor"],
    ["Ephr", "Ephr"],
    ["F lydian", "Flyd"],
    ["Bb mixolydian", "Bbmix"],
    ["B♭", "Bb"],
    ["F#loc", "F#loc"],
    ["F♯m", "F#m"],
    ["none", "none"],
    ["", "none"],
    ["HP", "HP"],
    ["Hp", "Hp"],
    ["D phr ^f", "Dphr ^f"],
    ["D ^f=c__b", "D ^f =c __b"],
    ["D exp _b _e ^f", "D exp _b _e ^f"],
    ["D ^/f _/b", "D ^/f _/b"],
    ["^c", "none ^c"],
    ["G clef=bass", "G"],
  ])("%j is read as %j", (value, printed) => {
    const field = parseKey(value);
    expect(printKey(field.key)).toBe(printed);
    expect(field).toMatchObject({ bad: false, odd: undefined });
  });

  it.each(["H", "Q minor", "x", "7"])("%j is no key", (value) => {
    expect(parseKey(value)).toMatchObject({ bad: true, stated: false });
  });

  it.each([
    ["Es", "E", "s"],
    ["G major please", "G", "please"],
    ["Gmodal", "G", "modal"],
  ])("%j is %j with something odd behind", (value, printed, odd) => {
    const field = parseKey(value);
    expect(printKey(field.key)).toBe(printed);
    expect(field).toMatchObject({ bad: false, odd });
  });

  it.each([
    ["clef=bass", false, { clef: "bass" }],
    ["bass", false, { clef: "bass" }],
    ["Dm alto-8", true, { clef: "alto-8" }],
    ["D treble+8 middle=d octave=-1", true, { clef: "treble+8", middle: "d", octave: "-1" }],
    ['C name="First Violin" t=-2', true, { name: "First Violin", transpose: "-2" }],
  ])("%j may also change the staff", (value, stated, properties) => {
    expect(parseKey(value)).toMatchObject({ stated, properties, bad: false, odd: undefined });
  });
});
