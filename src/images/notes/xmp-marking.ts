import type { DigitalSource } from "../digital-source.ts";
import { vocabulary } from "../digital-source.ts";

/**
 * A packet of XMP with one property: IPTC's digital source type, which says that a machine made the
 * picture (IPTC Photo Metadata Standard 2023.2, "Digital Source Type"; its terms are IPTC NewsCodes).
 */
export function xmpMarking(source: DigitalSource): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    Iptc4xmpExt:DigitalSourceType="${vocabulary}${source}"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
