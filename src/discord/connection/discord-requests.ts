import type { RawFile, RequestData, RouteLike } from "discord.js";

export type { RawFile, RequestData, RouteLike };

/**
 * Requests to Discord's REST API; discord.js' own REST fits. Resolves with the parsed answer,
 * rejects with DiscordAPIError (Discord said no), HTTPError (a 5xx that stayed) or what the network
 * threw. Rate limits are waited for inside.
 */
export interface DiscordRequests {
  get(route: RouteLike, options?: RequestData): Promise<unknown>;
  post(route: RouteLike, options?: RequestData): Promise<unknown>;
  patch(route: RouteLike, options?: RequestData): Promise<unknown>;
  put(route: RouteLike, options?: RequestData): Promise<unknown>;
  delete(route: RouteLike, options?: RequestData): Promise<unknown>;
}
