/** What is wrong with a PostgreSQL database. */
export const database = {
  "storage.unreachable":
    "Ich erreiche den Ort, an dem ich meine Daten aufbewahre, gerade nicht, deshalb kann ich nichts Neues annehmen. Sobald ich sie erreiche, geht es von selbst weiter; wer diesen Bot betreibt, findet den Grund im Protokoll.",
  "database.unreachable":
    "Die Datenbank auf {{host}} (DATABASE_URL) ist nicht zu erreichen: {{reason}}. Prüfe, ob PostgreSQL dort läuft und ob Adresse, Port und Netz stimmen.",
  "database.refused-login":
    "PostgreSQL auf {{host}} nimmt den Namen oder das Passwort in DATABASE_URL nicht an: {{reason}}. Berichtige sie, oder gib diesem Namen Zugang.",
  "database.no-database":
    "PostgreSQL auf {{host}} hat keine Datenbank {{database, code}}. Lege sie an (createdb), oder berichtige DATABASE_URL.",
  "database.no-rights":
    "Der Name in DATABASE_URL darf in {{database, code}} keine Tabellen anlegen oder ändern: {{reason}}. Gib ihm das Recht, etwa mit: grant create, usage on schema public to NAME",
  "database.no-encryption":
    "Zur Datenbank auf {{host}} kam keine verschlüsselte Verbindung zustande: {{reason}}. Siehe sslmode und sslrootcert in DATABASE_URL.",
  "database.not-usable": "Die Datenbank {{database, code}} lässt sich nicht benutzen: {{reason}}.",
  "database.too-old":
    "PostgreSQL {{version}} ist zu alt: Easel braucht {{oldest, number}} oder neuer. Erneuere es, oder gib DATABASE_URL einen anderen Server.",
  "database.in-use":
    "Ein anderes Easel benutzt diese Datenbank bereits. Beende es zuerst; mehrere zugleich brauchen REDIS_URL, und zwar alle.",
  "database.held-alone":
    "Ein Easel ohne REDIS_URL benutzt diese Datenbank allein. Beende es zuerst; mehrere zugleich brauchen REDIS_URL, und zwar alle.",
  "database.wrong-url":
    "{{name}} muss aussehen wie postgres://NAME:PASSWORT@HOST:5432/DATENBANK. Lass es leer, um alles im Datenordner aufzubewahren.",
  "database.newer":
    "Diese Datenbank wurde von einem neueren Easel geschrieben (sie hat {{migrations, list}}). Starte wieder jene Version, oder gib DATABASE_URL eine andere Datenbank.",
  "database.read-only":
    "Die Datenbank {{database, code}} (DATABASE_URL) kann nur gelesen werden: Sie ist die Kopie einer anderen, oder so eingestellt. Gib in DATABASE_URL den Server an, der Änderungen annimmt.",
  "database.may-not-create":
    "{{name, code}} darf in {{database, code}} (DATABASE_URL) keine Tabellen anlegen und beschreiben. Lass die Datenbank diesem Namen gehören, oder gib ihm das Recht, etwa mit: grant create, usage on schema public to {{name}}",
} as const;
