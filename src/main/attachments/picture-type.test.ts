import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureTypeOf } from './picture-type.ts';

describe('a picture', () => {
  it('is known by its first bytes', () => {
    const first = (bytes: number[]) => new Uint8Array([...bytes, ...new Array(20).fill(0)]);
    expect(pictureTypeOf(first([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png');
    expect(pictureTypeOf(first([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(pictureTypeOf(new TextEncoder().encode('GIF89a…'))).toBe('image/gif');
    expect(pictureTypeOf(new TextEncoder().encode('RIFF1234WEBPVP8 '))).toBe('image/webp');
  });

  it('is nothing that can hold a script, whatever comes after', () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg">', '<html>', '%PDF-1.7', '']) {
      expect(pictureTypeOf(new TextEncoder().encode(text))).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3 }), (bytes) => {
        const type = pictureTypeOf(bytes);
        expect(type === null || (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff)).toBe(true);
      }),
    );
  });
});
