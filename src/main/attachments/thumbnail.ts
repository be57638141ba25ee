import { nativeImage } from 'electron';
import { pictureTypeOf } from './picture-type.ts';

/** The longer side, in pixels. */
const longestSide = 320;
const quality = 72;
/** A picture to be made small is unpacked in main: larger ones would hold it up. */
const largestPicture = 40 * 1024 * 1024;

/** Returns a small JPEG of a picture; null for what is no picture (or none Chromium unpacks here). */
export function makeThumbnail(bytes: Uint8Array): Uint8Array | null {
  const type = pictureTypeOf(bytes);
  if ((type !== 'image/png' && type !== 'image/jpeg') || bytes.length > largestPicture) return null;
  const picture = nativeImage.createFromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (picture.isEmpty()) return null;
  const { width, height } = picture.getSize();
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const small = picture.resize({
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    quality: 'good',
  });
  return small.toJPEG(quality);
}
