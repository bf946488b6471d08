import { describe, expect, it } from "vitest";
import { textToImage } from "../../../src/providers/imagepipeline/capabilities.ts";
import { schedulerNames as imagePipeline } from "../../../src/providers/imagepipeline/schedulers.ts";
import { diffusersNames, ownNames, translateScheduler } from "../../../src/providers/schedulers.ts";
import { textToImageOfXl } from "../../../src/providers/segmind/capabilities.ts";
import { schedulerNames as segmind } from "../../../src/providers/segmind/schedulers.ts";

const vocabularies = { easel: ownNames, diffusers: diffusersNames, segmind, imagePipeline };

const account = {
  price: undefined,
  pace: { account: "test", requestsPerMinute: undefined, concurrency: 1 },
};

describe("translateScheduler", () => {
  it.each([
    ["Euler a", "diffusers", "EulerAncestralDiscreteScheduler"],
    ["EulerAncestralDiscreteScheduler", "segmind", "Euler a"],
    ["DPM++ 2M", "segmind", "DPM Multi"],
    ["DPM Multi", "easel", "DPM++ 2M"],
    ["DPMSolverMultistepScheduler", "easel", "DPM++ 2M"],
    ["unipcmultistepscheduler", "easel", "UniPC"],
    ["dpmpp_2m", "diffusers", "DPMSolverMultistepScheduler"],
    ["PLMS", "segmind", "PNDM"],
    ["DPM++ 2M Karras", "easel", "DPM++ 2M Karras"],
    ["DPM2 Karras", "segmind", "DPM2 Karras"],
    ["k_dpmpp_2m", "easel", "DPM++ 2M"],
    ["k_euler_a", "easel", "Euler a"],
    ["dpmpp_2s_ancestral", "easel", "DPM++ 2S a"],
    ["uni_pc", "easel", "UniPC"],
    ["dpm_2", "easel", "DPM2"],
    ["DPM++ 2M SDE", "imagePipeline", "DPMSolverMultistepSchedulerSDE"],
  ] as const)("knows that %s is, for %s, exactly %s", (name, to, expected) => {
    expect(translateScheduler(name, vocabularies[to])).toEqual({ name: expected, exact: true });
  });

  it.each([
    ["DPM++ 2M Karras", "segmind", "DPM Multi"],
    ["Euler Karras", "diffusers", "EulerDiscreteScheduler"],
    ["DPM2", "segmind", "DPM2 Karras"],
    ["DEIS", "segmind", "DPM Multi"],
    ["DPM++ 2M SDE", "segmind", "DPM Multi"],
    ["DPM++ 3M SDE", "segmind", "DPM Multi"],
  ] as const)("says that %s is, for %s, only close to %s", (name, to, expected) => {
    expect(translateScheduler(name, vocabularies[to])).toEqual({ name: expected, exact: false });
  });

  it("knows nothing of names that nobody uses, or that have no relative", () => {
    expect(translateScheduler("no such scheduler", segmind)).toBeUndefined();
    expect(translateScheduler("LCM", segmind)).toBeUndefined();
  });

  it("knows every name that the services list", () => {
    const lists = [textToImageOfXl(account), textToImage(account)].flatMap(
      ({ schedulers }) => schedulers?.choices ?? [],
    );
    expect(lists).toHaveLength(19);
    expect(lists.filter((name) => !translateScheduler(name, ownNames)?.exact)).toEqual([]);
  });
});
