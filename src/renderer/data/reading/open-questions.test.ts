import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../question.ts';
import { descendingIds, PackedTableSource } from '../testing/packed-table-source.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { OpenQuestions } from './open-questions.ts';
import { ReadIndex } from './read-index.ts';

function listOf(text: string): Extract<Question, { type: 'list' }> {
  return {
    type: 'list',
    query: { kind: 'tickets', where: [], text, sort: [], range: { start: 0, end: 50 }, facets: [] },
  };
}

/** A worker whose turns the test gives one by one. */
function worker(count = 3) {
  const source = new PackedTableSource();
  const ids = descendingIds(count);
  source.append(
    'tickets',
    ids.map((id, n) => aTicket({ id, title: `Skärm ${n}` })),
  );
  const index = new ReadIndex(source);
  const computed: Question[] = [];
  const answer = index.answer.bind(index);
  index.answer = (question) => {
    computed.push(question);
    return answer(question);
  };
  const sent: { watchId: number; answer: Answer }[] = [];
  const turns: (() => void)[] = [];
  const later: (() => void)[] = [];
  const questions = new OpenQuestions(index, (watchId, given) => sent.push({ watchId, answer: given }), {
    later: (run) => turns.push(run),
    after: (_milliseconds, run) => later.push(run),
  });
  return {
    source,
    ids,
    questions,
    computed,
    sent,
    turns,
    later,
    turn: () => turns.shift()?.(),
    rest() {
      while (turns.length > 0) turns.shift()?.();
    },
  };
}

describe('open questions', () => {
  it('asked again before they are answered are answered once, as asked last', () => {
    const { questions, computed, sent, rest } = worker();
    for (const text of ['s', 'sk', 'skä']) questions.ask(1, listOf(text));
    rest();
    expect(computed).toEqual([listOf('skä')]);
    expect(sent).toHaveLength(1);
  });

  it('closed before they are answered are never computed', () => {
    const { questions, computed, rest } = worker();
    questions.ask(1, listOf('s'));
    questions.close(1);
    rest();
    expect(computed).toEqual([]);
  });

  it('are told when the answer changes, and only then', () => {
    const { source, ids, questions, sent, rest } = worker();
    const [id = ''] = ids;
    questions.ask(1, listOf('skärm'));
    questions.ask(2, listOf('mus'));
    rest();
    questions.changed(source.change('tickets', id, aTicket({ id, title: 'Tangentbord' })));
    rest();
    expect(sent.map(({ watchId }) => watchId)).toEqual([1, 2, 1]);
    questions.changed(source.merge('tickets', 2));
    rest();
    expect(sent).toHaveLength(3);
  });

  it('let messages in between while words are gathered, and a new key press takes the place of the old', () => {
    const { questions, computed, sent, turn, turns, rest } = worker(6_000);
    questions.ask(1, listOf('s'));
    turn();
    expect(computed).toEqual([]);
    expect(turns).toHaveLength(1);
    questions.ask(1, listOf('sk'));
    rest();
    expect(computed).toEqual([listOf('sk')]);
    expect(sent).toHaveLength(1);
  });

  it('are not computed again for a row that is not theirs, nor for new contents of one that stays in place', () => {
    const { source, ids, questions, computed, sent, rest } = worker();
    const [first = '', second = ''] = ids;
    const low: Question = {
      type: 'list',
      query: { ...listOf('').query, where: [{ field: 'priority', op: 'in', values: ['low'] }], facets: ['priority'] },
    };
    questions.ask(1, low);
    questions.ask(2, listOf(''));
    rest();
    questions.changed(source.change('tickets', first, aTicket({ id: first, title: 'Mus', priority: 'high' })));
    rest();
    expect(computed).toHaveLength(2);
    const [, , counts, contents, ...more] = sent;
    expect(more).toEqual([]);
    expect(counts).toMatchObject({
      watchId: 1,
      answer: {
        result: {
          total: 0,
          facets: {
            priority: [
              { value: 'normal', count: 2 },
              { value: 'high', count: 1 },
            ],
          },
        },
      },
    });
    expect(contents).toMatchObject({ watchId: 2, answer: { result: { rows: [{}, {}, { title: 'Mus' }] } } });
    questions.changed(source.change('tickets', second, null));
    rest();
    expect(sent.at(-1)).toMatchObject({ watchId: 2, answer: { result: { total: 2 } } });
  });

  it('are told of a change also when the next one, before it was told, makes them be worked out anew', () => {
    const { source, ids, questions, sent, rest } = worker();
    const [id = ''] = ids;
    questions.ask(1, listOf(''));
    rest();
    questions.changed(source.change('tickets', id, aTicket({ id, title: 'Mus' })));
    questions.changed(source.merge('tickets', 2));
    rest();
    const titles = sent.map(({ answer }) =>
      answer.type === 'list' ? answer.result.rows.map((row) => ('title' in row ? row.title : '')) : [],
    );
    expect(titles.at(-1)).toContain('Mus');
  });

  it('wait for a command on its way to disk unless somebody has just asked, and not for ever', () => {
    const { source, ids, questions, computed, rest, later } = worker();
    const [id = ''] = ids;
    questions.ask(1, listOf('skärm'));
    rest();
    questions.hold();
    questions.changed(source.change('tickets', id, aTicket({ id, title: 'Tangentbord' })));
    rest();
    expect(computed).toHaveLength(1);
    questions.ask(2, listOf('mus'));
    rest();
    expect(computed).toHaveLength(2);
    questions.release();
    rest();
    expect(computed).toHaveLength(3);
    expect(later.length).toBeGreaterThan(0);
  });
});
