import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";

/** The Node that scripts/find-node.mjs brings along; types are stripped from this one on. */
const LEAST_MAJOR = 24;

/** Says when Easel was started by hand with a Node that is too old; nothing otherwise. */
export function checkNode(node: string): readonly Finding[] {
  const major = Number(/^v(\d+)/.exec(node)?.[1]);
  if (major >= LEAST_MAJOR) return [];
  return [
    {
      subject: say("doctor.node"),
      lines: [say("doctor.old-node", { node })],
      broken: true,
      next: say("doctor.use-npm"),
    },
  ];
}
