import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { openLegacyDispatcher } from "../../http/legacy-dispatcher.ts";

/**
 * Sends a request of discord.js, through the operator's proxy where there is one. Discord's gateway
 * does not go this way: its library opens the connection by itself and takes no proxy.
 */
export const throughProxy: RESTOptions["makeRequest"] = async (url, init) => {
  const dispatcher = await openLegacyDispatcher();
  if (dispatcher === undefined) return DefaultRestOptions.makeRequest(url, init);
  const form = init.body instanceof FormData ? await inBytes(init.body) : undefined;
  const headers = Object.assign({}, init.headers, form && { "content-type": form.type });
  const body = form?.bytes ?? init.body ?? null;
  return DefaultRestOptions.makeRequest(
    url,
    Object.assign({}, init, { body, headers, dispatcher }),
  );
};

/** A form as the bytes that are sent: the proxy's client takes forms of its own making only. */
async function inBytes(form: FormData): Promise<{ readonly bytes: Buffer; readonly type: string }> {
  const sent = new Response(form);
  const type = sent.headers.get("content-type") ?? "multipart/form-data";
  return { type, bytes: Buffer.from(await sent.arrayBuffer()) };
}
