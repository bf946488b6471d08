import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { listenersOf } from "../../lib/listeners-of.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Message, quoted, say } from "../../words/index.ts";
import { childEnvironment } from "./child-environment.ts";
import type { InferenceSettings, Order, Report } from "./protocol.ts";

/** A running inference process. */
export interface InferenceProcess {
  readonly pid: number | undefined;
  /** Sends an order; an order that cannot be delivered shows in the process' end. */
  send(order: Order): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  /** Settles when it has ended, with a few words about why. */
  readonly ended: Promise<Message>;
  /** Has somebody hear of its end, in those words; gives the function that takes the listener back. */
  readonly whenEnded: (listener: (reason: Message) => void) => () => void;
}

/** What starting an inference process takes. */
export interface InferenceOptions {
  readonly settings: InferenceSettings;
  /** Variables of which the process gets those that it needs; this process' own unless told. */
  readonly environment: Readonly<NodeJS.ProcessEnv> | undefined;
  readonly log: Logger;
  readonly onReport: (report: Report) => void;
}

const CHILD = fileURLToPath(new URL("child.ts", import.meta.url));

/**
 * Whatever opens a graph anew, as other LoRAs do, reads and writes it, which makes much that is needed for
 * a moment. V8 lets such things grow its heap by a hundred megabytes before it clears them away; with
 * little room for young objects it does so sooner, in the same time.
 */
const smallHeap = ["--max-semi-space-size=1"];

/**
 * Weights in 8 bits are made of others, which glibc would keep once they are freed: for Stable Diffusion
 * 1.5's size 2.4 GB. Large blocks of their own go back at once.
 */
const givesBack = { MALLOC_MMAP_THRESHOLD_: "1048576" };

/** Starts an inference process, at a lower priority than the bot, whose event loop comes first. */
export function startInference({
  settings,
  environment = process.env,
  log,
  onReport,
}: InferenceOptions): InferenceProcess {
  const child = fork(CHILD, [JSON.stringify(settings)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    execArgv: smallHeap,
    env: { ...(settings.int8 && givesBack), ...childEnvironment(environment) },
  });
  lowerPriority(child.pid, log);
  child.on("message", (message) => {
    if (isReport(message)) onReport(message);
  });
  if (child.stderr !== null) {
    createInterface(child.stderr).on("line", (line) => log.debug({ line }, "inference process"));
  }
  const ended = new Promise<Message>((resolve) => {
    child.once("error", (error) => resolve(quoted(error.message)));
    child.once("exit", (code, signal) =>
      resolve(
        signal === null
          ? say("engine.exit-code", { code: code ?? 0 })
          : say("engine.exit-signal", { signal }),
      ),
    );
  });
  return {
    pid: child.pid,
    // A failed send is followed by the end of the process, which is what callers wait for.
    send: (order) => void child.send(order, () => {}),
    kill: () => void child.kill("SIGKILL"),
    ended,
    whenEnded: listenersOf(ended),
  };
}

function isReport(message: unknown): message is Report {
  return typeof message === "object" && message !== null && "type" in message;
}

function lowerPriority(pid: number | undefined, log: Logger): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch (error) {
    log.debug({ error }, "the inference process keeps its priority");
  }
}
