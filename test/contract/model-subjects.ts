import { createEngine } from "../../src/diffusion/engine.ts";
import type { ImageModel } from "../../src/providers/image-model.ts";
import { openLocalModel } from "../../src/providers/local/index.ts";
import { bundledModelFolder, bundledModelName } from "../support/bundled-model-folder.ts";
import { faults } from "../support/vendors/faults.ts";
import type { FaultName } from "../support/vendors/faults.ts";
import { startRemoteModels } from "../support/vendors/remote-models.ts";
import type { ReceivedRequest } from "../support/vendors/vendor-server.ts";

/** What a paid service received, and how to spoil its next answers. */
export interface Wire {
  readonly posts: () => readonly ReceivedRequest[];
  readonly spoil: (...names: readonly FaultName[]) => void;
}

/** A model under the contract; `wire` is there when it is one of a service. */
export interface Subject {
  readonly model: ImageModel;
  readonly wire: Wire | undefined;
  close(): Promise<void>;
}

async function startRemote(id: string): Promise<Subject> {
  const remote = await startRemoteModels({ price: 0.02 });
  const double = id.startsWith("segmind/") ? remote.segmind : remote.imagePipeline;
  return {
    model: remote.model(id),
    wire: {
      posts: () => double.posts,
      spoil: (...names) => double.next(...names.map((name) => faults[name])),
    },
    close: async () => remote.close(),
  };
}

const silent = (): void => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** The bundled model on the own engine, on the processor, which every machine has. */
async function startLocal(): Promise<Subject> {
  const engine = createEngine({ log, device: "cpu" });
  return {
    model: await openLocalModel(engine, bundledModelFolder),
    wire: undefined,
    close: async () => engine.close(),
  };
}

/** Every model that there is, by its id. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  "segmind/sdxl1.0-txt2img": async () => startRemote("segmind/sdxl1.0-txt2img"),
  "segmind/sdxl-img2img": async () => startRemote("segmind/sdxl-img2img"),
  "segmind/sd1.5-img2img": async () => startRemote("segmind/sd1.5-img2img"),
  "imagepipeline/sdxl": async () => startRemote("imagepipeline/sdxl"),
  [`local/${bundledModelName}`]: startLocal,
};
