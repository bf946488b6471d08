import { describe, expect, it } from "vitest";
import type { OpenProvider } from "../../../../src/providers/provider.ts";
import { json, text } from "../../../support/vendors/answer.ts";
import { openOpenAi } from "../../../support/vendors/open-openai.ts";
import { openAiError } from "../../../support/vendors/openai-double.ts";
import { spoken } from "../../../support/words/spoken.ts";

const signal = AbortSignal.timeout(10_000);
const ids = (provider: OpenProvider): string[] => provider.models().map(({ id }) => id);
const listOf = (...names: readonly string[]) => json(200, { data: names.map((id) => ({ id })) });

describe("the models of a server", () => {
  it("are those of its list that make pictures, the usual ones first and no dated ones", async () => {
    const { provider } = await openOpenAi();
    expect(ids(provider)).toEqual([
      "openai/gpt-image-2",
      "openai/gpt-image-2.5-flare",
      "openai/gpt-image-1.5",
      "openai/flux-dev",
      "openai/sd-cpp-local",
    ]);
  });

  it("are those that the settings name, and nobody is asked", async () => {
    const { provider, double } = await openOpenAi({ OPENAI_IMAGE_MODELS: "my-model, gpt-image-2" });
    expect(ids(provider)).toEqual(["openai/my-model", "openai/gpt-image-2"]);
    expect("refresh" in provider).toBe(false);
    expect(double.requests).toEqual([]);
  });

  it("stay as they were when nobody answers, and are the same objects", async () => {
    const { provider, double } = await openOpenAi();
    const before = provider.models();
    double.nextModels(text(200, "text/html", "<h1>Log in</h1>"));
    await new Promise((resolve) => setTimeout(resolve, 1));
    await provider.refresh?.(signal).catch(() => {});
    expect(provider.models().every((model, index) => model === before[index])).toBe(true);
  });
});

const findings = async (
  open: Awaited<ReturnType<typeof openOpenAi>>,
): Promise<{ lines: string[]; broken: boolean | undefined }> => {
  const [finding] = await open.provider.check(signal);
  return { lines: (finding?.lines ?? []).map(spoken), broken: finding?.broken };
};

describe("the doctor's look at it", () => {
  it("says that the key works, and which models there are and are not", async () => {
    const open = await openOpenAi({ OPENAI_IMAGE_MODELS: "gpt-image-2,my-model" });
    expect(await findings(open)).toEqual({
      lines: [
        "the key works",
        "models: gpt-image-2 and my-model",
        "the server does not list: my-model",
      ],
      broken: undefined,
    });
    expect(open.double.posts).toEqual([]);
  });

  it("says that the key is refused", async () => {
    const open = await openOpenAi();
    open.double.nextModels(openAiError(401, "invalid_api_key", "Incorrect key"));
    expect(await findings(open)).toEqual({
      lines: ["the key in OPENAI_API_KEY is refused"],
      broken: true,
    });
  });

  it("needs no key where there is none", async () => {
    const open = await openOpenAi({}, null);
    open.double.nextModels(listOf("juggernaut"));
    const { lines, broken } = await findings(open);
    expect(lines).toEqual([`${open.double.url.host} answers, without a key`, "models: juggernaut"]);
    expect(broken).toBeUndefined();
  });
});
