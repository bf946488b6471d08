// `npm run bench [-- NAME …]`: the figures that the documentation quotes, measured on this machine.
import { availableParallelism, cpus } from "node:os";

const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  start: async () => (await import("./start.ts")).startTimes(),
  responsiveness: async () => (await import("./responsiveness.ts")).responsiveness(),
  queue: async () => (await import("./queue.ts")).queue(),
  remote: async () => (await import("./remote.ts")).remote(),
  pacing: async () => (await import("./pacing.ts")).pacing(),
  engine: async () => (await import("./engine.ts")).engine(),
  growth: async () => (await import("./growth.ts")).growth(),
  loras: async () => (await import("./loras.ts")).loras(),
  "low-memory": async () => (await import("./low-memory.ts")).lowMemory(),
  jobs: async () => (await import("./jobs.ts")).jobs(),
  kill: async () => (await import("./kill.ts")).kill(),
  faults: async () => (await import("./faults.ts")).faults(),
  away: async () => (await import("./away.ts")).away(),
  "disk-full": async () => (await import("./disk-full.ts")).diskFull(),
  links: async () => (await import("./links.ts")).links(),
  engines: async () => (await import("./engines.ts")).engines(),
  waiting: async () => (await import("./waiting.ts")).waiting(),
  throughput: async () => (await import("./throughput.ts")).throughput(),
  several: async () => (await import("./several.ts")).several(),
  capacity: async () => (await import("./capacity.ts")).capacity(),
  openvino: async () => (await import("./openvino.ts")).openvino(),
  attention: async () => (await import("./attention.ts")).attention(),
  int8: async () => (await import("./int8.ts")).int8(),
  hostile: async () => (await import("./hostile.ts")).hostile(),
  moderation: async () => (await import("./moderation.ts")).moderation(),
  "full-size": async () => (await import("./full-size.ts")).fullSize(),
  signing: async () => (await import("./signing.ts")).signing(),
};

/** Those that take minutes run only when they are named. */
const quick = ["start", "responsiveness", "queue", "remote"];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `No bench is called ${unknown.join(", ")}. Known: ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(2);
}

console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}`,
);
for (const name of names.length > 0 ? names : quick) {
  console.log(`\n## ${name}`);
  await benches[name]?.();
}
