import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { providers } from "../../src/providers/registry.ts";

const docs = path.resolve(import.meta.dirname, "../../docs");

/** Those that docs/providers.md itself describes. */
const withoutPage = ["segmind", "imagepipeline", "local"];
const withPage = providers.map(({ id }) => id).filter((id) => !withoutPage.includes(id));

it.each(withPage)("the page of %s says what somebody wants to know before", async (id) => {
  const page = await readFile(path.join(docs, "providers", `${id}.md`), "utf8");
  const parts = ["Setting it up", "What is sent to whom", "Costs and limits", "What goes wrong"];
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(headings.filter((heading) => parts.includes(heading ?? ""))).toEqual(parts);
  const [, setup = ""] = /^## Setting it up\n([^]*?)^(?:## |[A-Z`][^.\n]*\n)/m.exec(page) ?? [];
  expect(setup.match(/^\d\. /gm)).toHaveLength(5);
  const { enabledBy = [] } = providers.find((provider) => provider.id === id) ?? {};
  for (const setting of enabledBy.slice(0, 1)) expect(setup).toContain(setting);
  const overview = await readFile(path.join(docs, "providers.md"), "utf8");
  expect(overview).toContain(`providers/${id}.md`);
});
