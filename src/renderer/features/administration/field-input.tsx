import { z } from 'zod';
import { OnePersonField, PeopleField } from '#renderer/parts/people-fields.tsx';
import { UnitField } from '#renderer/parts/unit-field.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Checkbox, DateField, NumberField, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { agreementSchema } from '#shared/agreements/schema.ts';
import { assertNever } from '#shared/assert-never.ts';
import { serviceLevelSchema } from '#shared/catalogue/schema.ts';
import { phoneKindSchema } from '#shared/directory/schema.ts';
import { serviceLevelVariantSchema } from '#shared/queues/schema.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import type { FieldSpec, Values } from './field-spec.ts';
import { AccountField } from './inputs/account-field.tsx';
import { OwnHoursField, PhonesField, PlaceField } from './inputs/directory-fields.tsx';
import { HoursField } from './inputs/hours-field.tsx';
import { PausesField, ResolveWithinField, WaitingField } from './inputs/level-parts.tsx';
import { OverflowField, PrioritiesField, ThresholdsField, UsersField } from './inputs/queue-fields.tsx';
import { AgreedServicesField, ReferenceField, ReferencesField } from './inputs/reference-fields.tsx';
import { ServiceLevelRuleField } from './inputs/service-level-rule-field.tsx';
import { SkillsField } from './inputs/skills-field.tsx';
import { UnitsField } from './inputs/units-field.tsx';
import type { FieldProblem } from './record-draft.ts';

interface FieldInputProps {
  spec: FieldSpec;
  value: unknown;
  /** What the whole form says. */
  values: Values;
  onChange: (value: unknown) => void;
  problems: readonly FieldProblem[];
}

const texts = z.array(z.string());
const draftedInterval = z.object({ from: z.string(), to: z.string() });
/** Opening hours as they are while being written: what no schema takes yet is kept. */
const draftedHours: z.ZodType<OpeningHours> = z.object({
  week: z.array(z.array(draftedInterval)).length(7),
  closedOnPublicHolidays: z.boolean(),
  exceptions: z.array(
    z.object({
      date: z.string(),
      intervals: z.array(draftedInterval),
      reason: z.string(),
      uid: z.string().optional(),
    }),
  ),
});
const draftedMinutes = z
  .number()
  .nullable()
  .transform((minutes) => minutes ?? Number.NaN);
const draftedResolve = z.object({
  critical: draftedMinutes,
  high: draftedMinutes,
  normal: draftedMinutes,
  low: draftedMinutes,
});
const draftedWaiting = z.object({
  remindAfterWorkingDays: z.array(z.number()),
  closeAfterWorkingDays: z.number().nullable(),
  byRule: z.boolean(),
});

const draftedPriorities = z.record(z.string(), z.number());
const draftedSkills = z.object({
  wanted: draftedPriorities,
  ofMembers: z.record(z.string(), draftedPriorities),
  allAfterSeconds: z.number().nullable(),
});
const draftedOverflow = z.object({
  toQueueId: z.string().nullable(),
  afterSeconds: z.number().nullable(),
  moreThanWaiting: z.number().nullable(),
  whenClosed: z.boolean(),
});
const draftedThresholds = z.object({
  waitingWarn: z.number().nullable(),
  waitingAlarm: z.number().nullable(),
  longestWarnSeconds: z.number().nullable(),
  longestAlarmSeconds: z.number().nullable(),
});

const draftedRule = z.object({
  variant: serviceLevelVariantSchema,
  thresholdSeconds: z.number().nullable(),
  shortAbandonSeconds: z.number().nullable(),
  targetPercent: z.number().nullable(),
});

