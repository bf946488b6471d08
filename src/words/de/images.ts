/** What is wrong with a picture. */
export const images = {
  "images.animated": "Das Bild ist animiert; das erste Einzelbild wurde genommen.",
  "images.animated-mask": "Die Maske ist animiert; das erste Einzelbild wurde genommen.",
  "images.black-mask":
    "Die Maske ist ganz schwarz, also würde nichts neu gezeichnet: Male weiß an, was sich ändern soll.",
  "images.damaged":
    "Dieses Bild ist beschädigt oder unvollständig. Öffne es, speichere es neu als PNG oder JPEG und sende das.",
  "images.damaged-header":
    "Diese Datei beginnt wie ein {{format}}, lässt sich aber nicht lesen: Sie ist beschädigt oder abgeschnitten. Speichere sie neu als PNG oder JPEG und sende das.",
  "images.does-not-fit":
    "Hier dürfen Dateien höchstens {{most, bytes}} groß sein, und so klein lässt sich das Bild nicht machen.",
  "images.empty-file":
    "Diese Datei ist leer (0 Byte). Sende das Bild noch einmal; vielleicht wurde das Hochladen unterbrochen.",
  "images.film-does-not-fit":
    "Hier dürfen Dateien höchstens {{most, bytes}} groß sein, und Animationen und Filme werden hier nicht verkleinert.",
  "images.file-too-large":
    "Diese Datei ist {{size, bytes}} groß, erlaubt sind höchstens {{most, bytes}}. Speichere sie als JPEG oder verkleinere sie.",
  "images.no-picture": "Diese Datei ist kein Bild. Sende ein PNG, JPEG, WebP, GIF oder AVIF.",
  "images.other-format":
    "{{format}}-Bilder können hier nicht gelesen werden. Speichere es als PNG oder JPEG und sende das.",
  "images.scaled-down":
    "Das Bild wurde von {{width}} × {{height}} auf {{keptWidth}} × {{keptHeight}} verkleinert.",
  "images.side-too-long":
    "Dieses Bild hat {{width}} × {{height}} Pixel, und eine Seite darf höchstens {{most}} haben. Verkleinere es und sende es noch einmal.",
  "images.side-too-short":
    "Dieses Bild hat {{width}} × {{height}} Pixel; jede Seite muss mindestens {{least}} haben. Sende ein größeres.",
  "images.svg":
    "SVG ist ein Zeichenprogramm, kein Bild, und wird hier nicht ausgeführt. Exportiere es als PNG und sende das.",
  "images.too-costly":
    "Diese Datei zu lesen, braucht mehr Speicher oder Zeit, als eine Datei hier brauchen darf. Verkleinere das Bild, speichere es neu als PNG oder JPEG und sende das.",
  "images.too-many-avif-pixels":
    "Dieses AVIF hat {{width}} × {{height}} Pixel, und in diesem Format sind höchstens {{most}} Megapixel erlaubt. Speichere es als JPEG oder verkleinere es.",
  "images.too-many-decoded-bytes":
    "Dieses Bild hat {{width}} × {{height}} Pixel und braucht ausgepackt {{decodedBytes, bytes}}; erlaubt sind höchstens {{most, bytes}}. Speichere es mit 8 Bit je Kanal oder verkleinere es.",
  "images.too-many-frames":
    "Diese Animation hat {{frames}} Einzelbilder, erlaubt sind höchstens {{most}}. Speichere das erste als PNG und sende das.",
  "images.too-many-pixels":
    "Dieses Bild hat {{width}} × {{height}} Pixel, erlaubt sind höchstens {{most}} Megapixel. Verkleinere es und sende es noch einmal.",
  "images.too-much-text":
    "Die Datei dieses Bildes enthält mehr Text, als hier gelesen wird ({{most, bytes}}); wie es entstand, bleibt also unbekannt.",
  "images.too-narrow":
    "Dieses Bild hat {{width}} × {{height}} Pixel; eine Seite darf höchstens {{most}}-mal so lang sein wie die andere. Schneide es zu und sende es noch einmal.",
} as const;
