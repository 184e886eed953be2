/** @file Reads a book of `--limit` tunes as a stream, in a process of its own, and says how much memory that took. */
import { readTunebook } from "@melodist/abc";
import { corporaArguments, readCorpusFiles } from "../corpora.ts";

const { corpora, limit } = corporaArguments();
const CHUNK = 65_536;

/** The corpora over and over, in pieces as a file stream gives them. */
function* chunks(): Generator<string> {
  for (;;) {
    for (const { text } of readCorpusFiles(corpora)) {
      for (let start = 0; start < text.length; start += CHUNK) yield text.slice(start, start + CHUNK);
      yield "\n\n";
    }
  }
}

const before = process.resourceUsage().maxRSS;
let tunes = 0;
let notes = 0;
for await (const { score } of readTunebook(chunks())) {
  for (const voice of score.voices) notes += voice.measures.length;
  if (++tunes >= limit) break;
}
const after = process.resourceUsage().maxRSS;
console.log(
  `${tunes} tunes, ${notes} measures: peak ${(after / 1024).toFixed(0)} MB resident, of which ${(before / 1024).toFixed(0)} MB before the first tune`,
);
