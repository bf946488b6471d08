import { randomUUID } from "node:crypto";
import type { RESTOptions } from "discord.js";

type RequestInit = Parameters<RESTOptions["makeRequest"]>[1];

const LINE = "\r\n";

/**
 * The same request with a form's files in one piece of memory. Node sends a form in small pieces
 * through streams otherwise, which takes several milliseconds a picture; here they are in memory
 * already. Multipart after RFC 7578.
 */
export async function withWholeBody(init: RequestInit): Promise<RequestInit> {
  const form: unknown = init.body;
  if (!(form instanceof FormData)) return init;
  const boundary = `easel-${randomUUID()}`;
  const parts = await Promise.all(
    [...form].map(async ([name, value]) => {
      const disposition = `--${boundary}${LINE}Content-Disposition: form-data; name="${escape(name)}"`;
      if (typeof value === "string") {
        return [Buffer.from(`${disposition}${LINE}${LINE}${value}${LINE}`)];
      }
      const file = `; filename="${escape(value.name)}"${LINE}Content-Type: ${value.type || "application/octet-stream"}`;
      return [
        Buffer.from(`${disposition}${file}${LINE}${LINE}`),
        new Uint8Array(await value.arrayBuffer()),
        Buffer.from(LINE),
      ];
    }),
  );
  const type = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
  return {
    ...init,
    headers: Object.assign({}, init.headers, type),
    body: Buffer.concat([...parts.flat(), Buffer.from(`--${boundary}--${LINE}`)]),
  };
}

/** As browsers do it: what would end the quoted name, or its line. */
function escape(name: string): string {
  return name.replaceAll(/["\r\n]/g, (character) => encodeURIComponent(character));
}
