import { createEngine } from "../../src/diffusion/engine.ts";
import type { ImageModel } from "../../src/providers/image-model.ts";
import { bundledModelFolder, bundledModelName } from "../support/bundled-model-folder.ts";
import { faults } from "../support/vendors/faults.ts";
import type { FaultName } from "../support/vendors/faults.ts";
import { openOnDouble } from "../support/vendors/open-on-double.ts";
import type { Vendor } from "../support/vendors/vendor.ts";
import type { ReceivedRequest } from "../support/vendors/vendor-server.ts";
import { vendors } from "../support/vendors/vendors.ts";
import { openModel } from "../support/local-models/open-model.ts";

/** What a service received, and how to spoil its next answers. */
export interface Wire {
  readonly vendor: Vendor;
  readonly posts: () => readonly ReceivedRequest[];
  readonly spoil: (...names: readonly FaultName[]) => void;
}

/** A model under the contract; `wire` is there when it is one of a service. */
export interface Subject {
  readonly model: ImageModel;
  readonly wire: Wire | undefined;
  close(): Promise<void>;
}

/** A model of a service's double, opened with a change of settings. */
export async function startRemote(
  provider: string,
  vendor: Vendor,
  id: string,
  change: Readonly<Record<string, string>> = {},
): Promise<Subject> {
  const { double, ...opened } = await openOnDouble(provider, vendor, change);
  return {
    model: opened.model(id),
    wire: {
      vendor,
      posts: () =>
        double.posts.map((post) => {
          const body = post.body && (vendor.read?.(post.body) ?? post.body);
          return { ...post, body };
        }),
      spoil: (...names) => double.next(...names.map((name) => faults[name])),
    },
    close: () => opened.close(),
  };
}

const silent = (): void => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** The bundled model on the own engine, on the processor, which every machine has. */
async function startLocal(): Promise<Subject> {
  const engine = createEngine({ log, device: "cpu" });
  return {
    model: await openModel(engine, bundledModelFolder),
    wire: undefined,
    close: async () => engine.close(),
  };
}

const remote = Object.entries(vendors).flatMap(([provider, vendor]) =>
  vendor.models.map((id) => [id, async () => startRemote(provider, vendor, id)] as const),
);

/** Every model that there is, by its id. */
export const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  ...Object.fromEntries(remote),
  [`local/${bundledModelName}`]: startLocal,
};
