import { z } from "zod";
import { ProviderError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { quoted, say, type Message } from "../../words/index.ts";
import type { ComfyuiClient } from "./wire/client.ts";
import { PROVIDER } from "./wire/errors.ts";
import type { WorkflowFolder } from "./workflows/workflow-folder.ts";
import { findOffer, type Offer } from "./wire/offer.ts";

const stats = z.object({
  system: z.object({ comfyui_version: z.string().catch("?") }),
  devices: z
    .array(z.object({ name: z.string().catch("?"), vram_free: z.number().catch(0) }))
    .catch([]),
});
const queue = z.object({ exec_info: z.object({ queue_remaining: z.number() }) });

/** Nodes without which none of our own graphs run. */
const needed = ["KSampler", "CheckpointLoaderSimple", "VAELoader", "LoraLoader"];

/** Asks every machine what it is, what it has and what it lacks. */
export async function checkComfyui(
  clients: readonly ComfyuiClient[],
  folder: Pick<WorkflowFolder, "workflows" | "problems">,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const workflows = folder.workflows().length;
  const machines = await Promise.all(
    clients.map(async (client) => checkMachine(client, workflows, signal)),
  );
  const problems = folder.problems();
  if (workflows + problems.length === 0) return machines;
  const lines = [say("services.comfyui-workflows", { count: workflows }), ...problems];
  const broken = problems.length > 0;
  return [...machines, { subject: quoted(PROVIDER), lines, broken, next: problems }];
}

async function checkMachine(
  client: ComfyuiClient,
  workflows: number,
  signal: AbortSignal,
): Promise<Finding> {
  const subject = quoted(PROVIDER);
  const url = addressOf(client.url);
  try {
    const [about, waiting, offer] = await Promise.all([
      client.askJson("system_stats", signal),
      client.askJson("prompt", signal),
      findOffer(client, new Map(), signal),
    ]);
    const { system, devices } = stats.parse(about);
    const [device] = devices;
    const { queue_remaining: count } = queue.parse(waiting).exec_info;
    const lines = [
      say("services.comfyui-machine", {
        url,
        version: system.comfyui_version,
        device: device?.name ?? "?",
        free: device?.vram_free ?? 0,
      }),
      ...(count > 0 ? [say("services.comfyui-waiting", { count })] : []),
      listsOf(offer),
    ];
    return { subject, lines, ...lacks(offer, workflows) };
  } catch (error) {
    return { subject, broken: true, ...explain(error, url) };
  }
}

function listsOf({ checkpoints, unets, loras, controlNets, upscalers }: Offer): Message {
  return say("services.comfyui-lists", {
    checkpoints: checkpoints.length + unets.length,
    loras: loras.length,
    controlNets: controlNets.length,
    upscalers: upscalers.length,
  });
}

function lacks(offer: Offer, workflows: number): Pick<Finding, "broken" | "next"> {
  const nodes = needed.filter((name) => !offer.nodes.includes(name));
  if (nodes.length > 0) return { broken: true, next: say("services.comfyui-lacks", { nodes }) };
  if (offer.checkpoints.length + offer.unets.length + workflows > 0) return {};
  return { next: say("services.comfyui-no-models") };
}

function explain(error: unknown, url: string): Pick<Finding, "lines" | "next"> {
  if (error instanceof ProviderError && error.kind === "bad-key") {
    return {
      lines: [say("services.comfyui-refused", { url })],
      next: say("services.comfyui-mend-header", { url }),
    };
  }
  const reason =
    error instanceof ProviderError && error.diagnosis !== undefined
      ? quoted(error.diagnosis)
      : error instanceof DOMException
        ? say("doctor.too-slow")
        : quoted(error instanceof Error ? error.message : String(error));
  return {
    lines: [say("services.comfyui-down", { url, reason })],
    next: say("services.comfyui-start", { url }),
  };
}

/** An address without what may be a password in it. */
function addressOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}
