import { ownEnvironment } from "../../config/child-environment.ts";
import { createEngine } from "../../diffusion/engine.ts";
import { say } from "../../words/index.ts";
import type { ImageModel } from "../image-model.ts";
import type { OpenProvider, Provider, ProviderParts } from "../provider.ts";
import { checkEngine } from "./check.ts";
import { openLocalModel } from "./index.ts";
import { createModelFolders } from "./model-folders.ts";
import { createControls } from "./controls.ts";
import { createLoras } from "./loras.ts";
import { openInspector } from "./inspection/open-inspector.ts";
import { createRefiners } from "./refiners.ts";
import { type LocalSettings, settings } from "./settings.ts";

const MEBIBYTE = 1024 ** 2;

/** The own engine: the models in folders on this machine, drawn without any service. */
export const local: Provider<typeof settings> = {
  id: "local",
  name: "Own engine",
  summary: "Stable Diffusion on this machine, free",
  settings,
  enabledBy: [],
  origins: () => [],
  open: openLocal,
};

function openLocal(given: LocalSettings, { log, modelsDir, now }: ProviderParts): OpenProvider {
  const { EASEL_DEVICE: device, EASEL_MODEL_MEMORY: megabytes } = given;
  const engine = createEngine({
    log,
    environment: ownEnvironment(),
    device,
    modelMemory: megabytes && megabytes * MEBIBYTE,
    lowMemory: given.EASEL_LOW_MEMORY,
    tinyDecoder: given.EASEL_TINY_DECODER,
    int8: given.EASEL_INT8,
  });
  const refiners = createRefiners();
  const inspector = openInspector({ log, modelsDir });
  const loras = createLoras(modelsDir, inspector);
  const controls = createControls(modelsDir, inspector);
  const beside = { refiners, loras, controls };
  const folders = createModelFolders({
    engine,
    directory: modelsDir,
    log,
    inspector,
    now,
    beside,
  });
  let found: readonly ImageModel[] = [];
  let added: readonly ImageModel[] = [];

  /** A folder that was named by its path comes last, and stands for one of the same name. */
  function list(): readonly ImageModel[] {
    const isAdded = new Set(added.map(({ id }) => id));
    return [...found.filter(({ id }) => !isAdded.has(id)), ...added];
  }

  return {
    models: list,
    async refresh(signal) {
      found = await folders.look(signal);
    },
    async check() {
      await folders.look();
      const problems = folders.problems();
      const engineFinding = await checkEngine(
        { device, int8: given.EASEL_INT8, modelsDir, inspector },
        log,
      );
      if (problems.length === 0) return [engineFinding];
      const subject = say("doctor.model-folders");
      return [engineFinding, { subject, lines: problems, broken: true, next: problems }];
    },
    async addFolder(folder) {
      const model = await openLocalModel(engine, inspector, folder, beside);
      added = [...added.filter(({ id }) => id !== model.id), model];
      return model;
    },
    checkPicture: (pixels) => engine.checkPicture(pixels),
    addControl: (folder) => controls.addFolder(folder),
    addLora: (file) => loras.addFile(file),
    async close() {
      await Promise.all([engine.close(), inspector.close()]);
    },
  };
}
