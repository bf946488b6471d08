import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { say, type Message } from "../../words/index.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { findPort, fixedLength } from "../description/model-graphs.ts";
import { clauseOf } from "../errors.ts";
import { skipJoins } from "../graph/open-control.ts";
import { readLenientJson } from "../lenient-json.ts";
import { graphPath } from "../model-files.ts";
import { readModel } from "../onnx/read-model.ts";

/** A ControlNet (Zhang et al., 2023) as its folder describes it. */
export interface ControlDescription {
  readonly name: string;
  readonly folder: string;
  /** Its graph. */
  readonly path: string;
  /** Whether it was trained with edges (Canny), which can be found in any picture. */
  readonly takesEdges: boolean;
  /** Why it cannot be used, to stand behind its name. */
  readonly problem: Message | undefined;
  /** How many numbers a token has that it attends to; undefined where it does not tell. */
  readonly contextWidth: number | undefined;
  /** How many residuals it gives, the middle one too. */
  readonly residuals: number;
}

const configSchema = z.object({
  _class_name: z.string().optional(),
  cross_attention_dim: z.union([z.number(), z.array(z.number())]).optional(),
  _name_or_path: z.string().optional(),
});

const INPUTS = ["sample", "timestep", "encoder_hidden_states", "controlnet_cond"];

/** The graph of a ControlNet in a folder; undefined for a folder of something else. */
function graphIn(folder: string): string | undefined {
  return [join(folder, "model.onnx"), join(folder, "controlnet/model.onnx")].find((path) =>
    existsSync(path),
  );
}

/** The files that tell of a ControlNet in a folder; none for a folder of something else. */
export function controlFiles(folder: string): readonly string[] {
  const graph = graphIn(folder);
  const config = join(graph === undefined ? folder : dirname(graph), "config.json");
  if (!existsSync(config)) return [];
  return graph === undefined ? [config] : [config, graph];
}

/** The ControlNet in a folder; undefined where there is none. Loads no weights. */
export async function describeControl(folder: string): Promise<ControlDescription | undefined> {
  const path = graphIn(folder);
  const config = await readConfig(path === undefined ? folder : join(path, ".."));
  if (!/ControlNet(?:XS|Union)?Model$/u.test(config?._class_name ?? "")) return undefined;
  const name = basename(folder);
  const from = `${name} ${config?._name_or_path ?? ""}`;
  const common = { name, folder, takesEdges: /canny/iu.test(from) };
  const nothing = { contextWidth: undefined, residuals: 0 };
  if (path === undefined) {
    return { ...common, path: "", problem: say("control.no-graph"), ...nothing };
  }
  try {
    const model = readModel(path);
    const lacking = INPUTS.find((input) => findPort(model.inputs, input) === undefined);
    const problem = lacking === undefined ? undefined : say("control.no-input", { name: lacking });
    const said = config?.cross_attention_dim;
    const contextWidth =
      fixedLength(findPort(model.inputs, "encoder_hidden_states"), 2) ??
      (typeof said === "number" ? said : said?.[0]);
    return { ...common, path, problem, contextWidth, residuals: model.outputs.length };
  } catch (error) {
    const problem = say("lora.unreadable", { reason: clauseOf(error) });
    return { ...common, path, problem, ...nothing };
  }
}

async function readConfig(folder: string) {
  try {
    return configSchema.parse(await readLenientJson(join(folder, "config.json")));
  } catch {
    return undefined;
  }
}

/**
 * Why a model cannot be steered by a ControlNet, to stand behind its name; undefined where it can.
 */
export function controlProblem(
  control: ControlDescription,
  model: ModelDescription,
): Message | undefined {
  if (control.problem !== undefined) return control.problem;
  const { name, fixed, denoiser, extraChannels } = model;
  if (denoiser !== "unet" || extraChannels === "instruction") {
    return say("control.not-by-this", { model: name });
  }
  if (fixed.denoiser !== undefined) return say("control.fixed-size", { model: name });
  const graph = readModel(graphPath(model.folder, denoiser));
  const width = fixedLength(findPort(graph.inputs, "encoder_hidden_states"), 2);
  const isOtherWidth =
    width !== undefined && control.contextWidth !== undefined && width !== control.contextWidth;
  if (isOtherWidth || skipJoins(graph).length + 1 !== control.residuals) {
    return say("control.for-others", { model: name });
  }
  return undefined;
}
