import { z } from "zod";
import type { Credentials } from "../content-credentials.ts";
import { termOf } from "../digital-source.ts";
import { hasManifest } from "../has-manifest.ts";
import { endWhenBroken, librarySettings, openLibrary, UNTRUSTED } from "./library.ts";
import { mediaTypeOf } from "./media-type-of.ts";

const text = z.string().nullish();

/** What is used of the library's report. */
const reportSchema = z.object({
  active_manifest: text,
  validation_state: z.string(),
  validation_status: z.array(z.object({ code: z.string() })).nullish(),
  manifests: z.record(
    z.string(),
    z.object({
      claim_generator: text,
      claim_generator_info: z.array(z.object({ name: text, version: text })).nullish(),
      signature_info: z.object({ issuer: text, common_name: text }).nullish(),
      assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).nullish(),
    }),
  ),
});
type Report = z.infer<typeof reportSchema>;
type Manifest = Report["manifests"][string];

const actionsSchema = z.object({
  actions: z.array(z.object({ digitalSourceType: text })),
});

const states: Readonly<Record<string, Credentials["state"]>> = {
  Trusted: "trusted",
  Valid: "valid",
  Invalid: "invalid",
};

/** Characters of a name that are kept. */
const MOST = 200;

/**
 * Reads and checks the Content Credentials in a file; undefined when it has none. What they say is
 * the signer's word. No trust list comes with Easel, and nothing is fetched.
 */
export async function readCredentials(file: Buffer): Promise<Credentials | undefined> {
  const mediaType = hasManifest(file) ? mediaTypeOf(file) : undefined;
  if (mediaType === undefined) return undefined;
  const report = await reportOn(file, mediaType);
  if (typeof report === "string") {
    // The bytes stood in a place where they mean nothing.
    return /JumbfNotFound|ProvenanceMissing/.test(report) ? undefined : { state: "unreadable" };
  }
  const manifest = report.manifests[report.active_manifest ?? ""];
  if (manifest === undefined) return { state: "unreadable" };
  return {
    state: states[report.validation_state] ?? "invalid",
    signer: shortened(signerOf(manifest)),
    tool: shortened(toolOf(manifest)),
    // Of a signer on no list the state says enough.
    problem: shortened(report.validation_status?.find(({ code }) => code !== UNTRUSTED)?.code),
    digitalSource: sourceOf(manifest),
  };
}

/** The library's report, or what it threw. */
async function reportOn(file: Buffer, mediaType: string): Promise<Report | string> {
  const { Reader } = await openLibrary();
  try {
    using reader = await Reader.fromBytes(mediaType, file, librarySettings);
    return reportSchema.parse(JSON.parse(reader.json()));
  } catch (error) {
    endWhenBroken(error);
    // Out of memory ends the task; everything else is the file's fault.
    if (error instanceof RangeError) throw error;
    return String(error);
  }
}

function signerOf({ signature_info: info }: Manifest): string {
  const { issuer, common_name: name } = info ?? {};
  return [name, issuer === name ? undefined : issuer].filter(Boolean).join(", ");
}

function toolOf({ claim_generator: old, claim_generator_info: info }: Manifest): string {
  const { name, version } = info?.[0] ?? {};
  return [name ?? old, name && version].filter(Boolean).join(" ");
}

/** The last action that names one: what came before was done to its parents. */
function sourceOf({ assertions }: Manifest): string | undefined {
  const terms = (assertions ?? [])
    .filter(({ label }) => label.startsWith("c2pa.actions"))
    .flatMap(({ data }) => actionsSchema.safeParse(data).data?.actions ?? [])
    .flatMap(({ digitalSourceType }) => termOf(digitalSourceType ?? "") ?? []);
  return terms.at(-1);
}

function shortened(words: string | undefined): string | undefined {
  return words === undefined || words === "" ? undefined : words.slice(0, MOST);
}
