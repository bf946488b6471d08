const names =
  "prompt negative_prompt style model size count seed steps guidance scheduler strength extend variation_seed variation_strength hires refiner high_noise_fraction".split(
    " ",
  );

/** Reads a pasted `/imagine` command the way Discord's client does: an option ends where the next begins. */
export function parseCommand(text: string): Record<string, string> {
  const body = text.replace(/^\/imagine/, "");
  const begins = [...body.matchAll(new RegExp(` (${names.join("|")}):`, "g"))];
  return Object.fromEntries(
    begins.map((match, index) => [
      match[1] ?? "",
      body.slice(match.index + match[0].length, begins[index + 1]?.index),
    ]),
  );
}
