import path from "node:path";

/** What the model inside the repository is called, as a folder and in its id. */
export const bundledModelName = "easel-v1";

/** Where it lies. */
export const bundledModelFolder = path.resolve(
  import.meta.dirname,
  "../../models",
  bundledModelName,
);
