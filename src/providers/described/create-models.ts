import type { ImageModel } from "../image-model.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { createDescribedModel, type DescribedModel } from "./create-model.ts";
import { type Described, missingInputs, relativeOf } from "./described-list.ts";
import type { InputField } from "./input-field.ts";
import type { JobService } from "./job-service.ts";

/** What the models of one account have in common. */
export interface Common extends Pick<DescribedModel, "folder" | "price" | "pace" | "timeoutMs"> {
  /** The inputs of a model that publishes none. */
  readonly usualFields: readonly InputField[];
}

/**
 * Makes models of a list: the same objects as long as the list is the same. A model that needs an
 * input which no option stands for is left out.
 */
export function createDescribedModels(
  { usualFields, folder, ...common }: Common,
  service: JobService,
  options: RemoteOptions,
): (list: readonly Described[]) => readonly ImageModel[] {
  let made: { readonly of: readonly Described[]; readonly models: readonly ImageModel[] } = {
    of: [],
    models: [],
  };
  return (list) => {
    if (made.of === list) return made.models;
    const known = list
      .map(({ name, fields = [...usualFields] }) => ({ name, fields }))
      .filter((each) => missingInputs(each).length === 0);
    const models = known.map((each) => {
      const relative = relativeOf(each, known);
      return createDescribedModel(
        { ...common, ...each, folder, relative: relative && `${folder}/${relative}` },
        service,
        options,
      );
    });
    made = { of: list, models };
    return models;
  };
}
