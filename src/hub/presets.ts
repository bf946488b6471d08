import { type Message, say } from "../words/index.ts";

/** A model that can be pulled by a short name. */
export interface Preset {
  readonly name: string;
  /** `owner/name` at the hub. */
  readonly repository: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** What people know the model as. */
  readonly title: string;
  /** The licence that its makers gave it; what the hub says at the moment of the pull wins. */
  readonly licence: string;
  /** About how much is downloaded, in bytes. */
  readonly bytes: number;
  /** What to know before the download. */
  readonly note: Message;
}

const GIGABYTE = 1e9;
const OPEN_RAIL = "CreativeML Open RAIL-M";
const OPEN_RAIL_PLUS = "CreativeML Open RAIL++-M";
const STABILITY = "Stability AI Community License";

/** ONNX exports in the diffusers layout that are known to exist, the smallest of a family first. */
export const presets: readonly Preset[] = [
  {
    name: "sd-1.5",
    repository: "onnx-community/stable-diffusion-v1-5-ONNX",
    revision: "main",
    title: "Stable Diffusion 1.5",
    licence: OPEN_RAIL,
    bytes: 4.3 * GIGABYTE,
    note: say("hub.note-full-precision", { gigabytes: 6 }),
  },
  {
    name: "sd-1.5-fp16",
    repository: "nmkd/stable-diffusion-1.5-onnx-fp16",
    revision: "38dacf2c14c89e3538b5e32da888eb9c46e0e1bf",
    title: "Stable Diffusion 1.5, half precision",
    licence: OPEN_RAIL,
    bytes: 2.1 * GIGABYTE,
    note: say("hub.note-half-download"),
  },
  {
    name: "sd-2.1-base",
    repository: "aislamov/stable-diffusion-2-1-base-onnx",
    revision: "cpu",
    title: "Stable Diffusion 2.1 base",
    licence: OPEN_RAIL_PLUS,
    bytes: 5.2 * GIGABYTE,
    note: say("hub.note-full-precision", { gigabytes: 7 }),
  },
  {
    name: "sd-turbo",
    repository: "schmuell/sd-turbo-ort-web",
    revision: "7b51591f5e802b607e42f78999bdcda9a57a08d6",
    title: "SD-Turbo",
    licence: STABILITY,
    bytes: 2.6 * GIGABYTE,
    note: say("hub.note-few-steps-half", { steps: "1–4" }),
  },
  {
    name: "sdxl-base",
    repository: "stabilityai/stable-diffusion-xl-base-1.0",
    revision: "main",
    title: "Stable Diffusion XL 1.0",
    licence: OPEN_RAIL_PLUS,
    bytes: 14 * GIGABYTE,
    note: say("hub.note-full-precision", { gigabytes: 16 }),
  },
  {
    name: "sdxl-base-fp16",
    repository: "amd/stable-diffusion-xl-1.0_io32_amdgpu",
    revision: "main",
    title: "Stable Diffusion XL 1.0, half precision",
    licence: OPEN_RAIL_PLUS,
    bytes: 7 * GIGABYTE,
    note: say("hub.note-graphics-cards"),
  },
  {
    name: "sdxl-turbo",
    repository: "stabilityai/sdxl-turbo",
    revision: "main",
    title: "SDXL-Turbo",
    licence: STABILITY,
    bytes: 14 * GIGABYTE,
    note: say("hub.note-few-steps-full", { steps: "1–4", gigabytes: 16 }),
  },
  {
    name: "sdxl-lightning",
    repository: "Cyronius/sdxl-lightning-4step-onnx-web",
    revision: "main",
    title: "SDXL Lightning, 4 steps",
    licence: OPEN_RAIL_PLUS,
    bytes: 6.5 * GIGABYTE,
    note: say("hub.note-few-steps-half", { steps: "4" }),
  },
  {
    name: "lcm-dreamshaper",
    repository: "SimianLuo/LCM_Dreamshaper_v7",
    revision: "main",
    title: "LCM Dreamshaper v7",
    licence: "MIT",
    bytes: 4.3 * GIGABYTE,
    note: say("hub.note-few-steps-full", { steps: "2–8", gigabytes: 6 }),
  },
  {
    name: "taesd",
    repository: "deinferno/taesd-onnx",
    revision: "main",
    title: "TAESD, the tiny autoencoder of Stable Diffusion 1 and 2",
    licence: "MIT",
    bytes: 1e7,
    note: say("hub.note-autoencoder"),
  },
  {
    name: "taesdxl",
    repository: "julienkay/taesdxl",
    revision: "main",
    title: "TAESDXL, the tiny autoencoder of Stable Diffusion XL",
    licence: "MIT",
    bytes: 1e7,
    note: say("hub.note-autoencoder"),
  },
  {
    name: "tiny-test",
    repository: "optimum-internal-testing/tiny-stable-diffusion-onnx",
    revision: "10544467fce8ace11d8400710c6484c29e745169",
    title: "A tiny model with random weights",
    licence: "not stated",
    bytes: 9e6,
    note: say("hub.note-noise"),
  },
];

/** Exports whose graphs hold operators that ONNX Runtime has for one kind of graphics card only. */
const narrow: readonly (readonly [pattern: RegExp, remark: Message])[] = [
  [/^(?:tlwu|onnxruntime)\//i, say("hub.warning-cuda")],
  [/\bolive\b/i, say("hub.warning-directml")],
];

/** What is known against a repository before anything of it is downloaded. */
export function warningAbout(repository: string): Message | undefined {
  return narrow.find(([pattern]) => pattern.test(repository))?.[1];
}
