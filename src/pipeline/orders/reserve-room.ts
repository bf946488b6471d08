import { allowedModels } from "./choose-for.ts";
import { textsOf } from "./texts-of.ts";
import { granted, refusalError } from "../policy/answer.ts";
import { limitRefusal } from "../policy/limit-refusal.ts";
import type { ExpectedOrder, Room } from "../studio.ts";
import type { Tools } from "../tools.ts";

/**
 * Promises room to an order whose pictures have to be fetched first, so that nothing is fetched for
 * somebody who has reached a limit, whose model is not allowed, or whose words are blocked. Throws
 * RefusedError for a limit or a rule.
 */
export async function reserveRoom(
  { requester, target, ...order }: ExpectedOrder,
  { policy, inOrder, storage }: Pick<Tools, "policy" | "inOrder" | "storage">,
): Promise<Room> {
  const rights = granted(await policy.mayOrder(requester));
  const { limits } = rights;
  const { count, model: id } = order;
  const isKnown = inOrder().some((each) => each.id === id);
  const models = allowedModels(isKnown ? id : undefined, rights, { inOrder });
  granted(await policy.maySay(requester, textsOf({ prompt: "", ...order }).filter(isFinal)));
  const model = id === undefined ? models[0] : models.find((each) => each.id === id);
  const price = model?.capabilities.price?.perPicture;
  const { userId, guildId } = requester;
  const cost = price === undefined ? undefined : price * count;
  const expected = { userId, guildId, target, pictures: count, cost };
  const result = await storage.jobs.reserve(expected, limits);
  if (result.outcome === "refused") {
    throw refusalError(limitRefusal(result.limit, result.allowed));
  }
  return { id: result.id, release: () => storage.jobs.release(result.id) };
}

/** Whether nothing is left to choose in a text: what is chosen in others is looked at when it is known. */
function isFinal(text: string): boolean {
  return !text.includes("{") && !text.includes("__");
}
