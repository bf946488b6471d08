/**
 * The address under which the page may load a file of the loopback's CDN. The CDN writes its own
 * host into addresses; the page may be open under another name of the same machine (localhost), and
 * its policy allows pictures from its own origin only. Addresses elsewhere are left as they are.
 */
export function mediaUrl(url: string): string {
  if (!URL.canParse(url)) return "";
  const { hostname, pathname, search, protocol } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return "";
  const local = hostname === "127.0.0.1" || hostname === "localhost";
  return local ? `${pathname}${search}` : url;
}
