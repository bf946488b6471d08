import {
  createInspector,
  type Inspector,
} from "../../../src/providers/local/inspection/inspector.ts";
import { inspectionTasks } from "../../../src/providers/local/inspection/tasks.ts";

/** An inspector that reads in this process: for folders of the tests' own, many of them. */
export const inspectorHere: Inspector = createInspector({
  async perform(task, args) {
    const perform: (given: never) => Promise<{ readonly value?: unknown }> = inspectionTasks[task];
    const { value } = await perform(args as never);
    // What comes from a child has been JSON.
    return JSON.parse(JSON.stringify(value));
  },
  close: async () => {},
});
