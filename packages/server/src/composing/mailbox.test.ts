/** @file A slow reader gets the newest of what is said again, and all of the rest in order. */
import { expect, it } from "vitest";
import { Mailbox } from "./mailbox.ts";

const letter = (text: string, topic?: string) => ({
  ...(topic === undefined ? {} : { topic }),
  open: () => text,
});

async function readAll(mailbox: Mailbox<string>): Promise<readonly string[]> {
  const read: string[] = [];
  for await (const text of mailbox) read.push(text);
  return read;
}

it("keeps the order, and of each topic the newest letter", async () => {
  const mailbox = new Mailbox<string>();
  for (const each of [
    letter("a"),
    letter("1", "note"),
    letter("b"),
    letter("2", "note"),
    letter("3", "note"),
  ])
    mailbox.post(each);
  mailbox.close();
  expect(await readAll(mailbox)).toEqual(["a", "3", "b"]);
});

it("hands letters over as they come", async () => {
  const mailbox = new Mailbox<string>();
  const reading = readAll(mailbox);
  await Promise.resolve();
  mailbox.post(letter("1", "note"));
  await new Promise((resolve) => setImmediate(resolve));
  mailbox.post(letter("2", "note"));
  mailbox.close();
  expect(await reading).toEqual(["1", "2"]);
});

it("tells what lies there before it fails", async () => {
  const mailbox = new Mailbox<string>();
  mailbox.post(letter("a"));
  mailbox.fail(new Error("failed"));
  const seen: string[] = [];
  await expect(
    (async () => {
      for await (const text of mailbox) seen.push(text);
    })(),
  ).rejects.toThrow("failed");
  expect(seen).toEqual(["a"]);
});
