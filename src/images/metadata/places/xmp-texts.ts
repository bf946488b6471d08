import sax from "sax";

/** The properties of XMP in which programs keep how a picture was made. */
const properties = new Set([
  "usercomment",
  "description",
  "title",
  "creatortool",
  "parameters",
  "prompt",
  "comment",
  "software",
  "aipromptinformation",
  "instructions",
  "digitalsourcetype",
]);

/** A property of XMP: its name without the namespace, in small letters. */
export interface XmpText {
  readonly name: string;
  readonly text: string;
}

const MAX_TEXTS = 200;

// An attribute may hold a whole graph; the size of the whole is limited before.
Object.assign(sax, { MAX_BUFFER_LENGTH: Infinity });

/**
 * The texts of those properties in a packet of XMP, as elements (also in lists of languages) or as
 * attributes. One pass; entities that the document declares itself are left as they are.
 */
export function xmpTexts(xmp: string): readonly XmpText[] {
  const texts: XmpText[] = [];
  const open: OpenProperty[] = [];
  let depth = 0;
  const add = (name: string, text: string): void => {
    if (text.trim() !== "" && texts.length < MAX_TEXTS) texts.push({ name, text: text.trim() });
  };
  const addText = (text: string): void => void open.at(-1)?.parts.push(text);
  const parser = sax.parser(true);
  Object.assign(parser, {
    // What is odd is passed over.
    onerror: () => void parser.resume(),
    onopentag({ name, attributes }: sax.Tag) {
      depth += 1;
      for (const [key, value] of Object.entries(attributes)) {
        const property = propertyOf(key);
        if (property !== undefined) add(property, value);
      }
      const property = propertyOf(name);
      if (property !== undefined) open.push({ name: property, depth, parts: [] });
    },
    ontext: addText,
    oncdata: addText,
    onclosetag() {
      const last = open.at(-1);
      if (last?.depth === depth) {
        open.pop();
        add(last.name, last.parts.join(""));
      }
      depth -= 1;
    },
  });
  parser.write(xmp).close();
  return texts;
}

interface OpenProperty {
  readonly name: string;
  readonly depth: number;
  readonly parts: string[];
}

/** The part after the colon; what stands in rdf's own namespace (rdf:Description) is no property. */
function propertyOf(name: string): string | undefined {
  const colon = name.indexOf(":");
  const local = name.slice(colon + 1).toLowerCase();
  return colon > 0 && !name.startsWith("rdf:") && properties.has(local) ? local : undefined;
}
