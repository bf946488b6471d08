import { z } from "zod";
import { parseJson } from "../../http/parse-json.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import type { ServerClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import type { Family } from "./families.ts";
import type { ServerDescription } from "./server-description.ts";

const TIMEOUT_MS = 8000;
/** From this version on KoboldCpp takes masks and further pictures. */
const KOBOLD_WITH_MASKS = [1, 102];

const text = z.string();
const checkpoints = z.array(z.object({ title: text, model_name: text }));
const named = z.array(z.object({ name: text })).catch([]);
const loraList = z
  .array(z.object({ name: text, path: text.optional().catch(undefined) }))
  .optional()
  .catch(undefined);
const options = z.object({ sd_model_checkpoint: text.optional().catch(undefined) }).catch({});
const flags = z.record(text, z.unknown()).optional().catch(undefined);
const kobold = z
  .object({ version: text.catch(""), result: text.catch("") })
  .optional()
  .catch(undefined);

/**
 * Asks a server which program it is and what it has. Which program answers is told by the routes
 * that it knows. Rejects with ProviderError when nobody answers, the password is refused, or there
 * is no list of checkpoints (a web interface that was started without --api).
 */
export async function discoverServer(
  client: ServerClient,
  signal: AbortSignal,
): Promise<ServerDescription> {
  const exchange = { timeoutMs: TIMEOUT_MS, signal };
  const answer = await client.call("sdapi/v1/sd-models", exchange);
  const { data: found } = checkpoints.safeParse(parseJson(answer.body));
  if (!found) throw client.explain(answer, []);
  const read = async (path: string): Promise<unknown> =>
    client.read(path, exchange).catch((error: unknown) => {
      throw transportFailure(PROVIDER, error, "free");
    });
  const [cpp, extra, cmdFlags, ...lists] = await Promise.all([
    read("sdcpp/v1/capabilities"),
    read("api/extra/version"),
    read("sdapi/v1/cmd-flags"),
    read("sdapi/v1/samplers"),
    read("sdapi/v1/schedulers"),
    read("sdapi/v1/upscalers"),
    read("sdapi/v1/loras"),
    read("sdapi/v1/prompt-styles"),
    read("sdapi/v1/options"),
  ]);
  const [samplers, schedulers, upscalers, loras, styles, told] = lists;
  const koboldVersion = kobold.parse(extra);
  const family = familyOf({
    isCpp: cpp !== undefined,
    isKobold: koboldVersion?.result === "KoboldCpp",
    flags: flags.parse(cmdFlags),
  });
  const takesPictures = family !== "koboldcpp" || isSince(koboldVersion?.version ?? "");
  return {
    url: client.url.href,
    family,
    version: family === "koboldcpp" ? koboldVersion?.version : undefined,
    checkpoints: found.map(({ title, model_name: name }) => ({ title, name })),
    loaded: options.parse(told).sd_model_checkpoint,
    samplers: names(samplers),
    schedulers: schedulers === undefined ? undefined : names(schedulers),
    upscalers: names(upscalers),
    loras: family === "koboldcpp" ? undefined : loraList.parse(loras),
    styles: names(styles),
    mask: takesPictures,
    references: takesPictures && (family === "sdcpp" || family === "koboldcpp") ? 4 : 0,
  };
}

interface Marks {
  readonly isCpp: boolean;
  readonly isKobold: boolean;
  readonly flags: Readonly<Record<string, unknown>> | undefined;
}

/** The program by what answers, and by command-line flags that only one of them has. */
function familyOf({ isCpp, isKobold, flags: known = {} }: Marks): Family {
  if (isCpp) return "sdcpp";
  if (isKobold) return "koboldcpp";
  if ("use_openvino" in known || "use_rocm" in known) return "sdnext";
  const isForge = ["forge_ref_a1111_home", "always_gpu", "cuda_malloc", "pin_shared_memory"];
  return isForge.some((flag) => flag in known) ? "forge" : "automatic1111";
}

function isSince(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = KOBOLD_WITH_MASKS;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function names(list: unknown): string[] {
  return [...new Set(named.parse(list).map(({ name }) => name))];
}
