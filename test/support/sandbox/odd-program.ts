import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

/** What the child of the tests needs to read: the code. */
export const oddProgram = {
  entry: path.join(import.meta.dirname, "odd-tasks.ts"),
  readable: ["src", "test/support/sandbox", "node_modules"].map((folder) =>
    path.join(root, folder, "*"),
  ),
};
