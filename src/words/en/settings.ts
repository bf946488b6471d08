/** What is wrong with a setting. */
export const settings = {
  "settings.wrong":
    "These settings need a change (in .env or the environment):\n{{problems, lines}}",
  "settings.whole-number": "{{name}} must be a whole number from {{min}} to {{max}}.",
  "settings.amount": "{{name}} must be a number such as 0.02, zero or more.",
  "settings.megabytes": "{{name}} must be a whole number of megabytes from {{min}} to {{max}}.",
  "settings.on-off": '{{name}} must be "on" or "off".',
  "settings.one-of": "{{name}} must be one of {{choices, choices}}.",
  "settings.address": "{{name}} must be a web address that begins with https:// or http://.",
  "settings.addresses":
    "{{name}} must be web addresses that begin with https:// or http://, with commas between.",
  "settings.discord-api":
    "{{name}} must be a web address that begins with https:// or http:// and ends in /api.",
  "settings.key": "{{name}} must be one line without spaces: copy it again from where you got it.",
  "settings.text": "{{name}} must be one line of at most 1000 characters.",
  "settings.snowflake":
    "{{name}} must be an id of 17 to 20 digits (Discord: right click, Copy ID).",
  "settings.size": "{{name}} must be a size in pixels such as 1024x768, at most 8192 a side.",
  "settings.snowflakes":
    "{{name}} must be ids of 17 to 20 digits with commas between (Discord: right click, Copy ID).",
  "settings.allowed-address":
    '{{name}} holds "{{part}}": write host:port (127.0.0.1:8080) or a range (10.0.0.0/8), with commas between.',
  "settings.proxy":
    "{{name}} must be the address of an HTTP proxy, such as http://proxy.example:3128.",
  "settings.default-model":
    'EASEL_DEFAULT_MODEL is "{{wanted}}", but the models here are: {{models, list}}.',
  "settings.default-model-none":
    'EASEL_DEFAULT_MODEL is "{{wanted}}", but there is no model here. Put one into EASEL_MODELS_DIR, or set up a service.',
  "settings.unwritable-data":
    "The data folder {{folder}} cannot be written ({{path}}). Let this user write it, or choose another with EASEL_DATA_DIR.",
  "settings.no-data-folder":
    "The data folder {{folder}} cannot be made. Choose one that can be written with EASEL_DATA_DIR.",
  "settings.unreadable":
    "{{path}} cannot be read ({{code}}). Let this user read it, or take it away.",
  "settings.no-text":
    "{{path}} is no text file that can be read. Save it as UTF-8 text, or begin again from .env.example.",
  "settings.open-quote":
    "{{name}} (line {{line}} of .env) begins with a quotation mark that does not end in the same line.",
  "settings.no-assignment": "Line {{line}} of .env is not NAME=value and was left out.",
  "settings.twice":
    "{{name}} stands twice in .env (lines {{before}} and {{line}}): the last one counts.",
  "settings.old-encoding":
    ".env is not UTF-8: its special letters were read as Windows-1252. Save it as UTF-8 to be sure of them.",
  "settings.unknown-name": "There is no setting {{name}}: it does nothing.",
  "settings.likely-name":
    "There is no setting {{name}}: it does nothing. Perhaps {{likely}} is meant.",
} as const;
