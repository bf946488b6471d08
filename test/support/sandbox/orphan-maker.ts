// `node orphan-maker.ts TASK`: a process that has a child at work, and says which; to be killed.
import { Sandbox } from "../../../src/sandbox/index.ts";
import { oddProgram } from "./odd-program.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const sandbox = new Sandbox({ ...oddProgram, size: 1, log });
const usual = {
  files: [],
  lane: "own",
  isPrecious: false,
  cpuMs: 600_000,
  deadlineMs: 600_000,
} as const;
const [task = "wait"] = process.argv.slice(2);
const answer = await sandbox.perform({ task: "pid", ...usual });
const ending = sandbox.perform({ task, args: 600_000, ...usual });
console.log("value" in answer ? answer.value : "");
await ending;
