/** Modelle herunterladen. */
export const hub = {
  "hub.exists":
    "{{target}} gibt es schon. Entferne es zuerst oder gib diesem Modell mit --as einen anderen Namen.",
  "hub.cut-off-going-on": "Die Verbindung zu {{host}} ist abgerissen; es geht weiter.",
  "hub.cut-off-asking-again": "Die Verbindung zu {{host}} ist abgerissen; ich frage noch einmal.",
  "hub.no-answer-asking-again": "{{host}} antwortet nicht; ich frage noch einmal.",
  "hub.faulty-asking-again": "{{host}} funktioniert gerade nicht gut; ich frage noch einmal.",
  "hub.asks-to-wait": "{{host}} bittet darum, {{seconds, number}} s zu warten.",
  "hub.wrong-length":
    "{{host}} hat {{announced, number}} Bytes von {{file}} angekündigt, schickt aber {{said}}. Versuche es später noch einmal; der Rest bleibt liegen.",
  "hub.more": "mehr",
  "hub.damaged":
    "{{file}} kam ganz von {{host}}, aber {{hash}} ist nicht der angekündigte Wert, deshalb wurde die Datei weggeworfen. Versuche es später noch einmal; der Rest bleibt liegen.",
  "hub.git-hash": "git-Hash",
  "hub.not-as-announced":
    "{{file}} ist nicht das, was {{host}} angekündigt hat. Versuche es später noch einmal.",
  "hub.cut-off-for-good":
    "Die Verbindung zu {{host}} ist immer wieder abgerissen, während {{file}} kam. Rufe denselben Befehl später noch einmal auf; was da ist, bleibt liegen.",
  "hub.leaves-https": "{{host}} führt von https weiter zu {{scheme}}, und dem wird nicht gefolgt.",
  "hub.too-many-redirects": "{{host}} führt mehr als {{most, number}} Mal weiter.",
  "hub.not-a-hub":
    "{{host}} hat nicht so geantwortet, wie es ein Hub tut. Prüfe HF_ENDPOINT oder versuche es später noch einmal.",
  "hub.endless-list":
    "{{host}} zählt bei {{repository}} mehr auf, als ein Modell hat (über {{most, number}} {{what}}). Prüfe den Namen und HF_ENDPOINT.",
  "hub.files": "Dateien",
  "hub.pages": "Seiten",
  "hub.unreachable":
    "{{host}} war nicht zu erreichen. Prüfe die Verbindung oder setze HF_ENDPOINT auf einen Spiegel; was da ist, bleibt liegen.",
  "hub.unreachable-by-proxy":
    "{{host}} war über den Proxy aus HTTPS_PROXY oder HTTP_PROXY nicht zu erreichen. Prüfe den Proxy und NO_PROXY oder setze HF_ENDPOINT auf einen Spiegel; was da ist, bleibt liegen.",
  "hub.not-working":
    "{{host}} funktioniert im Moment nicht (Status {{status, number}}). Versuche es später noch einmal; was da ist, bleibt liegen.",
  "hub.left-alone":
    "{{host}} will {{seconds, number}} s lang in Ruhe gelassen werden. Versuche es dann noch einmal; was da ist, bleibt liegen. Mit einem HF_TOKEN erlaubt der Hub mehr.",
  "hub.left-alone-with-token":
    "{{host}} will {{seconds, number}} s lang in Ruhe gelassen werden. Versuche es dann noch einmal; was da ist, bleibt liegen.",
  "hub.no-space":
    "{{folder}} braucht noch {{needed}}, aber auf der Festplatte von {{modelsDir}} sind nur {{free}} frei. Mach Platz oder setze EASEL_MODELS_DIR auf eine andere Festplatte.",
  "hub.disk-full":
    "Die Festplatte von {{modelsDir}} ist voll. Mach Platz und rufe denselben Befehl noch einmal auf; was da ist, bleibt liegen.",
  "hub.not-written":
    "In {{modelsDir}} kann nicht geschrieben werden ({{reason}}). Gib diesem Benutzer das Recht dazu oder setze EASEL_MODELS_DIR.",
  "hub.licence-not-accepted":
    "{{repository}} ist nur für die, die seine Lizenz angenommen haben, und das Konto von HF_TOKEN gehört nicht dazu. Nimm sie auf {{page}} an und versuche es noch einmal.",
  "hub.licence-needs-token":
    "{{repository}} ist nur für die, die seine Lizenz angenommen haben. Nimm sie auf {{page}} an und setze HF_TOKEN auf ein Token dieses Kontos.",
  "hub.no-revision": "{{repository}} hat keine Revision „{{revision}}“.",
  "hub.bad-token":
    "{{host}} nimmt HF_TOKEN nicht an. Mach ein neues Token mit Leserecht oder lass es leer.",
  "hub.file-not-there": "{{repository}} führt eine Datei auf, die {{host}} nicht hat.",
  "hub.no-repository":
    "Bei {{host}} gibt es kein Modell {{repository}}, oder es ist nicht für alle offen: Nimm seine Lizenz auf {{page}} an und setze HF_TOKEN. Prüfe den Namen.",
  "hub.no-repository-for-token":
    "Bei {{host}} gibt es kein Modell {{repository}}, oder das Konto von HF_TOKEN darf es nicht sehen. Prüfe den Namen.",
  "hub.refused": "{{host}} hat {{repository}} mit Status {{status, number}} verweigert.",
  "hub.several-loras": "In {{repository}} liegen mehrere LoRAs. Nenne eines davon: {{choices}}.",
  "hub.several-models": "{{repository}} enthält mehrere Modelle. Nenne eines von {{choices}}.",
  "hub.no-index":
    "{{repository}} hat kein {{index}} und ist deshalb nicht im Aufbau von diffusers. Suche einen anderen Export.",
  "hub.no-graph": "{{repository}} hat kein {{graph}}. Suche einen anderen Export.",
  "hub.pytorch-only":
    "{{repository}} enthält nur PyTorch-Gewichte. docs/models.md sagt, wie man sie mit optimum-cli exportiert; oder suche einen ONNX-Export.",
  "hub.no-model":
    "{{repository}} enthält kein ONNX-Modell im Aufbau von diffusers (unet/model.onnx). Suche einen anderen Export.",
  "hub.bad-folder-name":
    "„{{name}}“ kann nicht der Name eines Modellordners sein. Nimm Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.",
  "hub.no-preset":
    "Es gibt keine Vorgabe „{{name}}“. Nenne eine von {{presets, list}} oder ein Repository als owner/name.",
  "hub.note-full-precision": "volle Genauigkeit; braucht etwa {{gigabytes, number}} GB Speicher",
  "hub.note-half-download":
    "halb so viel herunterzuladen; auf der CPU braucht es mehr Speicher als volle Genauigkeit",
  "hub.note-few-steps-half": "{{steps}} Schritte; Gewichte in halber Genauigkeit",
  "hub.note-few-steps-full":
    "{{steps}} Schritte; volle Genauigkeit; braucht etwa {{gigabytes, number}} GB Speicher",
  "hub.note-graphics-cards": "Gewichte in halber Genauigkeit, für Grafikkarten gemacht",
  "hub.note-autoencoder": "kein eigenes Modell: Vorschauen und Dekodieren mit wenig Speicher",
  "hub.note-noise": "zeichnet Rauschen; um den Weg eines Modells auszuprobieren",
  "hub.warning-cuda":
    "Dieser Export ist für CUDA gemacht (NhwcConv, GroupNorm) und läuft weder auf der CPU noch mit WebGPU.",
  "hub.warning-directml":
    "Dieser Export ist für DirectML gemacht (GroupNorm) und läuft weder auf der CPU noch mit WebGPU.",
} as const;
