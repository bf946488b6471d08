import { numbersFrom } from "../hostile-links.ts";
import {
  deadV4,
  deadV6,
  privateAddresses,
  publicV4,
  publicV6,
  refusedAddresses,
} from "./places.ts";

/** A link of the namespace, and what its name resolves to at the first, second, … question. */
export interface NamespaceLink {
  readonly kind: string;
  readonly answers: readonly (readonly string[])[];
}

const kinds = [
  "IPv6 only",
  "IPv6 only, without a way there",
  "dead",
  "dead, with one that answers",
  "slow or endless",
  "rebinding",
  "half inside",
  "refused by the system",
] as const;

/** The n-th link, always the same for the same n, over so many servers. */
export function namespaceLink(n: number, servers: number): NamespaceLink {
  const random = numbersFrom(n * 104_729 + 3);
  const pick = <Value>(from: readonly Value[]): Value =>
    from[Math.floor(random() * from.length)] as Value;
  const server = Math.floor(random() * servers);
  const [v4, v6] = [publicV4(server), publicV6(server)];
  const kind = kinds[n % kinds.length] ?? "dead";
  const inside = pick(privateAddresses);
  switch (kind) {
    case "IPv6 only":
      return { kind, answers: [[v6]] };
    case "IPv6 only, without a way there":
      return { kind, answers: [["2a00:1450::1", "2a00:1450::2"]] };
    case "dead":
      return { kind, answers: [pick([[deadV4], [deadV6], [deadV6, deadV4]])] };
    case "dead, with one that answers":
      return {
        kind,
        answers: [
          pick([
            [deadV6, v4],
            [deadV4, v6],
            [deadV4, deadV6, v4],
          ]),
        ],
      };
    case "slow or endless":
      return { kind, answers: [[pick([v4, v6])]] };
    case "rebinding":
      return { kind, answers: [[v4], [inside]] };
    case "half inside":
      return {
        kind,
        answers: [
          pick([
            [v4, inside],
            [inside, v6],
            [v6, deadV4, inside],
          ]),
        ],
      };
    case "refused by the system":
    default:
      return { kind, answers: [pick([[pick(refusedAddresses)], [...refusedAddresses]])] };
  }
}
