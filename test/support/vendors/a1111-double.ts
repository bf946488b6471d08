import { json, text } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { faultInPrompt } from "./faults.ts";
import { png } from "./pictures.ts";
import { startVendorServer } from "./vendor-server.ts";
import type { ReceivedRequest, VendorServer } from "./vendor-server.ts";
import { createTaskDesk, type TaskDesk } from "./a1111-tasks.ts";
import { objectionTo } from "./a1111-rules.ts";

export const samplers = [
  "DPM++ 2M",
  "DPM++ SDE",
  "DPM++ 2M SDE",
  "DPM++ 3M SDE",
  "Euler a",
  "Euler",
  "LMS",
  "Heun",
  "DPM2",
  "DPM2 a",
  "DDIM",
  "PLMS",
  "UniPC",
  "LCM",
];
export const schedulers = ["automatic", "karras", "exponential", "sgm_uniform", "beta", "simple"];

/** The kinds of servers that the double can be. */
export type DoubleFamily = "automatic1111" | "forge" | "sdnext" | "sdcpp" | "koboldcpp";

export interface A1111DoubleOptions {
  readonly family?: DoubleFamily;
  /** user:password, as in --api-auth. */
  readonly auth?: string;
  readonly checkpoints?: readonly string[];
  /** A server of before 1.9: the spacing of sigmas is part of a sampler's name. */
  readonly isOld?: boolean;
  readonly port?: number;
}

/** A server of the A1111 family on the loopback, as its source says. */
export interface A1111Double extends VendorServer {
  /** Answers the next orders so, in order, before pictures come again. */
  next(...answers: readonly Answer[]): void;
  /** The titles of the checkpoints; may change. */
  checkpoints: string[];
  readonly desk: TaskDesk;
}

const titleOf = (name: string): string => `${name}.safetensors [0123456789]`;

const flagsOf: Readonly<Record<DoubleFamily, object | undefined>> = {
  automatic1111: { api: true, medvram: false, xformers: false },
  forge: { api: true, always_gpu: false, cuda_malloc: false },
  sdnext: { use_openvino: false, use_rocm: false },
  sdcpp: undefined,
  koboldcpp: undefined,
};

export async function startA1111Double({
  family = "automatic1111",
  auth,
  checkpoints = ["dreamshaper_8", "sd_xl_base_1.0", "sd_xl_refiner_1.0"],
  isOld = false,
  port,
}: A1111DoubleOptions = {}): Promise<A1111Double> {
  const scripted: Answer[] = [];
  const desk = createTaskDesk();
  const state = { titles: checkpoints.map(titleOf) };
  const offered = isOld ? [...samplers, "DPM++ 2M Karras"] : samplers;
  const isWeb = flagsOf[family] !== undefined;
  const bare =
    family === "sdcpp" ? text(404, "text/plain", "") : json(404, { detail: "Not Found" });

  const lists = (): Readonly<Record<string, unknown>> => ({
    "/sdapi/v1/sd-models": state.titles.map((title) => ({
      title,
      model_name: title.replace(/\.safetensors.*$/, ""),
      filename: `/home/owner/models/${title}`,
    })),
    "/sdapi/v1/samplers":
      family === "sdcpp"
        ? [{ name: "euler_a" }, { name: "euler" }, { name: "dpm++2m" }]
        : offered.map((name) => ({ name, aliases: [], options: {} })),
    ...(family !== "koboldcpp" &&
      !isOld && {
        "/sdapi/v1/schedulers": schedulers.map((name) => ({ name, label: name })),
      }),
    ...(family !== "koboldcpp" && {
      "/sdapi/v1/loras": [{ name: "add_detail", path: "/loras/add_detail.safetensors" }],
    }),
    ...(isWeb && {
      "/sdapi/v1/cmd-flags": flagsOf[family],
      "/sdapi/v1/upscalers": ["None", "Lanczos", "R-ESRGAN 4x+"].map((name) => ({ name })),
      "/sdapi/v1/prompt-styles": [{ name: "Anime", prompt: "{prompt}, anime" }],
      "/sdapi/v1/progress": desk.serverProgress(),
    }),
    "/sdapi/v1/options": { sd_model_checkpoint: state.titles[0] },
    ...(family === "sdcpp" && { "/sdcpp/v1/capabilities": { samplers: ["euler_a"] } }),
    ...(family === "koboldcpp" && {
      "/api/extra/version": { result: "KoboldCpp", version: "1.102.1" },
    }),
  });

  const draw = async ({ path, body = {} }: ReceivedRequest): Promise<Answer> => {
    const known = {
      family,
      samplers: family === "sdcpp" ? undefined : offered,
      titles: state.titles,
    };
    const objection = objectionTo(path, body, known);
    if (objection) return objection;
    const isWhole = await desk.work(textOf(body["force_task_id"]));
    const [width, height, seed] = [body["width"], body["height"], body["seed"]].map(Number);
    const factor = body["enable_hr"] === true ? Number(body["hr_scale"] ?? 2) : 1;
    // An interruption leaves a half-made picture, which comes as if nothing had been.
    const colour = isWhole ? (seed ?? 0) : 0;
    const sizes = [width ?? 512, height ?? 512].map((side) => Math.round(side * factor));
    const image = png(sizes[0] ?? 512, sizes[1] ?? 512, colour).toString("base64");
    const info = isWeb ? JSON.stringify({ seed, all_seeds: [seed] }) : "";
    return json(200, { images: [image], parameters: {}, info });
  };

  const server = await startVendorServer(async (request) => {
    const path = request.path.replace(/\?.*$/, "");
    const given = request.headers.authorization;
    if (auth !== undefined && path.startsWith("/sdapi/") && !isAuthorized(given, auth, family)) {
      return json(
        401,
        { detail: "Incorrect username or password" },
        { "www-authenticate": "Basic" },
      );
    }
    if (request.method === "GET") {
      const list = lists()[path];
      return list === undefined ? bare : json(200, list);
    }
    if (path === "/sdapi/v1/txt2img" || path === "/sdapi/v1/img2img") {
      return scripted.shift() ?? faultInPrompt(request.body?.["prompt"]) ?? draw(request);
    }
    if (isWeb && path === "/internal/progress") {
      return json(200, desk.taskProgress(textOf(request.body?.["id_task"])));
    }
    if (isWeb && path === "/sdapi/v1/interrupt") {
      desk.interrupt();
      return family === "sdnext" ? text(204, "text/plain", "") : json(200, {});
    }
    return bare;
  }, port);
  return {
    ...server,
    desk,
    get posts() {
      return server.posts.filter(({ path }) => /\/(?:txt|img)2img$/.test(path));
    },
    get checkpoints() {
      return state.titles;
    },
    set checkpoints(titles) {
      state.titles = titles;
    },
    next: (...answers) => {
      scripted.push(...answers);
    },
  };
}

function isAuthorized(given: string | undefined, auth: string, family: DoubleFamily): boolean {
  if (family === "koboldcpp") return given === `Bearer ${auth.slice(auth.indexOf(":") + 1)}`;
  return given === `Basic ${Buffer.from(auth).toString("base64")}`;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
