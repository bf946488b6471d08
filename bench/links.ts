// 2400 hostile links: spellings of private addresses, rebinding names, servers that misbehave. No
// connection inside and no error that nobody caught may come of them.
import { tryHostileLinks } from "../test/support/hostile/try-hostile-links.ts";

export async function links(): Promise<void> {
  const begin = performance.now();
  const { tried, privateConnections, crashes, bugs } = await tryHostileLinks(1);
  const seconds = Math.round((performance.now() - begin) / 1000);
  console.log(
    `${tried} links in ${seconds} s: ${privateConnections.length} private connections, ${crashes.length} crashes`,
  );
  for (const one of [...privateConnections, ...crashes, ...bugs]) console.log(one);
}
