/** Which requests a fault meets; absent parts match everything. */
export interface FaultTarget {
  /** GET, POST, PATCH, PUT or DELETE. */
  readonly method?: string;
  /** Matched against the path below /api/v10, such as /channels/123/messages. */
  readonly path?: RegExp | string;
  /** How often it happens before things work again (1 unless told; Infinity: until cleared). */
  readonly times?: number;
}

/** What goes wrong. */
export type FaultKind =
  /** Answers with this status; `after`: the request took effect, and only its answer is lost. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly after?: boolean;
      readonly code?: number;
    }
  /** 429. `retryAfter` in seconds; `global`: the limit of the whole bot, not of the route. */
  | { readonly kind: "rate-limit"; readonly retryAfter: number; readonly global?: boolean }
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** Cuts the connection; `after`: the request took effect, and only its answer is lost. */
  | { readonly kind: "drop"; readonly after?: boolean };

export type Fault = FaultTarget & FaultKind;

/** The faults to come, each with a count. The first that matches a request is spent on it. */
export class FaultPlan {
  #faults: { readonly fault: Fault; left: number }[] = [];

  /** Adds a fault behind those there are. */
  add(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  /** Forgets all faults. */
  clear(): void {
    this.#faults = [];
  }

  /** How many faults have not happened yet. */
  get pending(): number {
    return this.#faults.length;
  }

  /** The fault that this request meets, counted as spent. */
  take(method: string, path: string): Fault | undefined {
    const found = this.#faults.find(({ fault }) => matches(fault, method, path));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#faults = this.#faults.filter((other) => other !== found);
    return found.fault;
  }
}

function matches(target: FaultTarget, method: string, path: string): boolean {
  if (target.method !== undefined && target.method !== method) return false;
  if (target.path === undefined) return true;
  return typeof target.path === "string" ? path.includes(target.path) : target.path.test(path);
}
