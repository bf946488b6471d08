import type { Storage } from "../../storage/storage.ts";
import { requester } from "../policy/requester.ts";
import type { StudioOrders } from "../studio.ts";
import { createMyData } from "./create-my-data.ts";
import { createEraser, type Eraser, type EraserParts } from "./eraser.ts";
import type { MyData } from "./my-data.ts";
import { sweepPackages } from "./pack-data.ts";

/** What /mydata works with, beside the place where exports lie until they were sent (`folder`). */
export interface MyDataParts extends Pick<EraserParts, "removeMessages" | "tell" | "log"> {
  readonly storage: Pick<Storage, "personal" | "pictures">;
  readonly studio: Pick<StudioOrders, "cancel">;
  readonly folder: string;
}

/** Makes /mydata; `eraser` is started when the studio works, and stopped before it. */
export async function openMyData(
  parts: MyDataParts,
): Promise<{ readonly myData: MyData; readonly eraser: Pick<Eraser, "start" | "stop"> }> {
  const { storage, studio, folder, removeMessages, tell, log } = parts;
  const { personal, pictures } = storage;
  await sweepPackages(folder);
  const eraser = createEraser({
    personal,
    cancel: (jobId, userId) => studio.cancel(jobId, requester({ userId })),
    removeMessages,
    tell,
    log,
  });
  return { myData: createMyData({ personal, pictures, folder, eraser }), eraser };
}
