import { X } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/index.ts';
import { Banner, Button, FieldGroup, IconButton, NumberField, Select, TextField, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { highestSkill } from '#shared/queues/schema.ts';
import { wantedSkills } from '#shared/queues/skills.ts';
import type { Values } from '../field-spec.ts';
import type { FieldProblem } from '../record-draft.ts';
import styles from './inputs.module.css';
import { useColleagues } from './queue-fields.tsx';

/** As it is while being written: the time may be empty. */
export interface DraftedSkills {
  wanted: Record<string, number>;
  ofMembers: Record<Id, Record<string, number>>;
  allAfterSeconds: number | null;
}

interface SkillsFieldProps {
  label: string;
  help?: string | undefined;
  userIds: readonly Id[];
  value: DraftedSkills;
  onChange: (value: DraftedSkills) => void;
  problems: readonly FieldProblem[];
  values: Values;
}

const levels = Array.from({ length: highestSkill }, (_, index) => index + 1);

/** What callers of a queue need somebody to know, what each member knows of it, and when their calls are for all. */
export function SkillsField({ label, help, userIds, value, onChange, problems, values }: SkillsFieldProps) {
  const t = useT();
  const wanted = wantedSkills({ ...value, allAfterSeconds: 0 });
  const levelOptions = levels.map((level) => ({ id: String(level), label: t('agents.skills.level', { level }) }));
  return (
    <FieldGroup label={label} help={help}>
      <ul className={styles.chosen}>
        {wanted.map((skill) => (
          <li key={skill} className={styles.chosenRow}>
            <span className={styles.chosenName}>{skill}</span>
            <Select
              label={t('agents.skills.least', { skill })}
              isLabelHidden
              options={levelOptions}
              value={String(value.wanted[skill])}
              onChange={(level) => onChange({ ...value, wanted: { ...value.wanted, [skill]: Number(level) } })}
            />
            <IconButton
              label={t('agents.skills.remove', { skill })}
              icon={<X aria-hidden="true" />}
              onPress={() => onChange(without(value, skill))}
            />
          </li>
        ))}
      </ul>
      <NewSkill
        onAdd={(skill) => {
          if (value.wanted[skill] === undefined) onChange({ ...value, wanted: { ...value.wanted, [skill]: 1 } });
        }}
      />
      {wanted.length > 0 && (
        <>
          <ExchangeWords organisationId={values.organisationId} />
          <NumberField
            label={t('agents.skills.after')}
            minValue={0}
            maxValue={3_600}
            value={value.allAfterSeconds ?? Number.NaN}
            onChange={(number) => onChange({ ...value, allAfterSeconds: Number.isNaN(number) ? null : number })}
            error={problems.length > 0 ? t('administration.problem.invalid') : undefined}
          />
          <MemberSkills userIds={userIds} wanted={wanted} value={value} onChange={onChange} />
        </>
      )}
    </FieldGroup>
  );
}

/** A skill nobody is asked for any more is not kept of anybody either. */
function without(value: DraftedSkills, skill: string): DraftedSkills {
  const rest = ({ [skill]: _, ...others }: Record<string, number>) => others;
  const ofMembers = Object.entries(value.ofMembers).map(([userId, known]) => [userId, rest(known)] as const);
  return { ...value, wanted: rest(value.wanted), ofMembers: Object.fromEntries(ofMembers) };
}

function NewSkill({ onAdd }: { onAdd: (skill: string) => void }) {
  const t = useT();
  const [written, setWritten] = useState('');
  const skill = written.trim().slice(0, 60);
  const add = () => {
    if (skill === '') return;
    onAdd(skill);
    setWritten('');
  };
  return (
    <div className={styles.chosenRow}>
      <span className={styles.chosenName}>
        <TextField
          label={t('agents.skills.add')}
          help={t('agents.skills.addHelp')}
          isOptional
          value={written}
          onChange={setWritten}
        />
      </span>
      <Button onPress={add} isDisabled={skill === ''}>
        {t('agents.skills.addButton')}
      </Button>
    </div>
  );
}

/** What the exchanges of the organisation make of skills: one of Asterisk is told whom to ask first, the others cannot be. */
function ExchangeWords({ organisationId }: { organisationId: unknown }) {
  const t = useT();
  const live = useLive();
  const picture = typeof organisationId === 'string' ? live.organisations.get(organisationId) : undefined;
  if (picture === undefined || picture.connectors.length === 0) return null;
  const isTold = picture.connectors.some(({ kind }) => kind === 'asterisk');
  return <Banner tone="info">{t(isTold ? 'agents.skills.byExchange' : 'agents.skills.notByExchange')}</Banner>;
}

interface MemberSkillsProps {
  userIds: readonly Id[];
  wanted: readonly string[];
  value: DraftedSkills;
  onChange: (value: DraftedSkills) => void;
}

/** How well each member knows each of the skills. */
function MemberSkills({ userIds, wanted, value, onChange }: MemberSkillsProps) {
  const t = useT();
  const members = useColleagues(userIds).filter(({ id }) => userIds.includes(id));
  const options = [
    { id: '0', label: t('agents.skills.unknown') },
    ...levels.map((level) => ({ id: String(level), label: t('agents.skills.level', { level }) })),
  ];
  const set = (userId: Id, skill: string, level: number) => {
    const { [skill]: _, ...others } = value.ofMembers[userId] ?? {};
    const known = level === 0 ? others : { ...others, [skill]: level };
    onChange({ ...value, ofMembers: { ...value.ofMembers, [userId]: known } });
  };
  if (members.length === 0) return null;
  return (
    <>
      <p className={styles.help}>{t('agents.skills.members')}</p>
      {members.map(({ id, name }) => (
        <FieldGroup key={id} label={name}>
          <div className={styles.four}>
            {wanted.map((skill) => (
              <Select
                key={skill}
                label={skill}
                options={options}
                value={String(value.ofMembers[id]?.[skill] ?? 0)}
                onChange={(level) => set(id, skill, Number(level))}
              />
            ))}
          </div>
        </FieldGroup>
      ))}
    </>
  );
}
