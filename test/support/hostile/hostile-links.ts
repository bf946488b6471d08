/** A generator of random numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Where hostile links may lead: servers that are open to links, and one that never is. */
export interface Places {
  /** `host:port` of servers that misbehave, by what they do. */
  readonly hostile: readonly string[];
  /** The port of the server that no link may reach, on 127.0.0.1 and ::1. */
  readonly closedPort: number;
}

/** A link with what its name resolves to, at the first, second, … question. */
export interface HostileLink {
  readonly link: string;
  readonly answers: readonly (readonly string[])[];
}

/** Spellings of 127.0.0.1 in a URL. */
const spellings: readonly ((random: () => number) => string)[] = [
  () => "127.0.0.1",
  () => "127.1",
  () => "127.0.1",
  () => "2130706433",
  () => "0x7f000001",
  () => "0x7f.0.0.1",
  () => "0177.0.0.1",
  () => "017700000001",
  () => "0x7f.1",
  () => "127.000.000.001",
  () => "１２７.0.0.1",
  () => "127。0。0。1",
  () => "%31%32%37.0.0.1",
  () => "127.0.0.1.",
  () => "localhost",
  () => "LOCALHOST.",
  () => "[::1]",
  () => "[0:0:0:0:0:0:0:1]",
  () => "[::ffff:127.0.0.1]",
  () => "[::ffff:7f00:1]",
  () => "[::ffff:0:127.0.0.1]",
  () => "[::127.0.0.1]",
  () => "[64:ff9b::127.0.0.1]",
  () => "[64:ff9b:1::7f00:1]",
  () => "[2002:7f00:1::]",
  () => "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
  () => "[fe80::1]",
  (random) => `127.${byte(random)}.${byte(random)}.${1 + Math.floor(random() * 254)}`,
  (random) => `10.${byte(random)}.${byte(random)}.${byte(random)}`,
  (random) => `192.168.${byte(random)}.${byte(random)}`,
  (random) => `172.${16 + Math.floor(random() * 16)}.${byte(random)}.${byte(random)}`,
  (random) => `169.254.${byte(random)}.${byte(random)}`,
  (random) => `100.${64 + Math.floor(random() * 64)}.${byte(random)}.${byte(random)}`,
  (random) => `198.${18 + Math.floor(random() * 2)}.${byte(random)}.${byte(random)}`,
  () => "0.0.0.0",
  () => "0",
  () => "255.255.255.255",
  () => "[::]",
  () => "[fd00::1]",
  () => "[ff02::1]",
];

const byte = (random: () => number): number => Math.floor(random() * 256);
const pick = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** Addresses of names that their owners let point inside. */
const inside = [
  "127.0.0.1",
  "127.0.0.2",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "64:ff9b::7f00:1",
  "10.0.0.1",
  "169.254.169.254",
  "fe80::1%lo",
  "fd00::1",
  "0.0.0.0",
  "198.18.0.1",
  "",
  "not an address",
] as const;

const odd = [
  "",
  "https://",
  "http:///",
  "//127.0.0.1/",
  "https:\\\\127.0.0.1\\",
  "file:///etc/passwd",
  "ftp://127.0.0.1/",
  "data:image/png;base64,AAAA",
  "javascript:alert(1)",
  "ws://127.0.0.1/",
  "gopher://127.0.0.1:70/",
  "unix:/var/run/docker.sock",
  "https://[",
  "https://[::1",
  "https://a b/",
  "https://\u0000/",
  "https://xn--/",
  `https://${"a".repeat(300)}.example/`,
  `https://${"a.".repeat(2000)}example/`,
  "https://user:password@127.0.0.1/",
  "https://127.0.0.1@evil.example/",
  "https://evil.example#@127.0.0.1/",
  "https://evil.example\\@127.0.0.1/",
] as const;

/**
 * The n-th of any number of hostile links, always the same for the same n. They are spellings of
 * private addresses, names that lead inside at once or at the second question, servers that
 * misbehave, and what is no link at all.
 */
export function hostileLink(n: number, places: Places): HostileLink {
  const random = numbersFrom(n * 7919 + 1);
  const port = random() < 0.7 ? `:${places.closedPort}` : "";
  const scheme = pick(random, ["http", "https", "HTTPS", "https"]);
  const path = pick(random, ["/", "/a.png", "/..;/admin", "/%2e%2e/", "?x=1"]);
  switch (n % 5) {
    case 0:
      return { link: `${scheme}://${pick(random, spellings)(random)}${port}${path}`, answers: [] };
    case 1: {
      const addresses = [pick(random, inside), pick(random, inside)];
      return { link: `${scheme}://inside.example${port}${path}`, answers: [addresses] };
    }
    case 2:
      return {
        // Opened by its name only for the server that misbehaves; the second answer leads inside.
        link: `http://rebinding.example:${places.closedPort}${path}`,
        answers: [["203.0.113.7"], [pick(random, inside)]],
      };
    case 3:
      return { link: `http://${pick(random, places.hostile)}${path}`, answers: [] };
    default:
      return { link: pick(random, odd), answers: [[pick(random, inside)]] };
  }
}

/** Places inside to which a server may lead on. */
export function redirectInside(n: number, closedPort: number): string {
  const random = numbersFrom(n + 17);
  return `${pick(random, ["http", "https"])}://${pick(random, spellings)(random)}:${closedPort}/`;
}
