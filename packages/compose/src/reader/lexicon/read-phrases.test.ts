/** @file Phrases that mean more than one thing: dances that are no kind of ours have a meter all the same. */
import { describe, expect, it } from "vitest";
import { describeReading } from "../describe-reading.ts";
import { readWish } from "../read-wish.ts";

describe("a dance that is no kind of ours", () => {
  it.each([
    ["a tango for accordion", "4/4"],
    ["a bossa nova in G", "4/4"],
    ["a samba", "2/4"],
    ["ragtime for piano", "2/4"],
    ["a csárdás in A minor", "2/4"],
    ["two polonaises", "3/4"],
    ["探戈，d小调", "4/4"],
    ["一首桑巴舞曲", "2/4"],
    ["来段拉格泰姆", "2/4"],
    ["查尔达什", "2/4"],
  ])("is heard as its meter, and told as a kind that is not known: %s", (words, meter) => {
    const { request, ignored } = readWish(words);
    expect(request.meter).toBe(meter);
    expect(request.rhythm).toBeUndefined();
    expect(ignored).toContainEqual(expect.objectContaining({ reason: "no-slot" }));
  });

  it("is told with the meter that it was heard as", () => {
    expect(describeReading(readWish("a tango"), "en")).toBe(
      "Understood: meter 4/4 (written “tango”). Ignored: “tango” (nothing can be set for it).",
    );
    expect(describeReading(readWish("一首探戈"), "zh")).toBe(
      "听懂了：拍号：4/4（写作「探戈」）。未采用：「探戈」（没有对应的设置）。",
    );
  });

  it("yields to a meter that is asked for, wherever it stands", () => {
    expect(readWish("a tango in 2/4")).toMatchObject({ request: { meter: "2/4" }, conflicts: [] });
    expect(readWish("in 2/4, a tango").request.meter).toBe("2/4");
  });

  it("says nothing beside a kind of ours, which has its own meter", () => {
    expect(readWish("a tango waltz").request).not.toHaveProperty("meter");
  });

  it("says nothing where it is refused", () => {
    const { request, ignored } = readWish("anything but please no tango");
    expect(request).not.toHaveProperty("meter");
    expect(ignored).toContainEqual(expect.objectContaining({ text: "tango", isRefused: true }));
  });
});
