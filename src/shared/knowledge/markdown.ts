import { type Inline, parseInline } from './markdown-inline.ts';

/** A part of a text; named as mdast names them (the syntax tree of CommonMark), as far as articles go. */
export type Block =
  | { type: 'heading'; depth: number; children: Inline[] }
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'blockquote'; children: Block[] }
  | { type: 'code'; value: string }
  | { type: 'thematicBreak' };

/** Deeper than this nobody writes; what is deeper stands as it was written. */
const deepest = 6;

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const fence = /^ {0,3}(```+|~~~+)/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const quote = /^ {0,3}> ?/;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const blank = /^[ \t]*$/;

function startsOther(line: string): boolean {
  return heading.test(line) || fence.test(line) || rule.test(line) || quote.test(line) || item.test(line);
}

/** Lines being read, with where the reading has come to. */
class Lines {
  private readonly lines: readonly string[];
  private at = 0;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  get current(): string | undefined {
    return this.lines[this.at];
  }

  next(): void {
    this.at += 1;
  }

  /** Takes lines for as long as `holds`. */
  takeWhile(holds: (line: string) => boolean): string[] {
    const from = this.at;
    while (this.at < this.lines.length && holds(this.lines[this.at] ?? '')) this.at += 1;
    return this.lines.slice(from, this.at);
  }
}

function readCode(lines: Lines, mark: string): Block {
  lines.next();
  const body = lines.takeWhile((line) => !line.trimStart().startsWith(mark));
  lines.next();
  return { type: 'code', value: body.join('\n') };
}

/** One item's lines, without its mark and indentation; it goes on over what is indented and over lazy text. */
function readItem(lines: Lines, mark: RegExpExecArray): string[] {
  const width = mark[0].length;
  const first = (lines.current ?? '').slice(width);
  lines.next();
  let afterBlank = false;
  const rest = lines.takeWhile((line) => {
    const isIndented = /^\s/.test(line) && line.search(/\S/) >= Math.min(width, 2);
    const goesOn = blank.test(line) || isIndented || (!afterBlank && !startsOther(line));
    afterBlank = blank.test(line);
    return goesOn;
  });
  const outdent = new RegExp(`^[ \\t]{0,${width}}`);
  return [first, ...rest.map((line) => line.replace(outdent, ''))];
}

function readList(lines: Lines, mark: RegExpExecArray, depth: number): Block {
  const isOrdered = (sign: string | undefined) => /^\d/.test(sign ?? '');
  const ordered = isOrdered(mark[2]);
  const items: Block[][] = [];
  for (let found: RegExpExecArray | null = mark; found !== null; ) {
    items.push(parseBlocks(readItem(lines, found), depth + 1));
    const line: string = lines.current ?? '';
    const following: RegExpExecArray | null = rule.test(line) ? null : item.exec(line);
    found = following !== null && isOrdered(following[2]) === ordered ? following : null;
  }
  return { type: 'list', ordered, start: ordered ? Number.parseInt(mark[2] ?? '1', 10) : 1, items };
}

function parseBlocks(source: readonly string[], depth: number): Block[] {
  const lines = new Lines(source);
  const blocks: Block[] = [];
  for (let line = lines.current; line !== undefined; line = lines.current) {
    const head = heading.exec(line);
    const code = fence.exec(line);
    const mark = item.exec(line);
    if (blank.test(line)) {
      lines.next();
    } else if (head !== null) {
      blocks.push({ type: 'heading', depth: head[1]?.length ?? 1, children: parseInline(head[2] ?? '') });
      lines.next();
    } else if (code !== null) {
      blocks.push(readCode(lines, code[1] ?? '```'));
    } else if (rule.test(line)) {
      blocks.push({ type: 'thematicBreak' });
      lines.next();
    } else if (quote.test(line) && depth < deepest) {
      const body = lines.takeWhile((each) => quote.test(each)).map((each) => each.replace(quote, ''));
      blocks.push({ type: 'blockquote', children: parseBlocks(body, depth + 1) });
    } else if (mark !== null && depth < deepest) {
      blocks.push(readList(lines, mark, depth));
    } else {
      const first = line;
      lines.next();
      const rest = lines.takeWhile((each) => !blank.test(each) && !startsOther(each));
      blocks.push({ type: 'paragraph', children: parseInline([first, ...rest].join('\n')) });
    }
  }
  return blocks;
}

/**
 * Returns the parts of a Markdown text. What articles use of CommonMark is known (headings, paragraphs, lists, quotes,
 * code, emphasis, links); HTML and images are not: they stand as the text they are.
 */
export function parseMarkdown(text: string): Block[] {
  return parseBlocks(text.replace(/\r\n?/g, '\n').split('\n'), 0);
}
