import { granted, refusalError } from "../policy/answer.ts";
import { limitRefusal } from "../policy/limit-refusal.ts";
import type { ExpectedOrder, Room } from "../studio.ts";
import type { Tools } from "../tools.ts";

/**
 * Promises room to an order whose pictures have to be fetched first, so that nothing is fetched for
 * somebody who has reached a limit. Throws RefusedError for a limit or a rule.
 */
export async function reserveRoom(
  { requester, place, count, model: id }: ExpectedOrder,
  { policy, inOrder, storage }: Pick<Tools, "policy" | "inOrder" | "storage">,
): Promise<Room> {
  const { limits } = granted(await policy.mayOrder(requester));
  const models = inOrder();
  const model = id === undefined ? models[0] : models.find((each) => each.id === id);
  const price = model?.capabilities.price?.perPicture;
  const { userId, guildId } = requester;
  const cost = price === undefined ? undefined : price * count;
  const expected = { userId, guildId, place, pictures: count, cost };
  const result = await storage.jobs.reserve(expected, limits);
  if (result.outcome === "refused") {
    throw refusalError(limitRefusal(result.limit, result.allowed));
  }
  return { id: result.id, release: () => storage.jobs.release(result.id) };
}
