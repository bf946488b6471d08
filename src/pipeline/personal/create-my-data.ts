import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { Eraser } from "./eraser.ts";
import type { MyData } from "./my-data.ts";
import { packData, type PackParts } from "./pack-data.ts";

/** Makes the use cases of /mydata. One export of a person at a time, and one in all. */
export function createMyData(parts: PackParts & { readonly eraser: Eraser }): MyData {
  const packing = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    summary: (userId) => parts.personal.summary(userId),
    erase: (wish) => parts.eraser.begin(wish),
    async pack(userId, limits) {
      if (packing.has(userId))
        throw new UserError("invalid-option", say("mydata.export-under-way"));
      packing.add(userId);
      try {
        const packed = turn.then(() => packData(userId, limits, parts));
        turn = packed.catch(() => undefined);
        return await packed;
      } finally {
        packing.delete(userId);
      }
    },
  };
}
