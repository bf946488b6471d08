import { startDownloadHost } from "./download-host.ts";
import { faults } from "./faults.ts";
import { startImagePipelineDouble } from "./image-pipeline-double.ts";
import { startSegmindDouble } from "./segmind-double.ts";

/**
 * Both services on the loopback, to try Easel by hand without an account:
 * `node test/support/vendors/serve.ts`, then start Easel with the settings that it prints.
 */
const key = "SG_0123456789abcdef";
const host = await startDownloadHost();
const segmind = await startSegmindDouble({ key });
const imagePipeline = await startImagePipelineDouble({ key }, host);

console.log(`SEGMIND_API_KEY=${key}
SEGMIND_BASE_URL=${segmind.url.href}
IMAGEPIPELINE_API_KEY=${key}
IMAGEPIPELINE_BASE_URL=${imagePipeline.url.href}
IMAGEPIPELINE_MODEL_ID=sdxl
EASEL_ALLOW_ADDRESSES=${host.url.host}

A prompt such as "fault: 503" brings a fault. There are:
${Object.keys(faults).join(", ")}`);
