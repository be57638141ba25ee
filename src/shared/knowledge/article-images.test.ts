import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { imageHash, imageMark, imagesIn, withoutImages } from './article-images.ts';
import { type Inline, parseMarkdown } from './markdown.ts';

const hash = 'a1'.repeat(32);
const other = 'b2'.repeat(32);

function onlyInline(text: string): Inline[] {
  const [block] = parseMarkdown(text);
  return block?.type === 'paragraph' ? block.children : [];
}

describe('a picture in an article', () => {
  it('is read back as what was put in, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (name) => {
        const words = name.replace(/\s+/g, ' ').trim();
        fc.pre(/^[\p{L}\p{N}][\p{L}\p{N} .,()[\]\\-]*$/u.test(words));
        expect(onlyInline(imageMark({ hash, name: words }))).toEqual([{ type: 'image', hash, alt: words }]);
        expect(withoutImages(imageMark({ hash, name: words }))).toBe(`(${words})`);
      }),
    );
  });

  it('is only one of ours: pictures elsewhere stand as they were written', () => {
    expect(imageHash(`attachment:${hash}`)).toBe(hash);
    expect(imageHash(`https://exempel.se/${hash}`)).toBeNull();
    const text = '![katt](https://exempel.se/katt.png)';
    expect(onlyInline(text).some(({ type }) => type === 'image')).toBe(false);
    expect(withoutImages(text)).toBe(text);
  });

  it('goes with the text that has it', () => {
    const images = [hash, other].map((each) => ({ hash: each, name: 'bild', addedByUserId: newId() }));
    expect(imagesIn(`Se ${imageMark({ hash: other, name: 'bild' })}`, images)).toEqual([images[1]]);
  });
});
