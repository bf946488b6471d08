import { file, text } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { jpeg } from "./pictures.ts";
import { startVendorServer } from "./vendor-server.ts";
import type { VendorServer } from "./vendor-server.ts";

/** Headers that belong to a service's own interface, and to nobody else. */
const keyHeaders = ["x-api-key", "api-key", "authorization", "cookie"];

/**
 * The place where finished pictures lie: `/<width>x<height>-<seed>.jpg` is a picture. `close`
 * throws when a key was shown to it, so that no test can overlook that.
 */
export interface DownloadHost extends VendorServer {
  link(width: number, height: number, seed: number): string;
  /** Answers the next requests so, in order, before pictures come again. */
  next(...answers: readonly Answer[]): void;
}

export async function startDownloadHost(): Promise<DownloadHost> {
  const scripted: Answer[] = [];
  const leaks: string[] = [];
  const server = await startVendorServer(({ path, headers }) => {
    leaks.push(...keyHeaders.filter((name) => headers[name] !== undefined));
    const answer = scripted.shift();
    if (answer) return answer;
    const [, width, height, seed] = /^\/(\d+)x(\d+)-(\d+)\.jpg$/.exec(path) ?? [];
    if (seed === undefined) return text(404, "text/plain", "Not Found");
    return file("image/jpeg", jpeg(Number(width), Number(height), Number(seed)));
  });
  return {
    ...server,
    get posts() {
      return server.posts;
    },
    link: (width, height, seed) => new URL(`/${width}x${height}-${seed}.jpg`, server.url).href,
    next: (...answers) => {
      scripted.push(...answers);
    },
    close: async () => {
      await server.close();
      if (leaks.length > 0) throw new Error(`The download host was shown: ${leaks.join(", ")}`);
    },
  };
}
