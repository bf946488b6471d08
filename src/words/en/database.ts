/** What is wrong with a PostgreSQL database. */
export const database = {
  "storage.unreachable":
    "I cannot reach the place where I keep my data at the moment, so I cannot take anything new. It works again by itself as soon as I can; whoever runs this bot finds why in its log.",
  "database.unreachable":
    "The database at {{host}} (DATABASE_URL) cannot be reached: {{reason}}. Look whether PostgreSQL runs there and whether the address, the port and the network are right.",
  "database.refused-login":
    "PostgreSQL at {{host}} does not accept the name or the password in DATABASE_URL: {{reason}}. Correct them, or give that name access.",
  "database.no-database":
    "PostgreSQL at {{host}} has no database {{database, code}}. Create it (createdb), or correct DATABASE_URL.",
  "database.no-rights":
    "The name in DATABASE_URL may not make or change tables in {{database, code}}: {{reason}}. Give it that right, as with: grant create, usage on schema public to NAME",
  "database.no-encryption":
    "No encrypted connection to the database at {{host}} could be made: {{reason}}. See sslmode and sslrootcert in DATABASE_URL.",
  "database.not-usable": "The database {{database, code}} cannot be used: {{reason}}.",
  "database.too-old":
    "PostgreSQL {{version}} is too old: Easel needs {{oldest, number}} or newer. Update it, or give DATABASE_URL another server.",
  "database.in-use":
    "Another Easel already uses this database. Stop it first; several at once need REDIS_URL, in all of them.",
  "database.held-alone":
    "An Easel uses this database alone, because it has no REDIS_URL. Stop it first; several at once need REDIS_URL, in all of them.",
  "database.wrong-url":
    "{{name}} has to look like postgres://NAME:PASSWORD@HOST:5432/DATABASE. Leave it empty to keep everything in the data folder.",
  "database.newer":
    "This database was written by a newer Easel (it has {{migrations, list}}). Start that version again, or give DATABASE_URL another database.",
  "database.read-only":
    "The database {{database, code}} (DATABASE_URL) can only be read: it is a copy of another one, or set so. Give DATABASE_URL the server that takes changes.",
  "database.may-not-create":
    "{{name, code}} may not make and write tables in {{database, code}} (DATABASE_URL). Let it own that database, or give it the right, as with: grant create, usage on schema public to {{name}}",
} as const;
