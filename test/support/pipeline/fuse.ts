import type { Storage } from "../../../src/storage/storage.ts";

type Stores = Pick<
  Storage,
  "jobs" | "members" | "outbox" | "pictures" | "moderation" | "questions" | "starts" | "health"
>;

/**
 * Kills a "process" at one of its steps: everything that passes through the fuse is counted, and
 * at the given number it dies, either before the step takes effect or after it, before anybody
 * learns of it. From then on nothing takes effect and nothing is answered any more.
 */
export class Fuse {
  readonly #burnsAt: number;
  readonly #side: "before" | "after";
  readonly #underWay = new Set<Promise<unknown>>();
  #steps = 0;
  burnt = false;

  constructor(burnsAt: number, side: "before" | "after") {
    this.#burnsAt = burnsAt;
    this.#side = side;
  }

  async pass<T>(step: () => Promise<T>): Promise<T> {
    const never = new Promise<T>(() => {});
    if (this.burnt) return never;
    this.#steps += 1;
    if (this.#steps < this.#burnsAt) {
      const result = await this.#follow(step());
      return this.burnt ? never : result;
    }
    this.burnt = true;
    if (this.#side === "after") await this.#follow(step());
    return never;
  }

  /** Waits for the steps that had begun before the death: a database ends what it was sent. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async #follow<T>(step: Promise<T>): Promise<T> {
    this.#underWay.add(step);
    try {
      return await step;
    } finally {
      this.#underWay.delete(step);
    }
  }
}

/** The storage as a mortal process sees it; what it holds outlives the process. */
export function mortalStorage(storage: Stores, fuse: Fuse): Stores {
  return {
    jobs: mortal(storage.jobs, fuse),
    pictures: mortal(storage.pictures, fuse),
    outbox: mortal(storage.outbox, fuse),
    members: mortal(storage.members, fuse),
    questions: mortal(storage.questions, fuse),
    moderation: mortal(storage.moderation, fuse),
    starts: mortal(storage.starts, fuse),
    health: storage.health,
  };
}

function mortal<Store extends object>(store: Store, fuse: Fuse): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...parameters: unknown[]) =>
        fuse.pass(async () => {
          const result: unknown = await Reflect.apply(method, target, parameters);
          return result;
        });
    },
  });
}
