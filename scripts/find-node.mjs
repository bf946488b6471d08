import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The major version of Node that Easel is written for: it runs TypeScript as it stands. */
const MAJOR = 24;

/**
 * The path of a Node that can run Easel: the machine's own when it is new enough, otherwise the
 * one that was installed among the dependencies. Throws when there is neither.
 */
export function findNode(root) {
  if (Number(process.versions.node.split(".")[0]) >= MAJOR) return process.execPath;
  const bundled = fileURLToPath(
    new URL(`node_modules/node-${process.platform}-${process.arch}/bin/node`, root),
  );
  if (existsSync(bundled)) return bundled;
  throw new Error(
    `Easel needs Node ${MAJOR} or newer, and none comes with it for ${process.platform} ${process.arch}. ` +
      `This is Node ${process.versions.node}: install Node ${MAJOR} and run the command again.`,
  );
}
