import { randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const keyForm = /^[\w-]{32}$/;

/** The name of the parameter that carries the key in the printed address. */
export const keyParameter = "key";

/**
 * The key that opens the page: other users of this machine reach its port too, and do not know it.
 * With a `folder` it stays the same over restarts, so that an open page finds its way back.
 */
export async function sessionKey(folder: string | undefined): Promise<string> {
  const file = folder === undefined ? undefined : path.join(folder, "session-key");
  const kept = file === undefined ? "" : await readFile(file, "utf8").catch(() => "");
  if (keyForm.test(kept)) return kept;
  const key = randomBytes(24).toString("base64url");
  if (file !== undefined) {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, key, { mode: 0o600 });
  }
  return key;
}

/** Where a request may carry the key. */
export interface KeyCarrier {
  readonly query: string | undefined;
  readonly cookie: string | undefined;
}

/** Whether a request carries the key: in its address, or in the cookie that the page was given. */
export function carriesKey({ query, cookie }: KeyCarrier, key: string, port: number): boolean {
  const name = cookieName(port);
  const cookies = (cookie ?? "").split(";").map((each) => each.trim());
  const values = cookies.filter((each) => each.startsWith(`${name}=`));
  return [query, ...values.map((each) => each.slice(name.length + 1))].some((given) =>
    isSame(given, key),
  );
}

/** The cookie that carries the key from then on. Cookies know no ports, so its name does. */
export function keyCookie(key: string, port: number): string {
  return `${cookieName(port)}=${key}; Path=/; HttpOnly; SameSite=Strict`;
}

function cookieName(port: number): string {
  return `easel-key-${port}`;
}

function isSame(given: string | undefined, key: string): boolean {
  if (given === undefined) return false;
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}
