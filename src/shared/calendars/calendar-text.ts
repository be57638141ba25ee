import ICAL from 'ical.js';
import { mostEvents } from './limits.ts';

/** Why a file cannot be read, with the line it shows on, counted from 1. */
export interface CalendarProblem {
  code:
    | 'not-a-calendar'
    | 'bad-line'
    | 'wrong-end'
    | 'never-ends'
    | 'bad-value'
    | 'too-many-events'
    | 'too-much-to-count';
  line: number;
  /** What stands there, or should: as much as a person can take in. */
  found: string;
}

/** A content line of RFC 5545, unfolded, with the line of the file it begins on. */
interface ContentLine {
  line: number;
  text: string;
}

const shown = 80;

function problem(code: CalendarProblem['code'], { line, text }: ContentLine): CalendarProblem {
  return { code, line, found: text.slice(0, shown) };
}

/** Returns the content lines (RFC 5545, 3.1): a line that begins with a blank goes on from the one before. */
function contentLines(text: string): ContentLine[] {
  const lines: ContentLine[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (last !== undefined && /^[ \t]/.test(raw)) last.text += raw.slice(1);
    else if (raw.trim() !== '') lines.push({ line: index + 1, text: raw });
  }
  return lines;
}

function whyNotReadable(line: ContentLine): CalendarProblem | null {
  if (!/^[A-Za-z0-9-]+[;:]/.test(line.text)) return problem('bad-line', line);
  try {
    ICAL.parse.property(line.text);
    return null;
  } catch {
    // The library says of a value that it cannot be read by throwing; which line it is, is told here.
    return problem('bad-value', line);
  }
}

/**
 * Returns the lines on which the events of an iCalendar text begin, in order, or why it is none: which line is not as
 * RFC 5545 says, or what begins and never ends.
 */
export function checkCalendarText(text: string): { eventLines: number[] } | { problem: CalendarProblem } {
  const lines = contentLines(text.replace(/^\uFEFF/, ''));
  const [first] = lines;
  if (first === undefined || !/^begin:vcalendar\s*$/i.test(first.text)) {
    return { problem: problem('not-a-calendar', first ?? { line: 1, text: '' }) };
  }
  const open: { name: string; at: ContentLine }[] = [];
  const eventLines: number[] = [];
  for (const line of lines) {
    const [, verb, name] = /^(begin|end):(.*)$/i.exec(line.text) ?? [];
    if (verb === undefined || name === undefined) {
      if (open.length === 0) return { problem: problem('bad-line', line) };
      const found = whyNotReadable(line);
      if (found !== null) return { problem: found };
      continue;
    }
    const component = name.trim().toUpperCase();
    if (verb.toLowerCase() === 'begin') {
      open.push({ name: component, at: line });
      if (component === 'VEVENT') eventLines.push(line.line);
      if (eventLines.length > mostEvents) return { problem: problem('too-many-events', line) };
    } else if (open.pop()?.name !== component) return { problem: problem('wrong-end', line) };
  }
  const unended = open.at(-1);
  return unended === undefined ? { eventLines } : { problem: problem('never-ends', unended.at) };
}
