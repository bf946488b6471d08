import { describe, expect, it } from "vitest";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { createModelList } from "../../../src/providers/model-list.ts";
import type { OpenProvider } from "../../../src/providers/provider.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";

const textOnly = { textToImage: true, imageToImage: false };
const pictureOnly = { textToImage: false, imageToImage: true };
const model = (id: string) => scriptedModel({ id, capabilities: textOnly });

/** A provider whose list and trouble the test decides. */
function changing(id: string, models: readonly ImageModel[] = []) {
  const state = { models, trouble: undefined as Error | undefined };
  const open: OpenProvider = {
    models: () => state.models,
    refresh: async () => {
      if (state.trouble) throw state.trouble;
    },
    check: async () => [],
  };
  return { id, open, state };
}

const ids = (models: readonly ImageModel[]) => models.map(({ id }) => id);

describe("the list of all models", () => {
  it("begins with the first one that draws from words", async () => {
    const change = scriptedModel({ id: "a/change", capabilities: pictureOnly });
    const list = createModelList(
      [changing("a", [change]), changing("b", [model("b/one")])],
      "auto",
      new RecordingLog(),
    );
    await list.refresh();
    expect(ids(list.all())).toEqual(["b/one", "a/change"]);
  });

  it("begins with the default model, and is the same object while nothing changes", async () => {
    const list = createModelList(
      [changing("a", [model("a/one"), model("a/two")])],
      "a/two",
      new RecordingLog(),
    );
    await list.refresh();
    const before = list.all();
    await list.refresh();
    expect(ids(before)).toEqual(["a/two", "a/one"]);
    expect(list.all()).toBe(before);
  });

  it("tells listeners of changes, and of nothing else", async () => {
    const a = changing("a", [model("a/one")]);
    const list = createModelList([a], "auto", new RecordingLog());
    await list.refresh();
    let told = 0;
    const end = list.onChange(() => (told += 1));
    await list.refresh();
    a.state.models = [model("a/two")];
    await list.refresh();
    end();
    a.state.models = [];
    await list.refresh();
    expect(told).toBe(1);
  });

  it("keeps what is known of a provider that cannot be asked, and says so once", async () => {
    const log = new RecordingLog();
    const a = changing("a", [model("a/one")]);
    const list = createModelList([a, changing("b", [model("b/one")])], "auto", log);
    await list.refresh();
    a.state.trouble = new Error("refused");
    await list.refresh();
    await list.refresh();
    expect(ids(list.all())).toEqual(["a/one", "b/one"]);
    expect(log.lines.filter(({ level }) => level === "warn")).toHaveLength(1);
  });

  it("shows what one provider found while another one still looks", async () => {
    const gate = Promise.withResolvers<void>();
    const slow = {
      ...changing("slow"),
      open: { ...changing("slow").open, refresh: () => gate.promise },
    };
    const quick = changing("quick", [model("quick/one")]);
    const list = createModelList([slow, quick], "auto", new RecordingLog());
    const looking = list.refresh();
    await new Promise((resolve) => setImmediate(resolve));
    expect(ids(list.all())).toEqual(["quick/one"]);
    gate.resolve();
    await looking;
  });

  it("knows a fixed list at once, and waits for the default model of whoever is still looking", () => {
    const fixed = {
      id: "fixed",
      open: { models: () => [model("fixed/one")], check: async () => [] },
    };
    const list = createModelList([changing("late"), fixed], "late/one", new RecordingLog());
    expect(ids(list.all())).toEqual(["fixed/one"]);
    expect(list.hasDefault()).toBe(true);
  });

  it("waits for a default model of a provider that could not be asked yet, and of no other", async () => {
    const a = changing("a");
    a.state.trouble = new Error("refused");
    const b = changing("b", [model("b/one")]);
    const late = createModelList([a, b], "a/one", new RecordingLog());
    await late.refresh();
    expect(late.hasDefault()).toBe(true);
    expect(ids(late.all())).toEqual(["b/one"]);
    a.state.trouble = undefined;
    a.state.models = [model("a/one")];
    await late.refresh();
    expect(ids(late.all())).toEqual(["a/one", "b/one"]);

    const never = createModelList([b], "c/one", new RecordingLog());
    await never.refresh();
    expect(never.hasDefault()).toBe(false);
  });
});
