/** Pulling models. */
export const hub = {
  "hub.exists":
    "{{target}} is already there. Remove it first, or give this model another name with --as.",
  "hub.cut-off-going-on": "{{host}} was cut off; going on.",
  "hub.cut-off-asking-again": "{{host}} was cut off; asking again.",
  "hub.no-answer-asking-again": "{{host}} does not answer; asking again.",
  "hub.faulty-asking-again": "{{host}} does not work well; asking again.",
  "hub.asks-to-wait": "{{host}} asks to wait {{seconds, number}} s.",
  "hub.wrong-length":
    "{{host}} announced {{announced, number}} bytes of {{file}} but sends {{said}}. Try again later; the rest is kept.",
  "hub.more": "more",
  "hub.damaged":
    "{{file}} came whole from {{host}}, but its {{hash}} is not the announced one, so it was thrown away. Try again later; the rest is kept.",
  "hub.git-hash": "git hash",
  "hub.not-as-announced": "{{file}} is not what {{host}} announced. Try again later.",
  "hub.cut-off-for-good":
    "{{host}} was cut off again and again while {{file}} was coming. Run the same command later; what has arrived is kept.",
  "hub.leaves-https": "{{host}} leads from https on to {{scheme}}, which is not followed.",
  "hub.too-many-redirects": "{{host}} leads on more than {{most, number}} times.",
  "hub.not-a-hub": "{{host}} did not answer as a hub does. Check HF_ENDPOINT, or try again later.",
  "hub.endless-list":
    "{{host}} lists more of {{repository}} than any model has (over {{most, number}} {{what}}). Check the name and HF_ENDPOINT.",
  "hub.files": "files",
  "hub.pages": "pages",
  "hub.unreachable":
    "{{host}} could not be reached. Check the connection, or set HF_ENDPOINT to a mirror; what has arrived is kept.",
  "hub.unreachable-by-proxy":
    "{{host}} could not be reached through the proxy of HTTPS_PROXY or HTTP_PROXY. Check the proxy and NO_PROXY, or set HF_ENDPOINT to a mirror; what has arrived is kept.",
  "hub.not-working":
    "{{host}} does not work at the moment (status {{status, number}}). Try again later; what has arrived is kept.",
  "hub.left-alone":
    "{{host}} wants to be left alone for {{seconds, number}} s. Try again then; what has arrived is kept. With HF_TOKEN set it allows more.",
  "hub.left-alone-with-token":
    "{{host}} wants to be left alone for {{seconds, number}} s. Try again then; what has arrived is kept.",
  "hub.no-space":
    "{{folder}} needs {{needed}} more, but only {{free}} are free on the disk of {{modelsDir}}. Make room, or set EASEL_MODELS_DIR to another disk.",
  "hub.disk-full":
    "The disk of {{modelsDir}} is full. Make room and run the same command; what has arrived is kept.",
  "hub.not-written":
    "{{modelsDir}} cannot be written ({{reason}}). Let this user write it, or set EASEL_MODELS_DIR.",
  "hub.licence-not-accepted":
    "{{repository}} is only for those who accepted its licence, and the account of HF_TOKEN is not among them. Accept it at {{page}}, then try again.",
  "hub.licence-needs-token":
    "{{repository}} is only for those who accepted its licence. Accept it at {{page}}, and set HF_TOKEN to a token of that account.",
  "hub.no-revision": '{{repository}} has no revision "{{revision}}".',
  "hub.bad-token":
    "{{host}} does not accept HF_TOKEN. Make a new token with read access, or leave it empty.",
  "hub.file-not-there": "{{repository}} lists a file that {{host}} does not have.",
  "hub.no-repository":
    "There is no model {{repository}} at {{host}}, or it is not open to everybody: accept its licence at {{page}}, and set HF_TOKEN. Check the name.",
  "hub.no-repository-for-token":
    "There is no model {{repository}} at {{host}}, or the account of HF_TOKEN may not see it. Check the name.",
  "hub.refused": "{{host}} refused {{repository}} with status {{status, number}}.",
  "hub.several-loras": "{{repository}} holds several LoRAs. Name one of them: {{choices}}.",
  "hub.several-models": "{{repository}} holds several models. Name one of {{choices}}.",
  "hub.no-index":
    "{{repository}} has no {{index}}, so it is not in the diffusers layout. Look for another export.",
  "hub.no-graph": "{{repository}} has no {{graph}}. Look for another export.",
  "hub.pytorch-only":
    "{{repository}} holds PyTorch weights only. docs/models.md says how to export it with optimum-cli, or look for an ONNX export.",
  "hub.no-model":
    "{{repository}} holds no ONNX model in the diffusers layout (unet/model.onnx). Look for another export.",
  "hub.bad-folder-name":
    '"{{name}}" cannot be the name of a model\'s folder. Use letters, digits, dots, dashes and underscores.',
  "hub.no-preset":
    'There is no preset "{{name}}". Name one of {{presets, list}}, or a repository as owner/name.',
  "hub.note-full-precision": "full precision; needs about {{gigabytes, number}} GB of memory",
  "hub.note-half-download":
    "half the download; on the CPU it needs more memory than full precision",
  "hub.note-few-steps-half": "{{steps}} steps; half-precision weights",
  "hub.note-few-steps-full":
    "{{steps}} steps; full precision; needs about {{gigabytes, number}} GB of memory",
  "hub.note-graphics-cards": "half-precision weights, made for graphics cards",
  "hub.note-autoencoder": "no model of its own: previews, and decoding with little memory",
  "hub.note-noise": "draws noise; to try the way of a model",
  "hub.warning-cuda":
    "This export is made for CUDA (NhwcConv, GroupNorm) and does not run on the CPU or on WebGPU.",
  "hub.warning-directml":
    "This export is made for DirectML (GroupNorm) and does not run on the CPU or on WebGPU.",
} as const;
