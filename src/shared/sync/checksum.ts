/**
 * Returns the FNV-1a 32-bit hash of the text's UTF-16 code units as eight hex digits. Guards against torn or mixed-up
 * pages, not against malice (transport and authentication do that). Constants: draft-eastlake-fnv.
 */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
