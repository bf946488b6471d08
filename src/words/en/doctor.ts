/** What the doctor finds. */
export const doctor = {
  "doctor.title": "Easel {{version}} on Node {{node}}, {{system}}",
  "doctor.next": "What to do next:",
  "doctor.again": "Then run npm run doctor again.",
  "doctor.start": "npm start",
  "doctor.settings": "Settings",
  "doctor.from-file": "from .env and the environment",
  "doctor.no-file": "no .env; all as they come",
  "doctor.change-settings": "Change these settings; the rest was not looked at.",
  "doctor.node": "Node",
  "doctor.old-node": "{{node}} is too old",
  "doctor.use-npm":
    "Start Easel by npm (npm start, npm run doctor): it brings the Node that it needs.",
  "doctor.data": "Data",
  "doctor.data-new": "{{folder}} (made at the first start)",
  "doctor.cannot-write": "{{path}} cannot be written",
  "doctor.let-write":
    "Let this user write everything in {{folder}}, or choose another folder with EASEL_DATA_DIR.",
  "doctor.in-use": "in use by an Easel that runs already",
  "doctor.stop-first": "An Easel already runs with this data folder. To start anew, stop it first.",
  "doctor.free-space": "{{free, bytes}} free",
  "doctor.make-room":
    "The disk of {{folder}} is almost full: make room, or choose another folder with EASEL_DATA_DIR.",
  "doctor.proxy": "Proxy",
  "doctor.proxy-for": "{{scheme}} goes through {{proxy}}",
  "doctor.proxy-except": "not to {{hosts}}, nor to this machine (NO_PROXY)",
  "doctor.proxy-dead": "{{proxy}} does not answer",
  "doctor.proxy-not-gateway":
    "Discord's gateway (gateway.discord.gg, port 443) does not go through it: let this machine reach it",
  "doctor.mend-proxy":
    "Correct HTTPS_PROXY and HTTP_PROXY, or take them away: nothing gets out through a proxy that does not answer.",
  "doctor.no-token": "no DISCORD_TOKEN: npm start opens the playground",
  "doctor.add-to-server":
    "To bring the bot into a server, follow “Add it to a server” in README.md.",
  "doctor.token-works": "the token works; the bot is called {{name}}",
  "doctor.add-it": "add it: {{url}}",
  "doctor.not-set-up": "not set up ({{settings, choices}})",
  "doctor.key-works": "the key works; {{credits, price}} credits left",
  "doctor.key-not-refused": "the key is not refused; the model is {{model}}",
  "doctor.almost-empty": "{{provider}} is almost out of credits: top up in its console.",
  "doctor.key-refused": "the key in {{setting}} is refused",
  "doctor.copy-key-again":
    "Copy the key out of {{provider}}'s console once more, and put it into {{setting}}.",
  "doctor.no-credits": "no credits left",
  "doctor.top-up": "{{provider}} has no credits left: top up in its console.",
  "doctor.no-answer": "no answer to work with ({{reason}})",
  "doctor.too-slow": "none in time",
  "doctor.look-at-network":
    "{{provider}} did not answer as it should: look whether the network and the base URL are right, or try again later.",
  "doctor.own-engine": "Own engine",
  "doctor.no-usable-model": "no model that works in {{folder}}",
  "doctor.device-is": "EASEL_DEVICE is {{device}}",
  "doctor.device-works": "{{device}} works",
  "doctor.device-fails": "{{device}} does not: {{reason}}",
  "doctor.card-needs-driver":
    "The graphics card ({{card}}) has no driver: install NVIDIA's driver, then run npm run doctor again.",
  "doctor.card-needs-part":
    "The graphics card ({{card}}) is not used: ONNX Runtime's part for CUDA is missing. npm run gpu fetches it (about 400 MB). CUDA 12 and cuDNN 9 are needed beside it (docs/gpu.md).",
  "doctor.card-needs-cuda":
    "The graphics card ({{card}}) is not used: CUDA 12 and cuDNN 9 cannot be loaded. Install both (docs/gpu.md); in Docker, start the container with --gpus all.",
  "doctor.card-needs-vulkan":
    "The graphics card ({{card}}) is not used: its Vulkan driver is missing. On Debian and Ubuntu: sudo apt install mesa-vulkan-drivers.",
  "doctor.model-folders": "Model folders",
  "doctor.models": "Models",
  "doctor.model": "{{id}}  ({{name}})",
  "doctor.default": "{{id}}  ({{name}}; the default)",
  "doctor.no-models": "none",
  "doctor.need-a-model":
    "Put a Stable Diffusion model in the diffusers layout (ONNX) into EASEL_MODELS_DIR, or set up one of the services in docs/providers.md.",
  "doctor.default-missing": "not {{wanted}}, which EASEL_DEFAULT_MODEL names",
  "doctor.default-late":
    "not {{wanted}}, which EASEL_DEFAULT_MODEL names; it may come when its server answers",
  "doctor.choose-default": "Set EASEL_DEFAULT_MODEL to auto, or to one of these models.",
  "doctor.unfinished": "{{name}}: not whole yet; npm run models -- pull goes on where it was",
} as const;
