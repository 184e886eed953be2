/** @file Headers that keep a page to itself: what it may load, who may frame it, what it tells others. */
import type { MiddlewareHandler } from "hono";

/**
 * What the page may load: itself, and nothing from elsewhere. Engraving runs as WebAssembly, engraved scores carry style
 * attributes, and instruments are decoded from data of the page's own.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What is no page may load nothing at all, wherever it is opened: a picture of a score has no scripts. */
export const NO_CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'; sandbox";

const HEADERS: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"],
];

/** Set the headers on every answer; the page's own come from where it is served. */
export function securityHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of HEADERS) context.header(name, value);
    if (!context.res.headers.has("Content-Security-Policy")) {
      context.header("Content-Security-Policy", NO_CONTENT_POLICY);
    }
  };
}
