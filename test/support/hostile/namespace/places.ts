/** Addresses in the namespace: what is public there, and what must never be reached. */

/** How many servers misbehave, each at a public address of both kinds. */
export const MOST_SERVERS = 60;

/** The public address of the n-th server. */
export const publicV4 = (n: number): string => `93.184.216.${n + 2}`;
export const publicV6 = (n: number): string => `2606:2800:220::${(n + 2).toString(16)}`;

/** Where packets go and nothing ever comes back. */
export const deadV4 = "11.22.33.44";
export const deadV6 = "2a01:4f8::44";

/** Where the system itself says no: no route, no host, not allowed, nothing at all. */
export const refusedAddresses = ["2a00:1450::1", "12.1.1.1", "13.1.1.1", "14.1.1.1"] as const;

/** Addresses inside, all of which lead to the wire that is watched, or to this machine. */
export const privateAddresses = [
  "10.0.0.1",
  "10.255.1.2",
  "172.16.0.1",
  "172.31.255.254",
  "192.168.1.1",
  "100.64.0.1",
  "169.254.169.254",
  "198.18.0.1",
  "168.63.129.16",
  "fd00::1",
  "fd00:ec2::254",
  "fe80::1%private0",
  "::ffff:10.0.0.1",
  "64:ff9b::a00:1",
  "64:ff9b:1::a00:1",
  "2002:a00:1::1",
  "127.0.0.1",
  "127.8.8.8",
  "::1",
  "0.0.0.0",
] as const;

const privateV4 = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "198.18.0.0/15",
  "168.63.129.16/32",
];
const privateV6 = ["fd00::/8", "fe80::/10", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"];

/** A pair of devices without address resolution: what is sent to the first is counted and lost. */
const wire = (name: string): readonly string[] => [
  `ip link add ${name}0 type veth peer name ${name}1`,
  ...["0", "1"].flatMap((end) => [
    `ip link set ${name}${end} addrgenmode none`,
    `ip link set ${name}${end} arp off`,
    `ip link set ${name}${end} up`,
  ]),
];

const servers = Array.from({ length: MOST_SERVERS }, (_, n) => n);
const [fromV4, fromV6] = [`src ${publicV4(-1)}`, `src ${publicV6(-1)}`];

/** The commands that lay out a network namespace that has just been made. */
export const layout: readonly string[] = [
  "ip link set lo up",
  ...wire("private"),
  ...wire("dead"),
  ...[-1, ...servers].flatMap((n) => [
    `ip addr add ${publicV4(n)}/32 dev lo`,
    `ip -6 addr add ${publicV6(n)}/128 dev lo nodad`,
  ]),
  ...privateV4.map((range) => `ip route add ${range} dev private0 ${fromV4}`),
  ...privateV6.map((range) => `ip -6 route replace ${range} dev private0 ${fromV6}`),
  `ip route add 11.0.0.0/8 dev dead0 ${fromV4}`,
  `ip -6 route add 2a01::/16 dev dead0 ${fromV6}`,
  "ip route add unreachable 12.0.0.0/8",
  "ip route add prohibit 13.0.0.0/8",
  "ip route add blackhole 14.0.0.0/8",
];
