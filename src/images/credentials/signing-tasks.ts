import type { TaskResult } from "../../sandbox/serve-tasks.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { endWhenBroken } from "./library.ts";
import { signFile, type SigningWish } from "./sign-file.ts";

/** What the signing child can do. */
export const signingTasks = {
  /** Signs the first file; the second is its parent, where there is one. */
  async sign(wish: SigningWish, [file, parent]: readonly Buffer[]): Promise<TaskResult> {
    if (file === undefined) throw new Error("The file is missing");
    try {
      return { value: {}, files: [await signFile(file, wish, parent)] };
    } catch (error) {
      endWhenBroken(error);
      return { value: { refused: explainRefusal(error) } };
    }
  },
};

/** The tasks, for the side that gives them. */
export type SigningTasks = typeof signingTasks;
