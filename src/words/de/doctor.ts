/** What the doctor finds. */
export const doctor = {
  "doctor.title": "Easel {{version}} auf Node {{node}}, {{system}}",
  "doctor.next": "Was als Nächstes zu tun ist:",
  "doctor.again": "Danach noch einmal npm run doctor.",
  "doctor.start": "npm start",
  "doctor.settings": "Einstellungen",
  "doctor.from-file": "aus .env und der Umgebung",
  "doctor.no-file": "keine .env; alles wie mitgeliefert",
  "doctor.change-settings": "Ändere diese Einstellungen; alles Weitere wurde nicht angesehen.",
  "doctor.node": "Node",
  "doctor.old-node": "{{node}} ist zu alt",
  "doctor.use-npm":
    "Starte Easel über npm (npm start, npm run doctor): Es bringt das Node mit, das es braucht.",
  "doctor.data": "Daten",
  "doctor.data-new": "{{folder}} (wird beim ersten Start angelegt)",
  "doctor.cannot-write": "{{path}} lässt sich nicht beschreiben",
  "doctor.let-write":
    "Erlaube diesem Benutzer, alles in {{folder}} zu beschreiben, oder wähle mit EASEL_DATA_DIR einen anderen Ordner.",
  "doctor.in-use": "in Gebrauch von einem Easel, das schon läuft",
  "doctor.stop-first":
    "Mit diesem Datenordner läuft schon ein Easel. Beende es, um neu zu starten.",
  "doctor.free-space": "{{free, bytes}} frei",
  "doctor.make-room":
    "Die Platte von {{folder}} ist fast voll: Schaffe Platz oder wähle mit EASEL_DATA_DIR einen anderen Ordner.",
  "doctor.proxy": "Proxy",
  "doctor.proxy-for": "{{scheme}} geht über {{proxy}}",
  "doctor.proxy-except": "nicht zu {{hosts}} und nicht zu diesem Rechner (NO_PROXY)",
  "doctor.proxy-dead": "{{proxy}} antwortet nicht",
  "doctor.proxy-not-gateway":
    "das Gateway von Discord (gateway.discord.gg, Port 443) geht nicht darüber: lass diesen Rechner dorthin",
  "doctor.mend-proxy":
    "Berichtige HTTPS_PROXY und HTTP_PROXY oder nimm sie weg: Über einen Proxy, der nicht antwortet, kommt nichts hinaus.",
  "doctor.no-token": "kein DISCORD_TOKEN: npm start öffnet den Spielplatz",
  "doctor.add-to-server":
    "Wie der Bot auf einen Server kommt, steht in README.md unter „Add it to a server“.",
  "doctor.token-works": "das Token gilt; der Bot heißt {{name}}",
  "doctor.add-it": "hinzufügen: {{url}}",
  "doctor.not-set-up": "nicht eingerichtet ({{settings, choices}})",
  "doctor.key-works": "der Schlüssel gilt; noch {{credits, price}} Guthaben",
  "doctor.key-not-refused": "der Schlüssel wird nicht abgelehnt; das Modell ist {{model}}",
  "doctor.almost-empty":
    "Das Guthaben bei {{provider}} ist fast aufgebraucht: Lade es in der Konsole des Dienstes auf.",
  "doctor.key-refused": "der Schlüssel in {{setting}} wird abgelehnt",
  "doctor.copy-key-again":
    "Kopiere den Schlüssel noch einmal aus der Konsole von {{provider}} und trage ihn in {{setting}} ein.",
  "doctor.no-credits": "kein Guthaben mehr",
  "doctor.top-up":
    "Das Guthaben bei {{provider}} ist aufgebraucht: Lade es in der Konsole des Dienstes auf.",
  "doctor.no-answer": "keine brauchbare Antwort ({{reason}})",
  "doctor.too-slow": "keine zur rechten Zeit",
  "doctor.look-at-network":
    "{{provider}} hat nicht geantwortet, wie es sollte: Sieh nach, ob Netz und Adresse stimmen, oder versuche es später noch einmal.",
  "doctor.own-engine": "Eigene Engine",
  "doctor.no-usable-model": "kein brauchbares Modell in {{folder}}",
  "doctor.device-is": "EASEL_DEVICE ist {{device}}",
  "doctor.device-works": "{{device}} geht",
  "doctor.device-fails": "{{device}} geht nicht: {{reason}}",
  "doctor.card-needs-driver":
    "Die Grafikkarte ({{card}}) hat keinen Treiber: Installiere den Treiber von NVIDIA, danach noch einmal npm run doctor.",
  "doctor.card-needs-part":
    "Die Grafikkarte ({{card}}) wird nicht genutzt: ONNX Runtimes Teil für CUDA fehlt. npm run gpu holt ihn (rund 400 MB). Daneben braucht es CUDA 12 und cuDNN 9 (docs/gpu.md).",
  "doctor.card-needs-cuda":
    "Die Grafikkarte ({{card}}) wird nicht genutzt: CUDA 12 und cuDNN 9 lassen sich nicht laden. Installiere beides (docs/gpu.md); in Docker starte den Container mit --gpus all.",
  "doctor.card-needs-vulkan":
    "Die Grafikkarte ({{card}}) wird nicht genutzt: Ihr Vulkan-Treiber fehlt. Unter Debian und Ubuntu: sudo apt install mesa-vulkan-drivers.",
  "doctor.model-folders": "Modellordner",
  "doctor.models": "Modelle",
  "doctor.model": "{{id}}  ({{name}})",
  "doctor.default": "{{id}}  ({{name}}; die Vorgabe)",
  "doctor.no-models": "keine",
  "doctor.need-a-model":
    "Lege ein Stable-Diffusion-Modell im Aufbau von diffusers (ONNX) in EASEL_MODELS_DIR, oder richte einen der Dienste aus docs/providers.md ein.",
  "doctor.default-missing": "nicht {{wanted}}, das EASEL_DEFAULT_MODEL nennt",
  "doctor.default-late":
    "nicht {{wanted}}, das EASEL_DEFAULT_MODEL nennt; es kann noch kommen, wenn sein Server antwortet",
  "doctor.choose-default": "Setze EASEL_DEFAULT_MODEL auf auto oder auf eines dieser Modelle.",
  "doctor.unfinished":
    "{{name}}: noch nicht vollständig; npm run models -- pull macht dort weiter, wo es war",
} as const;
