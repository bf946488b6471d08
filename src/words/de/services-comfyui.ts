/** Was der Anbieter für ComfyUI sagt. */
export const servicesComfyui = {
  "services.comfyui-header":
    "{{name}} muss ein Header mit seinem Wert sein, etwa „Authorization: Bearer …“.",
  "services.comfyui-out-of-memory":
    "{{provider}} hatte zu wenig Speicher. Wähle eine kleinere Größe oder weniger Bilder und versuche es noch einmal.",
  "services.comfyui-node-failed":
    "{{provider}} konnte das Bild nicht fertigstellen: Der Knoten {{node, code}} ist gescheitert. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.comfyui-stopped":
    "Jemand hat dieses Bild bei {{provider}} angehalten. Versuche es noch einmal, wenn es frei ist.",
  "services.comfyui-missing":
    "{{provider}} hat {{option, code}} unter diesem Namen nicht mehr. Wähle etwas anderes und versuche es noch einmal.",
  "services.comfyui-missing-node":
    "{{provider}} hat einen Knoten dieses Workflows nicht ({{node}}): Dort fehlt eine Erweiterung. Wähle ein anderes Modell und sag es dem, der den Bot betreibt.",
  "services.comfyui-forgot":
    "{{provider}} hat das Bild angenommen und vergessen: Es wurde neu gestartet oder seine Warteschlange geleert. Versuche es noch einmal.",
  "services.comfyui-no-file":
    "{{provider}} ist ohne Bild fertig geworden. Sieh nach, was der Workflow speichert.",
  "services.comfyui-other-file":
    "{{provider}} hat eine Datei gemacht ({{file}}), die weder Bild noch Film ist. Sieh nach, was der Workflow speichert.",
  "services.comfyui-ui-file":
    "{{file}} ist ein Workflow, wie ihn der Editor speichert. Öffne ihn in ComfyUI, wähle Workflow → Export (API) und lege stattdessen diese Datei in den Ordner.",
  "services.comfyui-bad-file": "{{file}} ist kein Workflow im API-Format: {{reason}}.",
  "services.comfyui-bad-sidecar": "{{file}} ist nicht zu gebrauchen: {{reason}}.",
  "services.comfyui-unknown-slot":
    "{{file}} nennt {{name, code}}, wofür es nichts gibt. Es gibt {{choices, codes}}.",
  "services.comfyui-workflows_one": "ein eigener Workflow",
  "services.comfyui-workflows_other": "{{count}} eigene Workflows",
  "services.comfyui-no-output":
    "{{file}} speichert kein Bild: Es braucht einen Knoten wie SaveImage.",
  "services.comfyui-machine": "{{url}}: Version {{version}}, {{device}}, {{free, bytes}} frei",
  "services.comfyui-waiting_one": "ein Bild ist in der Warteschlange",
  "services.comfyui-waiting_other": "{{count}} Bilder sind in der Warteschlange",
  "services.comfyui-lists":
    "Checkpoints: {{checkpoints}}, LoRAs: {{loras}}, ControlNets: {{controlNets}}, Upscale-Modelle: {{upscalers}}",
  "services.comfyui-down": "{{url}} antwortet nicht ({{reason}})",
  "services.comfyui-start":
    "Starte ComfyUI unter {{url}} (auf einem anderen Rechner mit --listen) oder berichtige COMFYUI_URL.",
  "services.comfyui-no-models":
    "Lege einen Checkpoint in ComfyUIs models/checkpoints oder einen Workflow in COMFYUI_WORKFLOWS_DIR.",
  "services.comfyui-refused": "{{url}} nimmt diesen Bot nicht an (Status 401 oder 403)",
  "services.comfyui-mend-header":
    "Setze COMFYUI_HEADER auf das, was der Proxy vor {{url}} verlangt.",
  "services.comfyui-lacks": "es fehlen die Knoten {{nodes, list}}: ComfyUI ist dort zu alt",
} as const;
