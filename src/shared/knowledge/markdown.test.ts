import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, parseMarkdown } from './markdown.ts';
import type { Inline } from './markdown-inline.ts';

function inlineOf(block: Block): Inline[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.children;
    case 'list':
      return block.items.flat().flatMap(inlineOf);
    case 'blockquote':
      return block.children.flatMap(inlineOf);
    case 'code':
      return [{ type: 'text', value: block.value }];
    case 'thematicBreak':
      return [];
  }
}

function flat(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...flat(node.children)] : [node]));
}

const piecesOf = (text: string) => flat(parseMarkdown(text).flatMap(inlineOf));
const textOf = (text: string) =>
  piecesOf(text)
    .map((node) => ('value' in node ? node.value : ''))
    .join('');

describe('a Markdown text', () => {
  // Examples of the CommonMark specification 0.31.2 by number, as far as articles use it; some shortened to their first line.
  it.each<[number, string, Block[]]>([
    [62, '# foo', [{ type: 'heading', depth: 1, children: [{ type: 'text', value: 'foo' }] }]],
    [64, '#hashtag', [{ type: 'paragraph', children: [{ type: 'text', value: '#hashtag' }] }]],
    [43, '***', [{ type: 'thematicBreak' }]],
    [119, '```\n<\n >\n```', [{ type: 'code', value: '<\n >' }]],
    [219, 'aaa\n\nbbb', ['aaa', 'bbb'].map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))],
    [328, '`foo`', [{ type: 'paragraph', children: [{ type: 'inlineCode', value: 'foo' }] }]],
    [
      350,
      '*foo bar*',
      [{ type: 'paragraph', children: [{ type: 'emphasis', children: [{ type: 'text', value: 'foo bar' }] }] }],
    ],
    [351, 'a * foo bar*', [{ type: 'paragraph', children: [{ type: 'text', value: 'a * foo bar*' }] }]],
    [
      378,
      '**foo bar**',
      [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: 'foo bar' }] }] }],
    ],
    [
      633,
      'foo  \nbaz',
      [
        {
          type: 'paragraph',
          children: [{ type: 'text', value: 'foo' }, { type: 'break' }, { type: 'text', value: 'baz' }],
        },
      ],
    ],
  ])('is read as example %i says', (_, text, blocks) => {
    expect(parseMarkdown(text)).toEqual(blocks);
  });

  it('counts a list from where it was begun, and holds a list within an item', () => {
    const [list] = parseMarkdown('3. Slå av\n   - Vänta\n4. Slå på');
    expect(list).toMatchObject({ type: 'list', ordered: true, start: 3 });
    expect(list?.type === 'list' && list.items.map((item) => item.map(({ type }) => type))).toEqual([
      ['paragraph', 'list'],
      ['paragraph'],
    ]);
  });

  it('links only to the web and to mail; anything else stands as it was written', () => {
    expect(piecesOf('[handbok](https://intranet.example/handbok)')).toContainEqual(
      expect.objectContaining({ type: 'link', url: 'https://intranet.example/handbok' }),
    );
    for (const text of ['[x](javascript:alert(1))', '[x](file:///etc/passwd)', '<img src=x onerror=alert(1)>']) {
      expect(piecesOf(text).some(({ type }) => type === 'link')).toBe(false);
      expect(textOf(text)).toBe(text);
    }
  });

  it('is read whatever it is, and never links elsewhere', () => {
    const marks = fc.array(
      fc.constantFrom('*', '_', '`', '[', '](', ')', '> ', '- ', '1. ', '\n', '#', '\\', ' ', 'a', 'http://a'),
    );
    fc.assert(
      fc.property(marks, (parts) => {
        for (const node of piecesOf(parts.join(''))) {
          if (node.type === 'link') expect(node.url).toMatch(/^(https?:\/\/|mailto:)/i);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps every word', () => {
    const word = fc.stringMatching(/^[a-zåäö]{1,8}$/);
    const mark = fc.constantFrom(' ', '\n', '\n\n', ' **', '** ', '*', '\n- ', '\n1. ', '\n> ', '\n## ', ' `');
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, word)), (parts) => {
        const text = textOf(parts.map(([before, each]) => before + each).join(''));
        for (const [, each] of parts) expect(text).toContain(each);
      }),
    );
  });

  it('of a hundred thousand signs without an end is read in no time', () => {
    for (const sign of ['*a', '**a', '`', '[', '> ', '- ', '_a', '](']) {
      const start = performance.now();
      parseMarkdown(sign.repeat(100_000 / sign.length));
      expect(performance.now() - start).toBeLessThan(3_000);
    }
  });
});
