import { DownloadError } from "../../../download/download-error.ts";
import { ProviderError } from "../../../domain/errors.ts";
import { type Warning, warning } from "../../../domain/warning.ts";
import { say } from "../../../words/index.ts";
import { fetchResult } from "../../remote/fetch-result.ts";
import type { RemoteTimings } from "../../remote/remote-options.ts";
import type { ComfyuiClient } from "../wire/client.ts";
import { ownFailure, PROVIDER } from "../wire/errors.ts";
import type { OutputFile } from "../wire/job-state.ts";

/** What a finished job left. */
export interface Results {
  readonly client: ComfyuiClient;
  readonly files: readonly OutputFile[];
  /** The node whose file is wanted; undefined: the last one. */
  readonly output: string | undefined;
  /** A picture that came through the connection. */
  readonly sent: Uint8Array | undefined;
}

/** A picture file, and what there is to say about it. */
export interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly warning: Warning | undefined;
}

const isPicture = ({ filename }: OutputFile): boolean =>
  /\.(?:png|jpe?g|webp|gif|avif)$/i.test(filename);

/** Fetches a job's picture: of several the last that was saved. Throws ProviderError, never billed. */
export async function fetchFile(
  { client, files: all, sent, output }: Results,
  timings: Partial<RemoteTimings> | undefined,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const files = output === undefined ? all : all.filter(({ node }) => node === output);
  const kept = files.filter(({ type }) => type === "output");
  const file = kept.findLast(isPicture) ?? files.findLast(isPicture);
  if (file === undefined) {
    if (sent) return { bytes: sent, warning: undefined };
    throw withoutPicture(files);
  }
  const download = async (link: string, until?: AbortSignal): Promise<Uint8Array> =>
    client.download(link, until).catch((error: unknown) => {
      // What a machine has not got now it will never have.
      const isGone = error instanceof DownloadError && error.status === 404;
      throw isGone ? new DownloadError(error.says, { cause: error }) : error;
    });
  const options = { download, timings, send: notSent };
  const bytes = await fetchResult(PROVIDER, client.view(file), options, signal).catch(
    (error: unknown) => {
      if (!(error instanceof ProviderError)) throw error;
      const says = say("services.lost-picture", { provider: PROVIDER });
      throw ownFailure("broken-answer", error.diagnosis ?? "no file", says);
    },
  );
  return {
    bytes,
    warning: moves(bytes) ? warning("model", say("services.comfyui-still")) : undefined,
  };
}

const notSent = async (): Promise<never> => {
  throw new Error("Files are fetched by the downloader.");
};

function withoutPicture(files: readonly OutputFile[]): ProviderError {
  const [video] = files;
  if (!video) {
    const says = say("services.comfyui-no-file", { provider: PROVIDER });
    return ownFailure("broken-answer", "the job ended without a file", says);
  }
  const said = { provider: PROVIDER, file: video.filename.replace(/^.*\./, "") };
  return ownFailure(
    "broken-answer",
    "the job made no picture",
    say("services.comfyui-video", said),
  );
}

/** Whether a GIF or WebP holds more than one picture. */
function moves(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.toString("latin1", 0, 64);
  if (start.startsWith("RIFF")) return start.includes("ANIM");
  return start.startsWith("GIF8") && file.indexOf("NETSCAPE2.0", 0, "latin1") >= 0;
}
