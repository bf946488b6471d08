/** Moving a data folder to a server, and looking at what is there. */
export const moving = {
  "data.move-usage":
    "Say where to move the data folder to: npm run data -- move postgres://NAME:PASSWORD@HOST:5432/DATABASE (or set DATABASE_URL). The pictures go along when EASEL_PICTURES_URL is set.",
  "data.nothing-to-move":
    "There is nothing to move: {{folder}} holds no database. Name its folder with EASEL_DATA_DIR.",
  "data.not-empty":
    "The database holds something already ({{tables, list}}), and not what is in this data folder. Give it an empty one (createdb).",
  "data.no-tables":
    "No Easel has used this database yet. Take a data folder over with npm run data -- move, or start Easel with DATABASE_URL.",
  "data.was-moved":
    "What was in {{folder}} has moved to {{place}}. Set DATABASE_URL to it; docs/scale.md says how to go back.",
  "data.moved": "Everything in {{folder}} is in {{place}} now:",
  "data.moved-table": "  {{table}}: {{rows, number}}",
  "data.moved-pictures":
    "Pictures in {{bucket}}: {{moved, number}} copied, {{before, number}} there before.",
  "data.unusable-pictures_one":
    "{{count}} picture is not in the folder, or not what was stored, and was left out.",
  "data.unusable-pictures_other":
    "{{count}} pictures are not in the folder, or not what was stored, and were left out.",
  "data.pictures-stay": "The pictures stay in {{folder}}, which Easel still needs.",
  "data.move-next":
    "Nothing was removed from the folder. Now set DATABASE_URL, look with npm run data -- check, and start Easel.",
  "data.compared": "Compared with {{folder}}, from where it was moved:",
  "data.compared-table":
    "  {{table}}: {{same, number}} the same, {{different, number}} different, {{missing, number}} missing",
  "data.compared-later":
    "Once Easel has worked with the database, differences are as they should be.",
  "data.look-at-backup":
    "What is missing or changed can only come from a backup: see docs/scale.md.",
} as const;
