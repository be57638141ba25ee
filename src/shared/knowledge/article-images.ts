import type { ContentHash } from '../attachments/schema.ts';
import type { ArticleImage } from './schema.ts';

const scheme = 'attachment:';
const ownAddress = /^attachment:([0-9a-f]{64})$/;
const ownMark = /!\[((?:\\.|[^\]\\])*)\]\(attachment:[0-9a-f]{64}\)/g;

/** Returns the hash of the bytes that a picture's address stands for; null for an address of anything else. */
export function imageHash(url: string): ContentHash | null {
  return ownAddress.exec(url)?.[1] ?? null;
}

/** Returns a picture as it stands in an article's Markdown; the name is what is said where it cannot be seen. */
export function imageMark({ hash, name }: Pick<ArticleImage, 'hash' | 'name'>): string {
  const words = name.replace(/\s+/g, ' ').replace(/[\\[\]]/g, '\\$&');
  return `![${words}](${scheme}${hash})`;
}

/** Returns those of the pictures that a text still has. */
export function imagesIn(text: string, images: readonly ArticleImage[]): ArticleImage[] {
  return images.filter(({ hash }) => text.includes(`(${scheme}${hash})`));
}

/** Returns an article's text for where only words can stand: each picture is its name in brackets. */
export function withoutImages(text: string): string {
  return text.replace(ownMark, (_mark, name: string) =>
    name.trim() === '' ? '' : `(${name.replace(/\\(.)/g, '$1')})`,
  );
}
