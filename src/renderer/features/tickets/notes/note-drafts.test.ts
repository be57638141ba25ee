import { describe, expect, it } from 'vitest';
import {
  firstWords,
  isBlank,
  noDrafts,
  openDraft,
  withAnother,
  withChange,
  withNextOpened,
  withOpened,
  withoutDraft,
  withReply,
  withRestored,
} from './note-drafts.ts';

const bodies = ({ drafts }: { drafts: readonly { body: string }[] }) => drafts.map(({ body }) => body);
const written = withChange(noDrafts, { body: 'Ringde Anna.' });
const both = withChange(withAnother(written), { body: 'Hej Anna!' });

describe('notes being written on one ticket', () => {
  it('begin with an internal one', () => {
    expect(openDraft(noDrafts)).toMatchObject({ body: '', visibility: 'internal' });
    expect(openDraft(written)).toMatchObject({ body: 'Ringde Anna.', visibility: 'internal' });
  });

  it('keep the internal note while a reply is written beside it, and the other way round', () => {
    expect(openDraft(both)).toMatchObject({ body: 'Hej Anna!', visibility: 'outward' });
    expect(bodies(both)).toEqual(['Ringde Anna.', 'Hej Anna!']);
    const [first] = both.drafts;
    expect(openDraft(withOpened(both, first?.id ?? '')).body).toBe('Ringde Anna.');
  });

  it('are gone through in order, and round', () => {
    const first = withNextOpened(both);
    expect(openDraft(first).body).toBe('Ringde Anna.');
    expect(openDraft(withNextOpened(first)).body).toBe('Hej Anna!');
    expect(withNextOpened(noDrafts)).toEqual(noDrafts);
  });

  it('do not gather blank ones: a blank one only changes sides, and is forgotten when left', () => {
    const blank = withAnother(noDrafts);
    expect(openDraft(blank)).toMatchObject({ body: '', visibility: 'outward' });
    expect(withAnother(blank)).toEqual(noDrafts);
    const third = withAnother(both);
    expect(third.drafts).toHaveLength(3);
    expect(bodies(withNextOpened(third))).toEqual(['Ringde Anna.', 'Hej Anna!']);
  });

  it('leave nothing behind once all is taken away again', () => {
    expect(withChange(written, { body: ' ' })).toEqual(noDrafts);
  });

  it('open the neighbour of one that is thrown away, which can be had back', () => {
    const [first, second] = both.drafts;
    if (first === undefined || second === undefined) throw new Error('two were written');
    const left = withoutDraft(both, second.id);
    expect(openDraft(left).body).toBe('Ringde Anna.');
    expect(openDraft(withRestored(left, second))).toEqual(second);
    expect(withoutDraft(left, first.id)).toEqual(noDrafts);
  });

  it('with a file and no words is not blank', () => {
    const file = { id: 'f', name: 'x.png', mediaType: 'image/png', size: 1, hash: 'h', thumbnailHash: null };
    expect(isBlank({ body: '', files: [file] })).toBe(false);
  });

  it('begin a reply beside an internal note, and go on with one that is begun', () => {
    const internal = withChange(noDrafts, { body: 'Ringde.' });
    const both = withReply(internal, 'Tack för din beställning.');
    expect(both.drafts.map(({ visibility, body }) => [visibility, body])).toEqual([
      ['internal', 'Ringde.'],
      ['outward', 'Tack för din beställning.'],
    ]);
    expect(openDraft(both).visibility).toBe('outward');
    const again = withReply(withOpened(both, internal.openId ?? ''), 'Tack!');
    expect(openDraft(again).body).toBe('Tack för din beställning.');
    expect(withReply(noDrafts, 'Tack!').drafts).toMatchObject([{ visibility: 'outward', body: 'Tack!' }]);
  });
});

describe('the name of a draft', () => {
  it('is its first whole words', () => {
    expect(firstWords('  Ringde\n Anna om skrivaren ', 40)).toBe('Ringde Anna om skrivaren');
    expect(firstWords('Ringde Anna om skrivaren på Svanetorpskolan', 20)).toBe('Ringde Anna om…');
    expect(firstWords('Donaudampfschiffahrtsgesellschaft', 10)).toBe('Donaudampf…');
    expect(firstWords(' \n', 10)).toBe('');
  });
});
