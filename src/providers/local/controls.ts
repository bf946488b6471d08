import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ControlDescription, controlFiles } from "../../diffusion/control/describe-control.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { Message } from "../../words/index.ts";
import { createComparisons } from "./comparisons.ts";
import { fileMark } from "./file-mark.ts";
import type { Inspector } from "./inspection/inspector.ts";

/** The ControlNets of this machine, which come and go with their folders. */
export interface LocalControls {
  /** Looks again which there are. A folder that is unchanged is not read again. */
  look(): Promise<void>;
  all(): readonly ControlDescription[];
  /** By its name, in any case; undefined for none of that name. */
  find(name: string): ControlDescription | undefined;
  /** Looks whether these models can be steered by them; those of earlier calls, too. */
  compareWith(models: readonly ModelDescription[]): Promise<void>;
  /** Those that can steer a model, as far as it was compared. */
  fitting(model: ModelDescription): readonly ControlDescription[];
  /** Why a model cannot be steered by one, to stand behind its name. */
  problemWith(control: ControlDescription, model: ModelDescription): Message | undefined;
  /** Adds the one in a folder, wherever it is, and gives its name. */
  addFolder(folder: string): Promise<string>;
}

/** What a folder holds when its files look like that. */
interface Known {
  readonly mark: string;
  readonly control: ControlDescription | undefined;
}

/** The ControlNets in the models' directory; nothing is read before the first look. */
export function createControls(modelsDir: string, inspector: Inspector): LocalControls {
  let known = new Map<string, Known>();
  const added = new Map<string, Known>();
  const list = () => [...added.values(), ...known.values()].flatMap(({ control }) => control ?? []);
  const marks = new WeakMap<ControlDescription, string>();
  const comparisons = createComparisons<ControlDescription>(
    (control) => `${control.folder} ${marks.get(control)}`,
    async (model, controls) => {
      const compared = await inspector.compare({ model, loras: [], controls });
      return compared.controls;
    },
  );

  async function read(folder: string): Promise<Known> {
    const files = controlFiles(folder);
    const own = await Promise.all(files.map(fileMark));
    const mark = own.join("\n");
    const before = known.get(folder);
    if (before?.mark === mark) return before;
    const control = files.length === 0 ? undefined : await inspector.control(folder);
    if (control !== undefined) marks.set(control, mark);
    return { mark, control };
  }

  const compare = (models?: readonly ModelDescription[]) =>
    comparisons.compare(
      list().filter(({ problem }) => problem === undefined),
      models,
    );
  const problemWith = (control: ControlDescription, model: ModelDescription) =>
    control.problem ?? comparisons.problem(control, model);

  return {
    async look() {
      const names = await readdir(modelsDir).catch(() => []);
      const visible = names.filter((name) => !name.startsWith(".")).toSorted();
      const found = await Promise.all(
        visible.map(async (name) => {
          const folder = join(modelsDir, name);
          return [folder, await read(folder)] as const;
        }),
      );
      known = new Map(found);
    },
    all: list,
    find(name) {
      const wanted = name.toLowerCase();
      return list().find((each) => each.name.toLowerCase() === wanted);
    },
    compareWith: compare,
    fitting: (model) => list().filter((each) => problemWith(each, model) === undefined),
    problemWith,
    async addFolder(folder) {
      const one = await read(folder);
      if (one.control !== undefined) added.set(one.control.name, one);
      await compare();
      return one.control?.name ?? folder;
    },
  };
}
