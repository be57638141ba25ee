import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Inline, parseMarkdown } from './markdown.ts';

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

/** What was read, written as the specification writes its answers: in tags, those of paragraphs left out. */
function tagged(nodes: readonly (Block | Inline)[]): string {
  return nodes.map(tag).join('');
}

function tag(node: Block | Inline): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return `<code>${node.value}</code>`;
    case 'code':
      return `<pre>${node.value}</pre>`;
    case 'image':
      return `<img ${node.hash} ${node.alt}>`;
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>';
    case 'strong':
      return `<strong>${tagged(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${tagged(node.children)}</em>`;
    case 'link':
      return `<a ${node.url}>${tagged(node.children)}</a>`;
    case 'heading':
      return `<h${node.depth}>${tagged(node.children)}</h${node.depth}>`;
    case 'paragraph':
      return `${tagged(node.children)};`;
    case 'blockquote':
      return `<blockquote>${tagged(node.children)}</blockquote>`;
    case 'list': {
      const name = node.ordered ? 'ol' : 'ul';
      const begin = node.start === 1 ? name : `${name} ${node.start}`;
      return `<${begin}>${node.items.map((item) => `<li>${tagged(item)}</li>`).join('')}</${name}>`;
    }
  }
}

describe('a Markdown text', () => {
  // Examples of the CommonMark specification 0.31.2 by number, as far as articles use it; some shortened to their first lines.
  it.each<[number, string, string]>([
    [4, '  - foo\n\n\tbar', '<ul><li>foo;bar;</li></ul>'],
    [25, '&amp; &copy; &AElig;\n&frac34; &ngE;', '& © Æ\n¾ ≧̸;'],
    [43, '***\n---\n___', '<hr><hr><hr>'],
    [46, '--\n**\n__', '--\n**\n__;'],
    [56, ' *-*', '<em>-</em>;'],
    [62, '# foo\n## foo\n###### foo', '<h1>foo</h1><h2>foo</h2><h6>foo</h6>'],
    [64, '#5 bolt\n\n#hashtag', '#5 bolt;#hashtag;'],
    [65, '\\## foo', '## foo;'],
    [71, '## foo ##\n  ###   bar    ###', '<h2>foo</h2><h3>bar</h3>'],
    [80, 'Foo *bar*\n=========\n\nFoo *bar*\n---------', '<h1>Foo <em>bar</em></h1><h2>Foo <em>bar</em></h2>'],
    [107, '    a simple\n      indented code block', '<pre>a simple\n  indented code block</pre>'],
    [119, '```\n<\n >\n```', '<pre><\n ></pre>'],
    [121, '``\nfoo\n``', '<code>foo</code>;'],
    [124, '````\naaa\n```\n``````', '<pre>aaa\n```</pre>'],
    [219, 'aaa\n\nbbb', 'aaa;bbb;'],
    [226, 'aaa     \nbbb     ', 'aaa<br>bbb;'],
    [228, '> # Foo\n> bar\n> baz', '<blockquote><h1>Foo</h1>bar\nbaz;</blockquote>'],
    [233, '> bar\nbaz\n> foo', '<blockquote>bar\nbaz\nfoo;</blockquote>'],
    [
      254,
      '1.  A paragraph\n    with two lines.\n\n        indented code\n\n    > A block quote.',
      '<ol><li>A paragraph\nwith two lines.;<pre>indented code</pre><blockquote>A block quote.;</blockquote></li></ol>',
    ],
    [265, '123456789. ok', '<ol 123456789><li>ok;</li></ol>'],
    [301, '- foo\n- bar\n+ baz', '<ul><li>foo;</li><li>bar;</li></ul><ul><li>baz;</li></ul>'],
    [302, '1. foo\n2. bar\n3) baz', '<ol><li>foo;</li><li>bar;</li></ol><ol 3><li>baz;</li></ol>'],
    [312, '- a\n - b\n  - c', '<ul><li>a;</li><li>b;</li><li>c;</li></ul>'],
    [326, '- a\n  - b\n\n- d\n  - e', '<ul><li>a;<ul><li>b;</li></ul></li><li>d;<ul><li>e;</li></ul></li></ul>'],
    [328, '`foo`', '<code>foo</code>;'],
    [329, '`` foo ` bar ``', '<code>foo ` bar</code>;'],
    [338, '`foo\\`bar`', '<code>foo\\</code>bar`;'],
    [350, '*foo bar*', '<em>foo bar</em>;'],
    [351, 'a * foo bar*', 'a * foo bar*;'],
    [360, 'foo_bar_', 'foo_bar_;'],
    [366, '*foo bar *', '*foo bar *;'],
    [378, '**foo bar**', '<strong>foo bar</strong>;'],
    [390, 'foo-__(bar)__', 'foo-<strong>(bar)</strong>;'],
    [411, '*foo**bar**baz*', '<em>foo<strong>bar</strong>baz</em>;'],
    [413, '***foo** bar*', '<em><strong>foo</strong> bar</em>;'],
    [590, '![[foo]]', '![[foo]];'],
    [594, '<http://foo.bar.baz>', '<a http://foo.bar.baz>http://foo.bar.baz</a>;'],
    [604, '<foo@bar.example.com>', '<a mailto:foo@bar.example.com>foo@bar.example.com</a>;'],
    [633, 'foo  \nbaz', 'foo<br>baz;'],
    [634, 'foo\\\nbaz', 'foo<br>baz;'],
    [644, 'foo\\', 'foo\\;'],
    [648, 'foo\nbaz', 'foo\nbaz;'],
  ])('is read as example %i says', (_, text, expected) => {
    expect(tagged(parseMarkdown(text))).toBe(expected);
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

  it('takes an address from further down, and shows what names no address as it was written', () => {
    expect(tagged(parseMarkdown('Se [handbok] och [OBS].\n\n[handbok]: https://intranet.example/h\n[OBS]: ring'))).toBe(
      'Se <a https://intranet.example/h>handbok</a> och [OBS].;[OBS]: ring;',
    );
  });

  it('links an address that stands bare, without the sign that ends the sentence', () => {
    expect(tagged(parseMarkdown('Gå till https://intranet.example/a_b_c.'))).toBe(
      'Gå till <a https://intranet.example/a_b_c>https://intranet.example/a_b_c</a>.;',
    );
  });

  it('shows HTML and pictures as they were written', () => {
    for (const text of ['<b>fet</b> stil', '<div>\nlåda\n</div>', '![bild](https://intranet.example/b.png)']) {
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

  it('that is far too long is read as Markdown at first, and stands as it was written from an empty line on', () => {
    const paragraph = `**${'ord '.repeat(200)}slut**`;
    const text = Array.from({ length: 100 }, () => paragraph).join('\n\n');
    const blocks = parseMarkdown(text);
    expect(blocks[0]).toMatchObject({ type: 'paragraph', children: [{ type: 'strong' }] });
    expect(blocks.at(-1)).toEqual({
      type: 'paragraph',
      children: [{ type: 'text', value: expect.stringMatching(/slut\*\*$/) }],
    });
    expect(textOf(text).match(/slut/g)).toHaveLength(100);
  });

  it.each(['*a', '**a', '*a_ ', '`', '[', '![', '> ', '- ', '- a\n', '_a', '](', '<a', '&#', '[a]: x\n'])(
    'of a hundred thousand signs of %j is read before somebody turns away',
    (sign) => {
      const start = performance.now();
      parseMarkdown(sign.repeat(100_000 / sign.length));
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});
