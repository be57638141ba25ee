import { callBackOutcomeSchema } from '../../call-backs/schema.ts';
import type { CommandDescription, CommandField } from '../command-description.ts';

const aboutCallBack = { kind: 'callBacks', path: ['callBackId'] } as const;
const text = { type: 'text', isLong: false } as const;
const note: CommandField = {
  path: ['note'],
  label: 'commands.field.note',
  shape: { ...text, isLong: true },
  isOpen: true,
};
const due: CommandField = { path: ['dueAt'], label: 'callBacks.field.due', shape: { type: 'instant' }, isOpen: false };
const owner: CommandField = {
  path: ['ownerUserId'],
  label: 'callBacks.field.owner',
  shape: { type: 'reference', kind: 'users' },
  isOpen: true,
};

/** The commands about call-backs, in words. */
export const callBackDescriptions = {
  'callBack.promise': {
    title: 'commands.callBack_promise',
    about: null,
    makes: { kind: 'callBacks', path: ['id'] },
    fields: [
      { path: ['number'], label: 'callBacks.field.number', shape: text, isOpen: true },
      { path: ['name'], label: 'callBacks.field.name', shape: text, isOpen: true },
      { path: ['about'], label: 'callBacks.field.about', shape: { ...text, isLong: true }, isOpen: true },
      owner,
      due,
    ],
  },
  'callBack.take': { title: 'commands.callBack_take', about: aboutCallBack, makes: null, fields: [] },
  'callBack.give': { title: 'commands.callBack_give', about: aboutCallBack, makes: null, fields: [owner, note] },
  'callBack.postpone': { title: 'commands.callBack_postpone', about: aboutCallBack, makes: null, fields: [due, note] },
  'callBack.tried': { title: 'commands.callBack_tried', about: aboutCallBack, makes: null, fields: [due, note] },
  'callBack.done': {
    title: 'commands.callBack_done',
    about: aboutCallBack,
    makes: null,
    fields: [
      {
        path: ['outcome'],
        label: 'commands.field.outcome',
        shape: { type: 'choice', words: 'callBacks.outcome', values: callBackOutcomeSchema.options },
        isOpen: true,
      },
      note,
    ],
  },
  'callBack.reopen': { title: 'commands.callBack_reopen', about: aboutCallBack, makes: null, fields: [] },
} as const satisfies Record<string, CommandDescription>;
