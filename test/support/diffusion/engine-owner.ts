/** A program that owns an engine, prints the pid of its process, and draws until it is killed. */
import { createEngine } from "../../../src/diffusion/engine.ts";
import { tinyJob } from "./tiny-model.ts";

const engine = createEngine({
  log: { debug() {}, info() {}, warn() {}, error() {} },
  device: "cpu",
});
const signal = new AbortController().signal;
let isFirst = true;
for await (const _ of engine.generate(tinyJob({ steps: 1000, seeds: Array(100).fill(1) }), {
  signal,
})) {
  if (isFirst) console.log(engine.status().pid);
  isFirst = false;
}
