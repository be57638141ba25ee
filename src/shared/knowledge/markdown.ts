import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ContentHash } from '../attachments/schema.ts';
import { imageHash } from './article-images.ts';

/** Text within a part; named as mdast names them. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'inlineCode'; value: string }
  | { type: 'break' }
  /** A picture of the article's own; `alt` says what it shows. */
  | { type: 'image'; hash: ContentHash; alt: string }
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] };

/** A part of a text; named as mdast names them (the syntax tree of CommonMark), as far as articles go. */
export type Block =
  | { type: 'heading'; depth: number; children: Inline[] }
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'blockquote'; children: Block[] }
  | { type: 'code'; value: string }
  | { type: 'thematicBreak' };

type BlockNode = ReturnType<typeof fromMarkdown>['children'][number];
type InlineNode = Extract<BlockNode, { type: 'paragraph' }>['children'][number];

/** Deeper than this nobody writes; what is deeper stands as it was written. */
const deepest = 12;
/** The library's time grows with the square of the marks of emphasis; nobody writes that many. */
const mostMarks = 1_500;
/** An article longer than this is read as Markdown up to here; the rest stands as it was written. */
const longest = 30_000;

const safeAddress = /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i;
const bareAddress = /https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]]/gi;

/** Returns text with the addresses that stand bare in it, which CommonMark itself knows only in angle brackets. */
function withAddresses(text: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const { 0: url, index } of text.matchAll(bareAddress)) {
    if (index > from) found.push({ type: 'text', value: text.slice(from, index) });
    found.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    from = index + url.length;
  }
  if (from < text.length) found.push({ type: 'text', value: text.slice(from) });
  return found;
}

const plain = (value: string): Block => ({ type: 'paragraph', children: [{ type: 'text', value }] });

/** Joins pieces of text that stand beside each other. */
function joined(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { ...last, value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

/** Turns the library's tree into the parts that are drawn; what is not drawn stands as it was written. */
class Reader {
  private readonly source: string;
  /** Addresses by the name they are referred to by; the first of a name counts. */
  private readonly addresses = new Map<string, string>();

  constructor(source: string) {
    this.source = source;
  }

  read(): Block[] {
    const { children } = fromMarkdown(this.source);
    this.learnAddresses(children, 0);
    return this.blocks(children, 0);
  }

  private learnAddresses(nodes: readonly BlockNode[], depth: number): void {
    for (const node of nodes) {
      if (node.type === 'definition' && safeAddress.test(node.url) && !this.addresses.has(node.identifier))
        this.addresses.set(node.identifier, node.url);
      if (depth === deepest) continue;
      if (node.type === 'list') for (const item of node.children) this.learnAddresses(item.children, depth + 1);
      if (node.type === 'blockquote') this.learnAddresses(node.children, depth + 1);
    }
  }

  private asWritten({ position }: BlockNode): string {
    return this.source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  private blocks(nodes: readonly BlockNode[], depth: number): Block[] {
    return nodes.flatMap((node) => this.block(node, depth) ?? plain(this.asWritten(node)));
  }

  /** Null for what is not drawn: HTML, and what is too deep. */
  private block(node: BlockNode, depth: number): Block | [] | null {
    switch (node.type) {
      case 'heading':
        return { type: 'heading', depth: node.depth, children: this.inline(node.children, 0) };
      case 'paragraph':
        return { type: 'paragraph', children: this.inline(node.children, 0) };
      case 'code':
        return { type: 'code', value: node.value };
      case 'thematicBreak':
        return { type: 'thematicBreak' };
      case 'definition':
        return this.addresses.has(node.identifier) ? [] : null;
      case 'blockquote':
        return depth === deepest ? null : { type: 'blockquote', children: this.blocks(node.children, depth + 1) };
      case 'list': {
        if (depth === deepest) return null;
        const items = node.children.map((item) => this.blocks(item.children, depth + 1));
        return { type: 'list', ordered: node.ordered === true, start: node.start ?? 1, items };
      }
      default:
        return null;
    }
  }

  private inline(nodes: readonly InlineNode[], depth: number, isLinked = false): Inline[] {
    return joined(
      nodes.flatMap((node) => {
        if (node.type === 'text' && !isLinked) return withAddresses(node.value);
        return this.piece(node, depth, isLinked) ?? { type: 'text', value: this.asWritten(node) };
      }),
    );
  }

  /** Null for what is not drawn: HTML, pictures from elsewhere, links elsewhere than to the web and to mail, and what is too deep. */
  private piece(node: InlineNode, depth: number, isLinked: boolean): Inline | null {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return { type: node.type, value: node.value };
      case 'break':
        return { type: 'break' };
      case 'image': {
        const hash = imageHash(node.url);
        return hash === null ? null : { type: 'image', hash, alt: node.alt ?? '' };
      }
      case 'strong':
      case 'emphasis':
        if (depth === deepest) return null;
        return { type: node.type, children: this.inline(node.children, depth + 1, isLinked) };
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : (this.addresses.get(node.identifier) ?? '');
        if (depth === deepest || !safeAddress.test(url)) return null;
        return { type: 'link', url, children: this.inline(node.children, depth + 1, true) };
      }
      default:
        return null;
    }
  }
}

/** Where the part of a text ends that is read as Markdown: at its end, or at the last empty line before it gets too long. */
function readableEnd(text: string): number {
  const marks = text.match(/[*_]+/g)?.length ?? 0;
  if (marks > mostMarks) return 0;
  return text.length <= longest ? text.length : Math.max(0, text.lastIndexOf('\n\n', longest));
}

/**
 * Returns the parts of a Markdown text as CommonMark has them. HTML, pictures from elsewhere and addresses of programs are
 * not known: they stand as the text they are, and so does what is too long or too deep to be an article.
 */
export function parseMarkdown(text: string): Block[] {
  const source = text.replace(/\r\n?/g, '\n');
  const end = readableEnd(source);
  const rest = source.slice(end).trim();
  const blocks = new Reader(source.slice(0, end)).read();
  return rest === '' ? blocks : [...blocks, plain(rest)];
}
