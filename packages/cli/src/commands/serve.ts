/** @file `melodist serve`: the studio, the API and the library, in one server. */
import { z } from "zod";
import { defineCommand } from "../command/command.ts";
import { withRuntime } from "../compose/with-runtime.ts";

/** Assigned to nothing that people run. */
const USUAL_PORT = 4180;

export const serve = defineCommand({
  name: "serve",
  words: {
    en: "Start the studio: a page to write music in, an API, and your library. Ctrl-C stops it.",
    zh: "启动工作室：写音乐的网页、接口和你的曲库。按 Ctrl-C 停止。",
  },
  operands: [],
  flags: z.object({
    port: z.int().min(0).max(65_535).default(USUAL_PORT).meta({
      en: "port; 0 takes any that is free",
      zh: "端口；0 表示任选一个空闲端口",
    }),
    host: z.string().min(1).max(255).default("127.0.0.1").meta({
      en: "address to listen at; any but this machine's own needs a token",
      zh: "监听地址；若非本机地址，须设令牌",
    }),
    token: z.string().min(16).max(500).optional().meta({
      en: "what requests have to show, at least 16 characters; also from MELODIST_TOKEN",
      zh: "请求须出示的令牌，至少 16 个字符；也可用环境变量 MELODIST_TOKEN",
    }),
    data: z.string().min(1).optional().meta({
      en: "folder of the library; without it, the PostgreSQL server that DATABASE_URL names, if there is one",
      zh: "曲库所在文件夹；不给出时，若设有 DATABASE_URL，则用该 PostgreSQL 服务器",
    }),
    model: z.string().optional().meta({
      en: "folder of the model, or default, or world",
      zh: "模型文件夹，或 default、world",
    }),
    name: z.string().max(255).optional().meta({
      en: "name by which people reach it, where that is none of this machine's addresses",
      zh: "对外使用的名称（不是本机地址时填写）",
    }),
    log: z.boolean().default(false).meta({
      en: "write the log to a terminal as well; elsewhere it always is",
      zh: "在终端也输出日志；不在终端时总是输出",
    }),
  }),
  async run({ flags, world }) {
    const { runServe } = await withRuntime(() => import("../serve/run-serve.ts"));
    return await runServe(flags, world);
  },
});
