import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import { checkAccount } from "../check-account.ts";
import type { HordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { offeredModels } from "./models.ts";
import { read } from "./response.ts";
import type { HordeAccount } from "./settings.ts";

/** Whether the service answers and takes the key, the kudos, the models, and which are not there. */
export async function checkHorde(
  account: HordeAccount,
  client: HordeClient,
  signal: AbortSignal,
): Promise<Finding> {
  const ask = async () => {
    const get = async (path: string) => client.call({ method: "GET", path, signal }, []);
    const answer = await get("find_user");
    const user = read.user(answer);
    if (!user) throw client.explain(answer, []);
    const listed = await get("status/models?type=image");
    const found = read.models(listed);
    if (!found) throw client.explain(listed, []);
    const offered = offeredModels(found, account.models);
    const missing = account.models.filter(
      (wanted) => !offered.some((name) => name.toLowerCase() === wanted.toLowerCase()),
    );
    const models = say("services.horde-models", { count: offered.length });
    return {
      lines: [
        account.isAnonymous
          ? say("services.horde-anonymous")
          : say("services.horde-user", { user: user.username, kudos: Math.round(user.kudos) }),
        models,
      ],
      broken: missing.length > 0 || offered.length === 0,
      next: missing.length > 0 ? say("services.horde-missing", { models: missing }) : undefined,
    };
  };
  return checkAccount({ name: PROVIDER, setting: "AIHORDE_API_KEY", ask });
}
