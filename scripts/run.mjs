// The door to every npm script. It runs on whatever Node the machine has (20 or newer), so it is
// plain JavaScript without dependencies: it installs what is missing, then hands over to Node 24.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";
import { findNode } from "./find-node.mjs";
import { whenNpmEnds } from "./watch-parent.mjs";

const root = new URL("..", import.meta.url);

// Keeps modules stripped of their types and compiled: the next start is quicker, and smaller by the
// 20 MB of the type stripper.
const compileCache = fileURLToPath(new URL("node_modules/.cache/easel", root));
// A small young generation keeps an idle bot some 15 MB smaller; a chat bot allocates little. A heap
// that grows slowly keeps a busy one flat: V8 would let 200 MB pile up before it clears them away.
const memory = ["--max-semi-space-size=1", "--optimize-for-size"];
// node:sqlite and type stripping are stable enough to rely on, and their notices would only alarm.
const quiet = ["--disable-warning=ExperimentalWarning"];

const commands = {
  start: [...memory, "src/cli/easel.ts", "start"],
  imagine: ["src/cli/easel.ts", "imagine"],
  doctor: ["src/cli/easel.ts", "doctor"],
  models: ["src/cli/easel.ts", "models"],
  data: ["src/cli/easel.ts", "data"],
  gpu: ["src/cli/easel.ts", "gpu"],
  bench: ["bench/run.ts"],
  test: ["scripts/test.ts"],
  docs: ["scripts/docs.ts"],
  check: ["scripts/check.ts"],
};

const [name = "start", ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Unknown command "${name}". Known: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}

let node;
try {
  await install(root);
  node = findNode(root);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const child = spawn(node, [...quiet, ...command, ...rest], {
  // The channel closes when this process is gone, however it ended: Easel stops then by itself.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  cwd: root,
  // One memory arena instead of one a thread: 5 MB less, and nothing here allocates in parallel.
  // Blocks of a megabyte and more (weights, pictures) go back to the system as soon as they are free.
  env: {
    NODE_COMPILE_CACHE: compileCache,
    MALLOC_ARENA_MAX: "1",
    MALLOC_MMAP_THRESHOLD_: "1048576",
    ...process.env,
  },
});
// The terminal already sends Ctrl+C to the whole group; a signal to this process alone is passed on.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  });
}
whenNpmEnds(() => child.kill("SIGTERM"));
child.on("error", (error) => {
  console.error(`Could not start Node 24: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  process.exit(signal ? 1 : (code ?? 1));
});
