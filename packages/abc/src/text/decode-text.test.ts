import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeField, decodeText, encodeText, quoteText } from "./decode-text.ts";

describe("text in ABC", () => {
  it.each([
    ["Caf\\'e", "Café"],
    ["\\`a \\'A \\^o \\~n \\\"u \\cc \\vs \\ug \\HO \\rr \\=a \\;a", "à Á ô ñ ü ç š ğ Ő r̊ ā ą"],
    ["\\aa\\AA\\ae\\AE\\oe\\OE\\ss\\/o\\/O\\/l\\DH\\dh\\TH\\th", "åÅæÆœŒßøØłÐðÞþ"],
    ["\\u00e9 \\u4E2D", "é 中"],
    ["&eacute; &amp; &#233; &#xE9; &quot;", 'é & é é "'],
    ["50\\% \\& \\\\", "50% & \\"],
    ["&amp;lt;", "&lt;"],
    ["\\&lt;", "&lt;"],
    ["&#92;'e", "\\'e"],
    ["&nosuchthing; & more", "&nosuchthing; & more"],
    ["a\\u000ab", "a b"],
    ["茉莉花", "茉莉花"],
  ])("%j reads %j", (raw, text) => {
    expect(decodeText(raw)).toBe(text);
  });

  it("of a field has no white space at its ends", () => {
    expect(decodeField("\\u0020a&nbsp;")).toBe("a");
  });

  it("comes back whatever it is, but for line ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const line = text.replace(/[\r\n]+/g, " ");
        expect(decodeText(encodeText(line))).toBe(line);
        const quoted = quoteText(line);
        expect(quoted.slice(1, -1)).not.toMatch(/["\]]/);
        expect(decodeText(quoted.slice(1, -1))).toBe(line);
      }),
    );
  });
});
