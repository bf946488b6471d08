/** Pictures in a service that speaks S3. */
export const pictures = {
  "pictures.wrong-url":
    "{{name}} muss aussehen wie s3://BUCKET oder s3://BUCKET/PRÄFIX. Lass es leer, um Bilder im Datenordner aufzubewahren.",
  "pictures.refused":
    "In den Bucket {{bucket, code}} (EASEL_PICTURES_URL) bei {{where}} lässt sich nichts schreiben: {{reason}}. Prüfe den Namen des Buckets, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION und, wenn es nicht Amazon ist, AWS_ENDPOINT_URL_S3.",
  "pictures.may-not-write":
    "Der Bucket {{bucket, code}} (EASEL_PICTURES_URL) bei {{where}} kann nicht beschrieben werden: {{reason}}. Prüfe seinen Namen, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION und, wenn es nicht Amazon ist, AWS_ENDPOINT_URL_S3.",
  "pictures.may-not-read":
    "Objekte im Bucket {{bucket, code}} bei {{where}} können nicht gelesen werden: {{reason}}. Erlaube s3:GetObject unter dem Präfix von EASEL_PICTURES_URL.",
  "pictures.may-not-copy":
    "Objekte im Bucket {{bucket, code}} bei {{where}} können nicht kopiert und gelöscht werden: {{reason}}. Erlaube s3:GetObject, s3:PutObject und s3:DeleteObject unter dem Präfix von EASEL_PICTURES_URL.",
  "pictures.may-not-delete":
    "Objekte im Bucket {{bucket, code}} bei {{where}} können nicht gelöscht werden: {{reason}}. Erlaube s3:DeleteObject unter dem Präfix von EASEL_PICTURES_URL.",
} as const;
