/**
 * @file What a server stands: fifty clients at once, kill -9, a full disk.
 *
 *     npm run serving -- [--short] [--only load|kill] [--clients 50] [--seconds 120] [--kills 50] [--model DIR]
 *     npm run serving -- --small DIR
 *
 * `npm run pack` first: then the packed command is measured, as people run it, and otherwise the source by way of tsx.
 */
import { parseArgs } from "node:util";
import { studyFullDisk } from "./full-disk.ts";
import { studyKills } from "./kill.ts";
import { studyLoad } from "./load.ts";
import { COMMAND } from "./server-process.ts";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string" },
    clients: { type: "string" },
    seconds: { type: "string" },
    kills: { type: "string" },
    model: { type: "string", default: "models/default" },
    small: { type: "string" },
  },
});
const { short, only, model } = values;
const usual = short ? { clients: 10, seconds: 15, kills: 2 } : { clients: 50, seconds: 120, kills: 50 };
const clients = Number(values.clients ?? usual.clients);
const seconds = Number(values.seconds ?? usual.seconds);

console.log(`node ${COMMAND.join(" ")}\n`.replaceAll(process.cwd(), "."));
if (values.small !== undefined) await studyFullDisk(values.small);
else {
  if (only !== "kill") await studyLoad({ clients, seconds, model });
  if (only !== "load") await studyKills(Number(values.kills ?? usual.kills));
}
