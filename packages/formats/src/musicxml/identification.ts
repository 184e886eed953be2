/**
 * @file The header of a tune as `<work>` and `<identification>`.
 *
 * What MusicXML has an element for is written there for others: title, composer, source, transcriber. Every field also
 * stands under its ABC letter among the miscellaneous fields, in order, which is where we read it from again.
 */
import { type Duration, duration, type Field, printDuration, type Score } from "@melodist/score";
import { childOf, childText, element, elementsOf, leaf, textOf, type XmlElement } from "./xml/xml-node.ts";

/** By this name among the `<software>` a file is known as ours. */
const SOFTWARE = "Melodist";

/** Before the ABC letter in the name of a miscellaneous field. */
const PREFIX = "abc-";

/** What a header says apart from music. */
export type HeaderText = Pick<Score, "number" | "titles" | "fields" | "parts" | "unit" | "words">;

/** The unit length when nothing says otherwise. */
const USUAL_UNIT: Duration = duration(1, 8);

/** Write title and identification. */
export function writeHeaderText(score: HeaderText): readonly (XmlElement | undefined)[] {
  const [title] = score.titles;
  return [
    title === undefined ? undefined : element("work", [leaf("work-title", title)]),
    element("identification", [
      ...fieldsOf(score, "C").map((text) => leaf("creator", text, { type: "composer" })),
      element("encoding", [
        leaf("software", SOFTWARE),
        ...fieldsOf(score, "Z").map((text) => leaf("encoder", text)),
        element("supports", [], { element: "accidental", type: "yes" }),
        element("supports", [], { element: "beam", type: "yes" }),
        element("supports", [], { element: "print", attribute: "new-system", type: "yes", value: "yes" }),
      ]),
      ...fieldsOf(score, "S")
        .slice(0, 1)
        .map((text) => leaf("source", text)),
      element("miscellaneous", miscellaneousOf(score)),
    ]),
  ];
}

function fieldsOf(score: HeaderText, letter: string): readonly string[] {
  return score.fields.filter((field) => field.letter === letter).map((field) => field.text);
}

function miscellaneousOf(score: HeaderText): readonly (XmlElement | undefined)[] {
  const field = (letter: string, text: string) =>
    leaf("miscellaneous-field", text, { name: PREFIX + letter });
  return [
    score.number === undefined ? undefined : field("X", String(score.number)),
    ...score.titles.slice(1).map((text) => field("T", text)),
    ...score.fields.map(({ letter, text }) => field(letter, text)),
    score.parts === undefined ? undefined : field("P", score.parts),
    field("L", printDuration(score.unit)),
    ...score.words.map((text) => field("W", text)),
  ];
}

/** Read title and identification, of our own files or of others. */
export function readHeaderText(root: XmlElement): HeaderText {
  const identification = childOf(root, "identification");
  const software = elementsOf(childOf(identification, "encoding"), "software");
  const isOurs = software.some((name) => textOf(name) === SOFTWARE);
  return isOurs ? readOwnHeader(root, identification) : readOtherHeader(root, identification);
}

function readOwnHeader(root: XmlElement, identification: XmlElement | undefined): HeaderText {
  const title = childText(childOf(root, "work"), "work-title");
  const fields = elementsOf(childOf(identification, "miscellaneous"), "miscellaneous-field")
    .filter((field) => field.attributes["name"]?.startsWith(PREFIX))
    .map((field) => ({ letter: (field.attributes["name"] ?? "").slice(PREFIX.length), text: textOf(field) }));
  const texts = (letter: string) => fields.filter((field) => field.letter === letter).map(({ text }) => text);
  const number = Number(texts("X")[0] ?? Number.NaN);
  return {
    number: Number.isSafeInteger(number) ? number : undefined,
    titles: [...(title === undefined ? [] : [title]), ...texts("T")],
    fields: fields
      .filter(({ letter }) => !OWN_LETTERS.has(letter))
      .map((field) => ({ ...field, span: undefined })),
    parts: texts("P")[0],
    unit: readUnit(texts("L")[0]),
    words: texts("W"),
  };
}

/** Letters that have a place of their own in a score. */
const OWN_LETTERS: ReadonlySet<string> = new Set(["X", "T", "P", "L", "W"]);

function readUnit(text: string | undefined): Duration {
  const [num = 0, den = 1] = (text ?? "").split("/").map(Number);
  return num > 0 && den > 0 && Number.isSafeInteger(num) && Number.isSafeInteger(den)
    ? duration(num, den)
    : USUAL_UNIT;
}

function readOtherHeader(root: XmlElement, identification: XmlElement | undefined): HeaderText {
  const encoding = childOf(identification, "encoding");
  const fields: Field[] = [];
  const add = (letter: string, elements: readonly XmlElement[], before = "") => {
    for (const text of elements.map((of) => textOf(of).trim()).filter((text) => text !== "")) {
      fields.push({ letter, text: before + text, span: undefined });
    }
  };
  for (const creator of elementsOf(identification, "creator")) {
    const type = creator.attributes["type"] ?? "composer";
    add("C", [creator], type === "composer" ? "" : `${type}: `);
  }
  add("S", elementsOf(identification, "source"));
  add("Z", elementsOf(encoding, "encoder"), "abc-transcription ");
  add("Z", elementsOf(identification, "rights"), "abc-copyright ");
  return {
    number: undefined,
    titles: readTitles(root),
    fields,
    parts: undefined,
    unit: USUAL_UNIT,
    words: [],
  };
}

/** The title of the work, of the movement, or else what is printed as a title. */
function readTitles(root: XmlElement): readonly string[] {
  const named = [childText(childOf(root, "work"), "work-title"), childText(root, "movement-title")];
  const printed = elementsOf(root, "credit")
    .filter((credit) => childText(credit, "credit-type")?.trim() === "title")
    .map((credit) => elementsOf(credit, "credit-words").map(textOf).join(""));
  const titles = named.map((title) => title?.trim() ?? "").filter((title) => title !== "");
  const chosen = titles.length > 0 ? titles : printed.map((title) => title.replace(/\s+/gu, " ").trim());
  return [...new Set(chosen.filter((title) => title !== ""))];
}
