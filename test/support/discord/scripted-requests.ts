import type {
  DiscordRequests,
  RequestData,
} from "../../../src/discord/connection/discord-requests.ts";

/** A request that was made. */
export interface MadeRequest {
  readonly method: string;
  readonly route: string;
  readonly options: RequestData;
}

/** Answers a request, or throws; undefined stands for Discord's empty answer. */
export type Answer = (request: MadeRequest) => unknown;

/** Requests that go nowhere: they are noted, and answered as the test says. */
export function scriptedRequests(answer: Answer) {
  const made: MadeRequest[] = [];
  const ask =
    (method: string) =>
    async (route: string, options: RequestData = {}): Promise<unknown> => {
      const request = { method, route, options };
      made.push(request);
      return await answer(request);
    };
  const requests: DiscordRequests = {
    get: ask("GET"),
    post: ask("POST"),
    put: ask("PUT"),
    patch: ask("PATCH"),
    delete: ask("DELETE"),
  };
  return { requests, made };
}
