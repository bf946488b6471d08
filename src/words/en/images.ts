/** What is wrong with a picture. */
export const images = {
  "images.animated": "The picture is animated; its first frame was taken.",
  "images.animated-mask": "The mask is animated; its first frame was taken.",
  "images.black-mask":
    "The mask is black all over, so nothing would be redrawn: paint white what is to change.",
  "images.damaged":
    "This picture is damaged or only half there. Open it, save it again as PNG or JPEG, and send that.",
  "images.damaged-header":
    "This file begins like a {{format}}, but cannot be read: it is damaged or cut off. Save it again as PNG or JPEG and send that.",
  "images.does-not-fit":
    "This place takes files of {{most, bytes}} at most, and the picture does not fit into that.",
  "images.empty-file":
    "This file is empty (0 bytes). Send the picture again; the upload may have been cut off.",
  "images.film-does-not-fit":
    "This place takes files of {{most, bytes}} at most, and an animation or film is not made smaller here.",
  "images.file-too-large":
    "This file has {{size, bytes}}, and {{most, bytes}} is the most. Save it as JPEG or make it smaller.",
  "images.no-picture": "This file is no picture. Send a PNG, JPEG, WebP, GIF or AVIF.",
  "images.other-format":
    "{{format}} pictures cannot be read here. Save it as PNG or JPEG and send that.",
  "images.scaled-down":
    "The picture was scaled down from {{width}} × {{height}} to {{keptWidth}} × {{keptHeight}}.",
  "images.side-too-long":
    "This picture has {{width}} × {{height}} pixels, and a side may have at most {{most}}. Make it smaller and send it again.",
  "images.side-too-short":
    "This picture has {{width}} × {{height}} pixels; each side must have at least {{least}}. Send a larger one.",
  "images.svg":
    "SVG is a drawing program, not a picture, and is not run here. Export it as PNG and send that.",
  "images.too-costly":
    "Reading this file takes more memory or time than one file may take here. Make the picture smaller, save it again as PNG or JPEG, and send that.",
  "images.too-many-avif-pixels":
    "This AVIF has {{width}} × {{height}} pixels, and {{most}} megapixels is the most for this format. Save it as JPEG or make it smaller.",
  "images.too-many-decoded-bytes":
    "This picture has {{width}} × {{height}} pixels and takes {{decodedBytes, bytes}} once it is unpacked; {{most, bytes}} is the most. Save it with 8 bits a channel or make it smaller.",
  "images.too-many-frames":
    "This animation has {{frames}} frames, and {{most}} is the most. Save its first frame as PNG and send that.",
  "images.too-many-pixels":
    "This picture has {{width}} × {{height}} pixels, and {{most}} megapixels is the most. Make it smaller and send it again.",
  "images.too-much-text":
    "This picture's file holds more text than is read here ({{most, bytes}}), so how it was made stays unknown.",
  "images.too-narrow":
    "This picture has {{width}} × {{height}} pixels; one side may be at most {{most}} times as long as the other. Crop it and send it again.",
} as const;
