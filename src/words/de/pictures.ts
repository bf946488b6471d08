/** Pictures in a service that speaks S3. */
export const pictures = {
  "pictures.wrong-url":
    "{{name}} muss aussehen wie s3://BUCKET oder s3://BUCKET/PRÄFIX. Lass es leer, um Bilder im Datenordner aufzubewahren.",
  "pictures.refused":
    "In den Bucket {{bucket, code}} (EASEL_PICTURES_URL) bei {{where}} lässt sich nichts schreiben: {{reason}}. Prüfe den Namen des Buckets, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION und, wenn es nicht Amazon ist, AWS_ENDPOINT_URL_S3.",
} as const;
