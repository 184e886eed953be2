import { beforeEach, describe, expect, it } from "vitest";
import { begin, change, markSaved, redo, sheet, tuneTurn, undo } from "./sheet.ts";

const place = (id: string, abc: string) => ({ id, version: 1, abc });

describe("the sheet", () => {
  beforeEach(() => begin("X:1\nK:C\n", "why.blank"));

  it("goes back and forward again, and says what it undid", () => {
    change("X:1\nK:D\n", "why.transpose");
    expect(undo()).toBe("why.transpose");
    expect(sheet.value.abc).toBe("X:1\nK:C\n");
    expect(redo()).toBe("why.transpose");
    expect(sheet.value.abc).toBe("X:1\nK:D\n");
  });

  it("takes typing back at once", () => {
    change("a", "why.edited");
    change("ab", "why.edited");
    expect(undo()).toBe("why.edited");
    expect(sheet.value.abc).toBe("X:1\nK:C\n");
  });

  it("stays the same tune of the library while it is changed, whatever is undone", () => {
    change("a", "why.transpose");
    markSaved("one", 1, "a");
    change("b", "why.note");
    expect(sheet.value.kept).toEqual(place("one", "a"));
    undo();
    undo();
    expect(sheet.value).toEqual({ abc: "X:1\nK:C\n", kept: place("one", "a") });
  });

  it("is no tune of the library once another has been begun: nothing kept is overwritten by it", () => {
    markSaved("one", 1, "X:1\nK:C\n");
    begin("new", "why.composed");
    expect(sheet.value.kept).toBeUndefined();
    markSaved("two", 1, "new");
    undo();
    expect(sheet.value).toEqual({ abc: "X:1\nK:C\n", kept: place("one", "X:1\nK:C\n") });
    redo();
    expect(sheet.value).toEqual({ abc: "new", kept: place("two", "new") });
  });

  it("does not take the place of a tune that was opened over it", () => {
    begin("opened", "why.opened", place("other", "opened"));
    undo();
    expect(sheet.value).toEqual({ abc: "X:1\nK:C\n", kept: undefined });
  });

  it("counts other tunes, not changes", () => {
    const before = tuneTurn.value;
    change("a", "why.transpose");
    expect(tuneTurn.value).toBe(before);
    begin("b", "why.opened");
    expect(tuneTurn.value).toBe(before + 1);
    undo();
    expect(tuneTurn.value).toBe(before + 2);
  });
});
