/**
 * @file By which names this server is reached, and which pages may speak to it.
 *
 * A foreign page can make its own name point to this machine (DNS rebinding) and then speak to any server here as to
 * itself. It cannot choose the Host header: that names the foreign page, and is refused.
 */
import { isIP } from "node:net";

/** The name in a Host header, without port and brackets; undefined when it is none. */
function nameIn(host: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:/?#@\s]+))(?::\d{1,5})?$/iu.exec(host);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/** True for names and numbers of this machine that are reached from nowhere else. */
export function isLoopback(name: string): boolean {
  return name === "localhost" || name === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(name);
}

/**
 * Whether a request may come by a name.
 *
 * @param names by which people reach the server, beside loopback and plain numbers
 * @param isOpen true where it listens to other machines
 */
export function isOwnHost(host: string | undefined, names: readonly string[], isOpen: boolean): boolean {
  const name = host === undefined ? undefined : nameIn(host);
  if (name === undefined) return false;
  return isLoopback(name) || names.includes(name) || (isOpen && isIP(name) !== 0);
}

/** Whether a page may speak to the server: only its own, whose origin has the name that the request came by. */
export function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return /^https?:$/u.test(protocol) && from === withoutUsualPort(host.toLowerCase(), protocol);
}

/** URLs leave out the port that their protocol has anyway. */
function withoutUsualPort(host: string, protocol: string): string {
  return host.replace(protocol === "https:" ? /:443$/u : /:80$/u, "");
}
