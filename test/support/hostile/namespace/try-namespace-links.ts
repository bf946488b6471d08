import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { selfSigned } from "../self-signed.ts";
import { layout } from "./places.ts";

const run = promisify(execFile);

const reportSchema = z.object({
  tried: z.number(),
  /** Packets that the kernel sent to private addresses. */
  packetsInside: z.number(),
  privateConnections: z.array(z.string()),
  crashes: z.array(z.string()),
  bugs: z.array(z.string()),
  /** Connections that the servers in public places got. */
  visits: z.number(),
  /** How many links of each kind ended how. */
  ends: z.record(z.string(), z.number()),
});

/** What came of the links in a namespace. */
export type NamespaceReport = z.infer<typeof reportSchema>;

const inNamespace = ["--map-root-user", "--net", "sh", "-ec"];
const script = layout.join("\n");

/** Why no network namespace can be had here (Linux with user namespaces and iproute2); else undefined. */
export async function namespaceObstacle(): Promise<string | undefined> {
  try {
    await run("unshare", [...inNamespace, script]);
    return undefined;
  } catch (error) {
    const { stderr } = z.object({ stderr: z.string() }).catch({ stderr: "" }).parse(error);
    return stderr.trim() || String(error);
  }
}

/**
 * Follows every `stride`-th of the links of namespace/links.ts, in a network of its own: hosts that
 * have IPv6 only, are dead, slow, endless, or lead inside at the second question, at addresses that
 * are public there, with their certificate trusted; and counts what the kernel sends inside.
 */
export async function tryNamespaceLinks(stride: number): Promise<NamespaceReport> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-namespace-"));
  try {
    const certificate = path.join(folder, "certificate.pem");
    await writeFile(certificate, selfSigned.cert);
    const program = path.join(import.meta.dirname, "try-here.ts");
    const { stdout } = await run(
      "unshare",
      [...inNamespace, `${script}\nexec "$@"`, "sh", process.execPath, program, `${stride}`],
      {
        env: {
          ...process.env,
          NODE_EXTRA_CA_CERTS: certificate,
          NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
        },
        maxBuffer: 16 * 1024 ** 2,
      },
    );
    return reportSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
