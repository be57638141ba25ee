/** Text within a part; named as mdast names them. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'inlineCode'; value: string }
  | { type: 'break' }
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] };

const deepest = 6;
const escapable = /[!-/:-@[-`{-~]/;
const safeAddress = /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i;
const bareAddress = /^https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]]/i;

/** One construct found at a place, and where the text goes on after it. */
interface Found {
  node: Inline;
  end: number;
}

class InlineReader {
  private readonly text: string;
  private readonly depth: number;
  /** Closing marks that do not come again, so that nothing is searched for twice in vain. */
  private readonly missing = new Set<string>();

  constructor(text: string, depth: number) {
    this.text = text;
    this.depth = depth;
  }

  read(): Inline[] {
    const nodes: Inline[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') nodes.push({ type: 'text', value: plain });
      plain = '';
    };
    let at = 0;
    while (at < this.text.length) {
      const found = this.at(at);
      if (found === null) {
        const isEscape = this.text[at] === '\\' && escapable.test(this.text[at + 1] ?? '');
        plain += this.text[isEscape ? at + 1 : at] ?? '';
        at += isEscape ? 2 : 1;
      } else {
        if (found.node.type === 'break') plain = plain.trimEnd();
        flush();
        nodes.push(found.node);
        at = found.end;
      }
    }
    flush();
    return nodes;
  }

  private at(place: number): Found | null {
    switch (this.text[place]) {
      case '`':
        return this.code(place);
      case '*':
      case '_':
        return this.emphasis(place);
      case '[':
        return this.link(place);
      case '\\':
        return this.text[place + 1] === '\n' ? { node: { type: 'break' }, end: place + 2 } : null;
      case '\n':
        return this.text.endsWith('  ', place) ? { node: { type: 'break' }, end: place + 1 } : null;
      case 'h':
      case 'H':
        return this.address(place);
      default:
        return null;
    }
  }

  private find(mark: string, from: number): number {
    if (this.missing.has(mark)) return -1;
    const end = this.text.indexOf(mark, from);
    if (end < 0) this.missing.add(mark);
    return end;
  }

  private code(place: number): Found | null {
    let length = 1;
    while (this.text[place + length] === '`') length += 1;
    const mark = '`'.repeat(length);
    const end = this.find(mark, place + length);
    if (end < 0) return null;
    const value = this.text.slice(place + length, end).replace(/^ (.*) $/s, '$1');
    return { node: { type: 'inlineCode', value }, end: end + length };
  }

  private emphasis(place: number): Found | null {
    const sign = this.text[place] ?? '';
    const mark = this.text[place + 1] === sign ? sign + sign : sign;
    const start = place + mark.length;
    if (this.depth >= deepest || /\s|^$/.test(this.text[start] ?? '')) return null;
    // An underscore within a word is part of the word (file_name_here).
    if (sign === '_' && /[\p{Letter}\p{Number}]/u.test(this.text[place - 1] ?? '')) return null;
    const end = this.find(mark, start + 1);
    if (end < 0 || /\s/.test(this.text[end - 1] ?? '')) return null;
    const children = new InlineReader(this.text.slice(start, end), this.depth + 1).read();
    return { node: { type: mark.length === 2 ? 'strong' : 'emphasis', children }, end: end + mark.length };
  }

  private link(place: number): Found | null {
    const middle = this.find('](', place + 1);
    if (middle < 0 || this.depth >= deepest) return null;
    const end = this.find(')', middle + 2);
    if (end < 0) return null;
    const url = this.text.slice(middle + 2, end).trim();
    if (!safeAddress.test(url)) return null;
    const children = new InlineReader(this.text.slice(place + 1, middle), this.depth + 1).read();
    return { node: { type: 'link', url, children }, end: end + 1 };
  }

  private address(place: number): Found | null {
    if (!/^https?:\/\//i.test(this.text.slice(place, place + 8))) return null;
    const url = bareAddress.exec(this.text.slice(place, place + 2_000))?.[0];
    if (url === undefined) return null;
    return { node: { type: 'link', url, children: [{ type: 'text', value: url }] }, end: place + url.length };
  }
}

/** Returns a line's text in pieces: plain, code, strong, emphasised, links with http, https or mailto only. */
export function parseInline(text: string): Inline[] {
  return new InlineReader(text, 0).read();
}
