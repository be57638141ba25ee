import { beforeEach, describe, expect, it } from 'vitest';
import { SystemNotices } from './system-notices.ts';

let shown: string[];
let choose: () => void;
let inFront: boolean;
let wanted: boolean;
let notices: SystemNotices;

beforeEach(() => {
  shown = [];
  inFront = false;
  wanted = true;
  notices = new SystemNotices({
    isInFront: () => inFront,
    isWanted: () => wanted,
    show: ({ title }, onOpen) => {
      shown.push(title);
      choose = onOpen;
    },
  });
});

const told = (...keys: string[]) => ({ keys, title: keys.join('+'), body: '' });
const nothing = () => undefined;

describe('what the system shows', () => {
  it('is shown once, though every window tells of it', () => {
    notices.tell(told('a'), nothing);
    notices.tell(told('a'), nothing);
    notices.tell(told('a', 'b'), nothing);
    notices.tell(told('b'), nothing);
    expect(shown).toEqual(['a', 'a+b']);
  });

  it('is not shown while a window is in front, and not afterwards either: the bell has it', () => {
    inFront = true;
    notices.tell(told('a'), nothing);
    inFront = false;
    notices.tell(told('a'), nothing);
    expect(shown).toEqual([]);
  });

  it('is not shown to whoever has turned it off', () => {
    wanted = false;
    notices.tell(told('a'), nothing);
    expect(shown).toEqual([]);
  });

  it('leads to the thing when there is one, else only to the window', () => {
    const opened: (string | null)[] = [];
    notices.tell(told('a'), (key) => opened.push(key));
    choose();
    notices.tell(told('b', 'c'), (key) => opened.push(key));
    choose();
    expect(opened).toEqual(['a', null]);
  });
});
