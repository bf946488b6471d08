/** What ComfyUI's provider says. */
export const servicesComfyui = {
  "services.comfyui-header":
    '{{name}} must be one header with its value, such as "Authorization: Bearer …".',
  "services.comfyui-out-of-memory":
    "{{provider}} ran out of memory. Choose a smaller size or fewer pictures, and try again.",
  "services.comfyui-node-failed":
    "{{provider}} could not finish the picture: its node {{node, code}} failed. Try again, or choose another model.",
  "services.comfyui-stopped":
    "Somebody stopped this picture at {{provider}}. Try again when it is free.",
  "services.comfyui-missing":
    "{{provider}} has no {{option, code}} of that name any more. Choose another one, and try again.",
  "services.comfyui-missing-node":
    "{{provider}} lacks a node of this workflow ({{node}}): an extension is not installed there. Choose another model, and tell whoever runs the bot.",
  "services.comfyui-forgot":
    "{{provider}} took the picture on and forgot it: it was restarted or its queue was cleared. Try again.",
  "services.comfyui-no-file":
    "{{provider}} finished without a picture. Look at what the workflow saves.",
  "services.comfyui-other-file":
    "{{provider}} made a file ({{file}}) that is neither picture nor film. Look at what the workflow saves.",
  "services.comfyui-ui-file":
    "{{file}} is a workflow as the editor saves it. Open it in ComfyUI and choose Workflow → Export (API), and put that file into the folder instead.",
  "services.comfyui-bad-file": "{{file}} is no workflow in API format: {{reason}}.",
  "services.comfyui-bad-sidecar": "{{file}} cannot be used: {{reason}}.",
  "services.comfyui-unknown-slot":
    "{{file}} names {{name, code}}, which nothing stands for. There are {{choices, codes}}.",
  "services.comfyui-workflows_one": "one workflow of your own",
  "services.comfyui-workflows_other": "{{count}} workflows of your own",
  "services.comfyui-no-output": "{{file}} saves no picture: it needs a node such as SaveImage.",
  "services.comfyui-machine": "{{url}}: version {{version}}, {{device}}, {{free, bytes}} free",
  "services.comfyui-waiting_one": "one picture is in its queue",
  "services.comfyui-waiting_other": "{{count}} pictures are in its queue",
  "services.comfyui-lists":
    "checkpoints: {{checkpoints}}, LoRAs: {{loras}}, ControlNets: {{controlNets}}, upscale models: {{upscalers}}",
  "services.comfyui-down": "{{url}} does not answer ({{reason}})",
  "services.comfyui-start":
    "Start ComfyUI at {{url}} (with --listen where it is another machine), or correct COMFYUI_URL.",
  "services.comfyui-no-models":
    "Put a checkpoint into ComfyUI's models/checkpoints, or a workflow into COMFYUI_WORKFLOWS_DIR.",
  "services.comfyui-refused": "{{url}} does not accept this bot (status 401 or 403)",
  "services.comfyui-mend-header":
    "Set COMFYUI_HEADER to what the proxy in front of {{url}} asks for.",
  "services.comfyui-lacks": "it lacks the nodes {{nodes, list}}: ComfyUI there is too old",
} as const;
