import { endpoint } from "../../http/endpoint.ts";
import { type JobAddress, trusted } from "../described/job-address.ts";
import type { Accepted } from "./response.ts";

/** Names in front of owner and app that belong to them. */
const namespaces = ["workflows", "comfy"];

/**
 * Where an accepted order is asked for: at the addresses that the answer names, else at those of the
 * documents, in which what follows owner and app in the model's name does not stand.
 */
export function addressOf(
  { request_id: id, ...urls }: Accepted,
  model: string,
  base: URL,
): JobAddress {
  const parts = model.split("/");
  const app = parts.slice(0, namespaces.includes(parts[0] ?? "") ? 3 : 2).join("/");
  const own = (end: string): URL => endpoint(base, `${app}/requests/${id}${end}`);
  return {
    status: trusted(urls.status_url, own("/status")),
    result: trusted(urls.response_url, own("")),
    cancel: trusted(urls.cancel_url, own("/cancel")),
  };
}
