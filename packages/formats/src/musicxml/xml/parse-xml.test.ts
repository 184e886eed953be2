/** @file Tests of the XML reader and printer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeXml } from "./decode-xml.ts";
import { parseXml } from "./parse-xml.ts";
import { printInline, printXml } from "./print-xml.ts";
import { element, leaf, textOf, type XmlElement, type XmlNode } from "./xml-node.ts";

describe("the XML reader", () => {
  it("keeps elements, attributes, text and instructions in order", () => {
    expect(parseXml('<a x="1" y="&lt;"><b/>text<?melodist joined?><c>1 &amp; 2</c></a>')).toEqual(
      element(
        "a",
        [
          element("b"),
          "text",
          { kind: "instruction", target: "melodist", body: "joined" },
          leaf("c", "1 & 2"),
        ],
        {
          x: "1",
          y: "<",
        },
      ),
    );
  });

  it("drops the layout between elements and keeps spaces in text", () => {
    const root = parseXml("<a>\n  <b> two  spaces </b>\n  <c> </c>\n</a>");
    expect(root.children).toEqual([leaf("b", " two  spaces "), leaf("c", " ")]);
  });

  it("skips a document type without expanding its entities", () => {
    expect(parseXml('<!DOCTYPE a PUBLIC "-//X//DTD" "http://example.org/x.dtd"><a/>').name).toBe("a");
  });

  const bomb = `<!DOCTYPE a [<!ENTITY x "${"ha".repeat(50)}"><!ENTITY y "${"&x;".repeat(50)}"><!ENTITY z "${"&y;".repeat(50)}">]><a>&z;</a>`;

  it.each([
    ["a file cut short", "<a><b></b>"],
    ["tags that do not match", "<a><b></a></b>"],
    ["no XML at all", "X:1\nK:G\nGABc|"],
    ["nothing", ""],
    ["an entity of the document's own", bomb],
    ["two roots", "<a/><b/>"],
    ["an attribute without quotes", "<a b=c/>"],
  ])("refuses %s", (_, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ code: "bad-file" }));
  });

  it("refuses elements nested without end before they fill the memory", () => {
    expect(() => parseXml("<a>".repeat(100_000))).toThrow(expect.objectContaining({ code: "too-large" }));
  });

  it.each([
    ["UTF-8 with a byte order mark", Uint8Array.from([0xef, 0xbb, 0xbf, 0x3c, 0x61, 0x2f, 0x3e])],
    ["UTF-16, little end first", Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0])],
    ["UTF-16, big end first, without a mark", Uint8Array.from([0, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e])],
  ])("reads %s", (_, bytes) => {
    expect(parseXml(decodeXml(bytes)).name).toBe("a");
  });

  it("believes a declared encoding", () => {
    const bytes = Uint8Array.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', (char) =>
      char.charCodeAt(0),
    );
    expect(textOf(parseXml(decodeXml(bytes)))).toBe("é");
  });
});

describe("a printed document", () => {
  const name = fc.constantFrom("note", "step", "words");
  const text = fc.string({ unit: "binary", maxLength: 8 });
  const node: fc.Memo<XmlNode> = fc.memo((depth) =>
    depth <= 1
      ? fc.tuple(name, text).map(([tag, content]) => leaf(tag, content))
      : fc.oneof(
          fc
            .tuple(name, fc.array(node(depth - 1), { maxLength: 3 }))
            .map(([tag, children]) => element(tag, children)),
          fc.tuple(name, text, text).map(([tag, content, value]) => leaf(tag, content, { value })),
        ),
  );
  const tree = fc.array(node(3), { maxLength: 3 }).map((children): XmlElement => element("root", children));

  it("reads back as the same tree, laid out or on one line", () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(parseXml(printXml(root))).toEqual(root);
        expect(parseXml(printInline(root))).toEqual(root);
      }),
    );
  });
});