const draftedPhones = z.array(z.object({ number: z.string(), kind: phoneKindSchema }));
const draftedPlace = z.object({ latitude: draftedMinutes, longitude: draftedMinutes }).nullable();

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One field of a record, filled in as its table says. */
export function FieldInput({ spec, value, values, onChange, problems }: FieldInputProps) {
  const t = useT();
  const organisations = useOrganisationsByKey();
  const { input, isOptional = false } = spec;
  const [problem] = problems;
  const label = t(spec.label);
  const help = spec.help === undefined ? undefined : t(spec.help);
  const error = problem === undefined ? undefined : t(problem.message, problem.values);
  const words = { label, isOptional, error, ...(help === undefined ? {} : { help }) };
  switch (input.type) {
    case 'line':
    case 'called-number':
      return <TextField {...words} value={text(value)} onChange={onChange} />;
    case 'line-or-none':
      return <TextField {...words} value={text(value)} onChange={(line) => onChange(line === '' ? null : line)} />;
    case 'text':
      return <TextArea {...words} rows={input.rows} value={text(value)} onChange={onChange} />;
    case 'lines':
      return (
        <TextArea
          {...words}
          rows={2}
          value={(texts.safeParse(value).data ?? []).join('\n')}
          onChange={(written) => onChange(written === '' ? [] : written.split('\n'))}
        />
      );
    case 'whole':
      return (
        <NumberField
          {...words}
          minValue={input.min}
          maxValue={input.max}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
        />
      );
    case 'flag':
      return (
        <Checkbox isSelected={value === true} onChange={onChange}>
          {label}
        </Checkbox>
      );
    case 'choice':
      return (
        <Select
          {...words}
          options={input.options.map((option) => ({ id: String(option.value), label: t(option.label) }))}
          value={String(value)}
          onChange={(id) => onChange(input.options.find((option) => String(option.value) === id)?.value)}
        />
      );
    case 'date':
      return (
        <DateField
          {...words}
          value={text(value) === '' ? null : text(value)}
          onChange={(date) => onChange(date ?? (isOptional ? null : ''))}
        />
      );
    case 'reference':
      return (
        <ReferenceField
          {...words}
          help={help}
          kind={input.kind}
          value={text(value) === '' ? null : text(value)}
          onChange={(id) => onChange(id ?? (isOptional ? null : ''))}
        />
      );
    case 'references':
      return (
        <ReferencesField
          label={label}
          kind={input.kind}
          value={texts.safeParse(value).data ?? []}
          onChange={onChange}
        />
      );
    case 'customer':
      return (
        <Select
          {...words}
          options={[...organisations.values()]
            .filter(({ kind }) => kind === 'municipality')
            .map(({ organisationId, name }) => ({ id: organisationId, label: name }))}
          value={text(value) === '' ? null : text(value)}
          onChange={onChange}
        />
      );
    case 'person':
      return (
        <OnePersonField
          label={label}
          error={error}
          value={text(value) === '' ? null : text(value)}
          onChange={onChange}
        />
      );
    case 'account':
      return (
        <AccountField
          label={label}
          help={help}
          error={error}
          organisationId={text(values[input.of])}
          personId={text(values.id)}
          value={text(value) === '' ? null : text(value)}
          onChange={onChange}
        />
      );
    case 'units':
      return (
        <UnitsField
          label={label}
          help={help}
          organisationId={text(values[input.of])}
          value={texts.safeParse(value).data ?? []}
          onChange={onChange}
        />
      );
    case 'unit':
      return (
        <UnitField
          {...words}
          organisationId={text(values[input.of])}
          value={text(value) === '' ? null : text(value)}
          onChange={onChange}
        />
      );
    case 'phones':
      return <PhonesField {...words} value={draftedPhones.safeParse(value).data ?? []} onChange={onChange} />;
    case 'place':
      return <PlaceField {...words} value={draftedPlace.safeParse(value).data ?? null} onChange={onChange} />;
    case 'own-hours':
      return (
        <OwnHoursField
          {...words}
          value={draftedHours.safeParse(value).data ?? null}
          onChange={onChange}
          problems={problems}
        />
      );
    case 'people':
      return <PeopleField label={label} help={help} value={texts.safeParse(value).data ?? []} onChange={onChange} />;
    case 'hours': {
      const hours = draftedHours.safeParse(value).data;
      return hours && <HoursField label={label} value={hours} onChange={onChange} problems={problems} />;
    }
    case 'resolve-within': {
      const minutes = draftedResolve.safeParse(value).data;
      return minutes && <ResolveWithinField label={label} value={minutes} onChange={onChange} problems={problems} />;
    }
    case 'pauses': {
      const statuses = serviceLevelSchema.shape.pausedBy.safeParse(value).data ?? [];
      return <PausesField label={label} value={statuses} onChange={onChange} problems={problems} />;
    }
    case 'waiting': {
      const waiting = draftedWaiting.safeParse(value).data;
      return waiting && <WaitingField label={label} value={waiting} onChange={onChange} problems={problems} />;
    }
    case 'agreed-services': {
      const services = agreementSchema.shape.services.safeParse(value).data ?? [];
      return <AgreedServicesField label={label} value={services} onChange={onChange} />;
    }
    case 'users':
      return <UsersField label={label} help={help} value={texts.safeParse(value).data ?? []} onChange={onChange} />;
    case 'priorities':
      return (
        <PrioritiesField
          label={label}
          help={help}
          userIds={texts.safeParse(values[input.of]).data ?? []}
          value={draftedPriorities.safeParse(value).data ?? {}}
          onChange={onChange}
        />
      );
    case 'skills': {
      const skills = draftedSkills.safeParse(value).data;
      return (
        skills && (
          <SkillsField
            label={label}
            help={help}
            userIds={texts.safeParse(values[input.of]).data ?? []}
            value={skills}
            onChange={onChange}
            problems={problems}
            values={values}
          />
        )
      );
    }
    case 'overflow': {
      const overflow = draftedOverflow.safeParse(value).data;
      return (
        overflow && (
          <OverflowField label={label} value={overflow} onChange={onChange} problems={problems} values={values} />
        )
      );
    }
    case 'thresholds': {
      const thresholds = draftedThresholds.safeParse(value).data;
      return (
        thresholds && (
          <ThresholdsField label={label} help={help} value={thresholds} onChange={onChange} problems={problems} />
        )
      );
    }
    case 'service-level-rule': {
      const rule = draftedRule.safeParse(value).data;
      return rule && <ServiceLevelRuleField label={label} value={rule} onChange={onChange} problems={problems} />;
    }
    default:
      return assertNever(input);
  }
}
