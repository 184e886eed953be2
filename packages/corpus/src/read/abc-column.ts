/** @file Which value of a row is the tune, and what the other values say about it. */

/** Names that columns of ABC go by, lower case without signs; the likeliest first. */
const NAMES = [
  "abc",
  "abcnotation",
  "notation",
  "abctext",
  "score",
  "tune",
  "music",
  "output",
  "text",
  "content",
];

/** Column names → the field of the header that they fill when the ABC has none. */
const HEADER: Readonly<Record<string, string>> = {
  title: "T",
  name: "T",
  composer: "C",
  origin: "O",
  rhythm: "R",
  type: "R",
  source: "S",
  transcription: "Z",
  meter: "M",
  metre: "M",
  key: "K",
  mode: "K",
};
const ORDER = "TCORSZMK";

/**
 * Find the column of ABC.
 *
 * @param wanted its name, where the caller knows it
 * @returns the name of the column, or undefined when none holds ABC
 */
export function findAbcColumn(values: Readonly<Record<string, string>>, wanted?: string): string | undefined {
  if (wanted !== undefined) return wanted in values ? wanted : undefined;
  const columns = Object.keys(values);
  const named = NAMES.flatMap((name) => columns.filter((column) => plain(column) === name));
  return [...named, ...columns].find((column) => looksLikeAbc(values[column] ?? ""));
}

function plain(column: string): string {
  return column.toLowerCase().replace(/[^a-z]/g, "");
}

function looksLikeAbc(text: string): boolean {
  return /^K:/m.test(text) || (text.includes("|") && /[A-Ga-g]/.test(text));
}

/**
 * The tune of a row as ABC text with a header: what the text itself does not say comes from the other columns.
 *
 * @param column as `findAbcColumn` gives it
 */
export function abcOfRow(values: Readonly<Record<string, string>>, column: string): string {
  const text = (values[column] ?? "").replaceAll("\\n", "\n").replace(/\r\n?/g, "\n").trim();
  if (/^X:/m.test(text)) return text;
  if (/^K:/m.test(text)) return `X:1\n${text}`;
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    const letter = name === column ? undefined : HEADER[plain(name)];
    if (letter !== undefined && !fields.has(letter)) fields.set(letter, value.replace(/\s+/g, " ").trim());
  }
  const lines = [...ORDER].flatMap((letter) => {
    const value = fields.get(letter);
    return value === undefined || value === "" ? [] : [`${letter}:${value}`];
  });
  return ["X:1", ...lines, ...(fields.has("K") ? [] : ["K:none"]), text].join("\n");
}
