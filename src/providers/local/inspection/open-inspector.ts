import { dirname, join, sep } from "node:path";
import { findModels } from "../../../diffusion/model-files.ts";
import type { Logger } from "../../../lib/logger.ts";
import { ChildLostError, ownProgram, Sandbox } from "../../../sandbox/index.ts";
import { createInspector, type Inspector } from "./inspector.ts";
import { type Performer, ReadingError } from "./performer.ts";

const SECOND = 1000;

/** Headers and settings; nothing sound takes more than a second. */
const reading = { cpuMs: 8 * SECOND, deadlineMs: 30 * SECOND, lane: "own" } as const;
/** A whole file of some gigabytes, which holds up nobody. */
const hashing = { cpuMs: 60 * SECOND, deadlineMs: 600 * SECOND, lane: "sent" } as const;

/** Two, so that a hash or a hostile folder does not keep the others waiting. */
const CHILDREN = 2;
/** After a look nobody needs them for a while. */
const IDLE_MS = 5 * SECOND;

/**
 * Opens the door to folders of models: they are read in child processes that may read the models'
 * directory, what somebody named beside it, and nothing else. None is started before there is work.
 */
export function openInspector({
  log,
  modelsDir,
}: {
  readonly log: Logger;
  readonly modelsDir: string;
}): Inspector {
  return createInspector(openPerformer(log, modelsDir));
}

function openPerformer(log: Logger, modelsDir: string): Performer {
  const roots = new Set([modelsDir]);
  const sandboxes: Sandbox[] = [];

  const open = (): Sandbox => {
    const readable = readableFor(Array.from(roots));
    const program = ownProgram(new URL("child.ts", import.meta.url), readable);
    const sandbox = new Sandbox({ ...program, log, size: CHILDREN, idleMs: IDLE_MS });
    sandboxes.push(sandbox);
    return sandbox;
  };

  /** What a child may read is settled when it starts: for more there is another, and the first ends. */
  async function sandboxFor(wanted: readonly string[]): Promise<Sandbox> {
    const more = wanted.filter((path) => !Array.from(roots).some((root) => isWithin(path, root)));
    if (more.length === 0) return sandboxes.at(-1) ?? open();
    // Whoever names one model of a folder often names the next one, too.
    const beside = await Promise.all(more.map((path) => findModels(dirname(path)).catch(() => [])));
    // Nothing is waited for from here on: what is among the roots, the newest child may read.
    for (const root of [...more, ...beside.flatMap((all) => all.slice(0, MOST_BESIDE))]) {
      roots.add(root);
    }
    return open();
  }

  return {
    async perform(task, args, wanted) {
      const sandbox = await sandboxFor(wanted);
      const limits = task === "hash" ? hashing : reading;
      const answer = await sandbox
        .perform({ task, args, files: [], isPrecious: task !== "hash", ...limits })
        .catch(explainLoss);
      if (answer.type === "done") return answer.value;
      const reason = answer.type === "failed" ? answer.reason : answer.says.code;
      log.warn({ task, args: namesOf(args), reason }, "a model's file broke its reader");
      throw new ReadingError("failed", firstLine(reason));
    },
    close: async () => {
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
    },
  };
}

const MOST_BESIDE = 100;

/**
 * What Node is told that may be read for these folders and files. Where one's name goes on in
 * another's, Node 24 denies the shorter one itself, unless a star follows it.
 */
function readableFor(roots: readonly string[]): readonly string[] {
  return roots.flatMap((root) => {
    const goesOn = roots.some((other) => other.startsWith(root) && !isWithin(other, root));
    return goesOn ? [`${root}*`] : [root, join(root, "*")];
  });
}

function explainLoss(error: unknown): never {
  // A child that cannot be started is no fault of the file.
  if (!(error instanceof ChildLostError) || error.reason === "start") throw error;
  throw new ReadingError("too-costly", error.message, { cause: error });
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** What a log needs to know of a task. */
function namesOf(args: object): unknown {
  return "path" in args ? args.path : undefined;
}

/** Of a stack the first line, without the place. */
function firstLine(reason: string): string {
  return (reason.split("\n", 1)[0] ?? "").slice(0, 200);
}
