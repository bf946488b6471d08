import { extensionOf } from "../../domain/file-kind.ts";
import type { Job, Picture } from "../../domain/job.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { altText, oneLine } from "../messages/display-text.ts";
import type { GalleryFile } from "../messages/parts.ts";
import type { MessageView, ViewFile } from "../messages/message-view.ts";

/**
 * A finished picture as a message shows it: its record, the file's name, and the bytes to send
 * (as they fit the place). Without bytes the file is already on the message and stays.
 */
export interface ViewPicture {
  readonly picture: Picture;
  readonly name: string;
  readonly bytes?: Uint8Array | undefined;
}

/** The file name under which a picture is sent, such as `easel-k3v9q2-1.png`. */
export function pictureName(jobId: string, position: number, mediaType: string): string {
  return `easel-${jobId}-${position + 1}.${extensionOf(mediaType)}`;
}

/** Alt text of the picture at a position (from 0): which one of how many it is, and the prompt. */
export function pictureAltText(
  { plain }: DiscordWords,
  { request }: Job,
  position: number,
  total: number = request.count,
): string {
  const prompt = oneLine(request.prompt) || plain.say("messages.wordless-picture");
  return altText(
    total > 1 ? plain.say("messages.picture-alt", { number: position + 1, total, prompt }) : prompt,
  );
}

/** Names and alt texts of pictures, and whether they are hidden, in the order of their positions. */
export function described(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
): readonly GalleryFile[] {
  const total = Math.max(job.request.count, pictures.length);
  return pictures
    .toSorted((one, other) => one.picture.position - other.picture.position)
    .map(({ name, picture }) => ({
      name,
      description: pictureAltText(words, job, picture.position, total),
      isSpoiler: picture.isSpoiler === true || job.request.spoiler === true,
    }));
}

/** What a message must send and keep so that it holds exactly these pictures. */
export function pictureFiles(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
): Pick<MessageView, "files" | "keep"> {
  const total = Math.max(job.request.count, pictures.length);
  const files: ViewFile[] = [];
  const keep: string[] = [];
  for (const { name, bytes, picture } of pictures) {
    if (bytes === undefined) keep.push(name);
    else
      files.push({
        name,
        bytes,
        description: pictureAltText(words, job, picture.position, total),
      });
  }
  return { files, keep };
}
