/** @file Who is let in: requests by the server's own names, from its own page, with its token where it has one. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { RequestError } from "../failure/request-error.ts";
import { isOwnHost, isOwnOrigin } from "./address.ts";

export interface GuardOptions {
  /** What requests have to show; undefined lets all in that reach the server. */
  readonly token: string | undefined;
  /** Names by which people reach the server, beside loopback. */
  readonly names: readonly string[];
  /** It listens to other machines. */
  readonly isOpen: boolean;
}

/** Refuse requests by foreign names and from foreign pages. */
export function guardAddress({ names, isOpen }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header("host");
    if (host === undefined || !isOwnHost(host, names, isOpen)) throw foreignHost(host ?? "");
    const origin = context.req.header("origin");
    if (origin !== undefined && !isOwnOrigin(origin, host)) throw foreignOrigin(origin);
    await next();
  };
}

/** Ask for the token. */
export function guardToken(options: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    if (!showsToken(context.req.header("authorization"), options)) throw noToken();
    await next();
  };
}

/** True when an Authorization header carries the token, or none is needed; takes as long for a wrong one as for the right one. */
export function showsToken(header: string | undefined, { token }: GuardOptions): boolean {
  if (token === undefined) return true;
  const shown = /^Bearer (.+)$/iu.exec(header ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function noToken(): RequestError {
  return new RequestError(
    { en: "this server asks for its token", zh: "需要令牌才能访问" },
    {
      code: "not-allowed",
      hint: {
        en: "Send the header Authorization: Bearer TOKEN; melodist serve printed it.",
        zh: "请发送请求头 Authorization: Bearer 令牌；melodist serve 启动时会显示。",
      },
    },
  );
}

function foreignHost(host: string): RequestError {
  return new RequestError(
    { en: `this server is not called ${JSON.stringify(host)}`, zh: `服务器不叫 ${JSON.stringify(host)}` },
    {
      code: "not-allowed",
      status: 403,
      hint: {
        en: "Use the address that melodist serve printed; --name adds one.",
        zh: "请使用 melodist serve 显示的地址；可用 --name 添加名称。",
      },
    },
  );
}

function foreignOrigin(origin: string): RequestError {
  return new RequestError(
    {
      en: `pages of ${JSON.stringify(origin)} may not speak to this server`,
      zh: `不接受来自 ${JSON.stringify(origin)} 网页的请求`,
    },
    { code: "not-allowed", status: 403 },
  );
}
