import { ApiError } from "../api-error.ts";
import { pathPart } from "../http/loopback-routes.ts";
import type { LoopbackContext, Services } from "../http/loopback-routes.ts";
import type { ChannelRecord } from "../world/state.ts";

/** The channel in the path; 10003 where there is none, 50001 where the bot has no access. */
export function openChannel({ world }: Services, context: LoopbackContext): ChannelRecord {
  const channel = world.channels.get(pathPart(context, "channel"));
  if (!world.channels.isOpenToBot(channel)) throw new ApiError(50_001);
  return channel;
}
