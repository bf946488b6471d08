import { type OpenWebSocket, openWebSocket } from "../../../http/open-websocket.ts";
import { endpoint } from "../../../http/endpoint.ts";
import type { Graph } from "../graph/graph.ts";
import type { ComfyuiClient } from "../wire/client.ts";
import { readMessage, readPreview } from "../wire/read-frame.ts";
import { type NodePlace, NodeProgress } from "./node-progress.ts";

/** How long a job's submission waits for the connection that tells its progress. */
const PATIENCE_MS = 2000;
/** This node sends its pictures through the connection and leaves none on the disk. */
const SENDING_NODE = "SaveImageWebsocket";

/** What was told of a job since somebody last asked. */
export interface News extends NodePlace {
  readonly preview: Uint8Array | undefined;
  /** Whether the job has ended, well or not. */
  readonly isOver: boolean;
}

/** Listens to one job. */
export interface JobWatch {
  /** Resolves when there is something new. */
  readonly changed: Promise<void>;
  /** What is new; undefined when nothing is. It is told once: whoever asks passes it on. */
  news(): News | undefined;
  /** The last picture that a node sent through the connection. */
  readonly sent: Uint8Array | undefined;
  close(): void;
}

/**
 * Opens the connection through which a machine tells how a job gets on. Without one the job is
 * asked for all the same: whatever goes wrong here only costs the news. The id of the job is also the
 * id of the connection, so that nobody else replaces it and a later start finds it again.
 */
export async function watchJob(
  client: ComfyuiClient,
  { promptId, graph }: { readonly promptId: string; readonly graph: Graph },
  signal: AbortSignal,
): Promise<JobWatch> {
  const progress = new NodeProgress(graph);
  const ending = new AbortController();
  let change = Promise.withResolvers<void>();
  let preview: Uint8Array | undefined;
  let sent: Uint8Array | undefined;
  let isOver = false;
  let isNew = false;
  const tell = (): void => {
    isNew = true;
    change.resolve();
  };

  const opening = openWebSocket({
    url: new URL(`${endpoint(client.url, "ws").href}?clientId=${promptId}`),
    headers: client.headers,
    signal: AbortSignal.any([signal, ending.signal]),
    onText(text) {
      const message = readMessage(text, promptId);
      if (!message) return;
      progress.note(message);
      isOver ||= message.type === "over";
      tell();
    },
    onBytes(frame) {
      const picture = readPreview(frame, promptId);
      if (picture === undefined) return;
      if (progress.currentClass === SENDING_NODE) sent = picture;
      else preview = picture;
      tell();
    },
  });
  const connecting = sayHello(opening);
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, PATIENCE_MS);
  await Promise.race([connecting.catch(() => {}), patience.promise]);
  clearTimeout(timer);

  return {
    get changed() {
      return change.promise;
    },
    get sent() {
      return sent;
    },
    news() {
      if (!isNew) return undefined;
      isNew = false;
      change = Promise.withResolvers();
      const news = { ...progress.place, preview, isOver };
      preview = undefined;
      return news;
    },
    close: () => ending.abort(new Error("The job is over.")),
  };
}

/** Tells the server that previews may name their job. */
async function sayHello(opening: Promise<OpenWebSocket>): Promise<void> {
  const socket = await opening;
  const data = { supports_preview_metadata: true };
  socket.send(JSON.stringify({ type: "feature_flags", data }));
}
