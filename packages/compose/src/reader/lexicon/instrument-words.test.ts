/** @file Instruments by the names that people use, in both languages. */
import { describe, expect, it } from "vitest";
import type { Instrument } from "../../instrument.data.ts";
import { readWish } from "../read-wish.ts";

describe("an instrument", () => {
  it.each<[string, Instrument]>([
    ["a tune for trombone", "trombone"],
    ["来一首长号曲", "trombone"],
    ["a march for bassoons", "bassoon"],
    ["巴松独奏的小曲", "bassoon"],
    ["给大管写一段", "bassoon"],
    ["a waltz for viola", "viola"],
    ["中提琴拉的圆舞曲", "viola"],
    ["a French horn tune", "horn"],
    ["a tune for horn", "horn"],
    ["一首圆号曲", "horn"],
    ["an air for oboe", "oboe"],
    ["双簧管独奏", "oboe"],
    ["a tune for sax", "alto saxophone"],
    ["an alto sax solo", "alto saxophone"],
    ["萨克斯吹的曲子", "alto saxophone"],
    ["a tune for tenor sax", "tenor saxophone"],
    ["次中音萨克斯的曲子", "tenor saxophone"],
    ["a tune for Bb tenor sax", "tenor saxophone"],
    ["an F horn tune", "horn"],
  ])("is read in %s", (words, instrument) => {
    const { request } = readWish(words);
    expect(request).toMatchObject({ instrument });
    expect(request.tonic).toBeUndefined();
  });

  it.each(["a horn pipe in D", "a D horn-pipe"])("is no horn in %s", (words) => {
    const { request } = readWish(words);
    expect(request).toMatchObject({ rhythm: "hornpipe", tonic: "D" });
    expect(request.instrument).toBeUndefined();
  });

  it("is none of ours where it is a cor anglais", () => {
    expect(readWish("a tune for English horn").request.instrument).toBeUndefined();
  });
});
