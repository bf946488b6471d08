import { DownloadError } from "../../../download/download-error.ts";
import { ProviderError } from "../../../domain/errors.ts";
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

const isPicture = ({ filename }: OutputFile): boolean =>
  /\.(?:png|jpe?g|webp|gif|avif)$/i.test(filename);
const isFilm = ({ filename }: OutputFile): boolean => /\.(?:mp4|m4v|webm)$/i.test(filename);

/** Of a job's files the last film, else the last picture; what was kept comes before what was not. */
function chosen(files: readonly OutputFile[]): OutputFile | undefined {
  const kept = files.filter(({ type }) => type === "output");
  return (
    [kept.findLast(isFilm), files.findLast(isFilm), kept.findLast(isPicture)].find(
      (file) => file !== undefined,
    ) ?? files.findLast(isPicture)
  );
}

/** Fetches what a job made: of several the last that was saved. Throws ProviderError, never billed. */
export async function fetchFile(
  { client, files: all, sent, output }: Results,
  timings: Partial<RemoteTimings> | undefined,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const files = output === undefined ? all : all.filter(({ node }) => node === output);
  const file = chosen(files);
  if (file === undefined) {
    if (sent) return sent;
    throw withoutPicture(files);
  }
  const download = async (link: string, until?: AbortSignal): Promise<Uint8Array> =>
    client.download(link, until).catch((error: unknown) => {
      // What a machine has not got now it will never have.
      const isGone = error instanceof DownloadError && error.status === 404;
      throw isGone ? new DownloadError(error.says, { cause: error }) : error;
    });
  const options = { download, timings, send: notSent };
  return fetchResult(PROVIDER, client.view(file), options, signal).catch((error: unknown) => {
    if (!(error instanceof ProviderError)) throw error;
    const says = say("services.lost-picture", { provider: PROVIDER });
    throw ownFailure("broken-answer", error.diagnosis ?? "no file", says);
  });
}

const notSent = async (): Promise<never> => {
  throw new Error("Files are fetched by the downloader.");
};

function withoutPicture(files: readonly OutputFile[]): ProviderError {
  const [other] = files;
  if (!other) {
    const says = say("services.comfyui-no-file", { provider: PROVIDER });
    return ownFailure("broken-answer", "the job ended without a file", says);
  }
  const said = { provider: PROVIDER, file: other.filename.replace(/^.*\./, "") };
  return ownFailure(
    "broken-answer",
    "the job made no picture",
    say("services.comfyui-other-file", said),
  );
}
