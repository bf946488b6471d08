// 2400 hostile links: spellings of private addresses, rebinding names, servers that misbehave; and as
// many in a network namespace of their own, with hosts that have IPv6 only, are dead, slow or endless.
// No connection inside and no error that nobody caught may come of them.
import {
  namespaceObstacle,
  tryNamespaceLinks,
} from "../test/support/hostile/namespace/try-namespace-links.ts";
import { tryHostileLinks } from "../test/support/hostile/try-hostile-links.ts";

export async function links(): Promise<void> {
  let begin = performance.now();
  const seconds = () => Math.round((performance.now() - begin) / 1000);
  const { tried, privateConnections, crashes, bugs } = await tryHostileLinks(1);
  console.log(
    `${tried} links in ${seconds()} s: ${privateConnections.length} private connections, ${crashes.length} crashes`,
  );
  for (const one of [...privateConnections, ...crashes, ...bugs]) console.log(one);
  const obstacle = await namespaceObstacle();
  if (obstacle !== undefined) {
    console.log(`no network namespace can be had here: ${obstacle}`);
    return;
  }
  begin = performance.now();
  const report = await tryNamespaceLinks(1);
  console.log(
    `${report.tried} links in a network namespace in ${seconds()} s: ` +
      `${report.privateConnections.length} private connections, ${report.packetsInside} packets inside, ` +
      `${report.crashes.length} crashes, ${report.visits} connections to public places`,
  );
  for (const [kind, count] of Object.entries(report.ends)) {
    console.log(`  ${kind}: ${count}`);
  }
  for (const one of [...report.privateConnections, ...report.crashes, ...report.bugs]) {
    console.log(one);
  }
}
