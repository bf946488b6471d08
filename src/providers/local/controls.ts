import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type ControlDescription,
  controlProblem,
  describeControl,
} from "../../diffusion/control/describe-control.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { clauseOf } from "../../diffusion/errors.ts";
import { type Message, say } from "../../words/index.ts";

/** The ControlNets of this machine, which come and go with their folders. */
export interface LocalControls {
  /** Looks again which there are. */
  look(): Promise<void>;
  all(): readonly ControlDescription[];
  /** By its name, in any case; undefined for none of that name. */
  find(name: string): ControlDescription | undefined;
  /** Those that can steer a model. */
  fitting(model: ModelDescription): readonly ControlDescription[];
  /** Why a model cannot be steered by one, to stand behind its name. */
  problemWith(control: ControlDescription, model: ModelDescription): Message | undefined;
  /** Adds the one in a folder, wherever it is, and gives its name. */
  addFolder(folder: string): Promise<string>;
}

/** The ControlNets in the models' directory; nothing is read before the first look. */
export function createControls(modelsDir: string): LocalControls {
  let known: readonly ControlDescription[] = [];
  const added = new Map<string, ControlDescription>();
  const compared = new WeakMap<ControlDescription, WeakMap<ModelDescription, { says?: Message }>>();
  const list = () => [...added.values(), ...known];

  const problemWith = (control: ControlDescription, model: ModelDescription) => {
    const ofControl = compared.get(control) ?? new WeakMap<ModelDescription, { says?: Message }>();
    compared.set(control, ofControl);
    const before = ofControl.get(model);
    if (before !== undefined) return before.says;
    const says = compare(control, model);
    ofControl.set(model, says === undefined ? {} : { says });
    return says;
  };

  return {
    async look() {
      const names = await readdir(modelsDir).catch(() => []);
      const visible = names.filter((name) => !name.startsWith(".")).toSorted();
      const found = await Promise.all(
        visible.map((name) => describeControl(join(modelsDir, name))),
      );
      known = found.filter((each) => each !== undefined);
    },
    all: list,
    find(name) {
      const wanted = name.toLowerCase();
      return list().find((each) => each.name.toLowerCase() === wanted);
    },
    fitting: (model) => list().filter((each) => problemWith(each, model) === undefined),
    problemWith,
    async addFolder(folder) {
      const control = await describeControl(folder);
      if (control !== undefined) added.set(control.name, control);
      return control?.name ?? folder;
    },
  };
}

function compare(control: ControlDescription, model: ModelDescription): Message | undefined {
  try {
    return controlProblem(control, model);
  } catch (error) {
    // The model's files may be on their way out.
    return say("lora.unreadable", { reason: clauseOf(error) });
  }
}
