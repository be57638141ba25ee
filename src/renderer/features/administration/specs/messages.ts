import type { FieldSpec, RecordSpec } from '../field-spec.ts';

const name: FieldSpec = { name: 'name', label: 'administration.field.name', input: { type: 'line' } };
const customer: FieldSpec = {
  name: 'customerOrganisationId',
  label: 'channels.field.customer',
  help: 'channels.help.customer',
  isOptional: true,
  input: { type: 'customer' },
};
const line = (field: string, label: FieldSpec['label'], more: Partial<FieldSpec> = {}): FieldSpec => ({
  name: field,
  label,
  input: { type: 'line' },
  ...more,
});
const lines = (field: string, label: FieldSpec['label'], help: FieldSpec['help']): FieldSpec => ({
  name: field,
  label,
  ...(help === undefined ? {} : { help }),
  isOptional: true,
  input: { type: 'lines' },
});

/** Why people call. */
export const reasonCodesSpec: RecordSpec = {
  kind: 'reasonCodes',
  title: 'channels.reasonCodes',
  create: 'channels.reasonCodes.create',
  empty: 'channels.reasonCodes.empty',
  fields: [
    name,
    customer,
    { name: 'sortOrder', label: 'channels.field.sortOrder', input: { type: 'whole', min: 0, max: 1_000 } },
  ],
  columns: [
    { name: 'name', width: 180, grow: 2 },
    { name: 'customerOrganisationId', width: 120, grow: 1 },
    { name: 'sortOrder', width: 90, hideBelow: 420 },
  ],
  blank: { name: '', customerOrganisationId: null, sortOrder: 100, active: true },
};

/** The servers that take our e-mail. */
export const mailServersSpec: RecordSpec = {
  kind: 'mailServers',
  title: 'channels.mailServers',
  create: 'channels.mailServers.create',
  empty: 'channels.mailServers.empty',
  fields: [
    name,
    customer,
    line('host', 'channels.field.host'),
    { name: 'port', label: 'channels.field.port', input: { type: 'whole', min: 1, max: 65_535 } },
    {
      name: 'security',
      label: 'channels.field.security',
      input: {
        type: 'choice',
        options: [
          { value: 'starttls', label: 'channels.security.starttls' },
          { value: 'tls', label: 'channels.security.tls' },
          { value: 'none', label: 'channels.security.none' },
        ],
      },
    },
    line('username', 'channels.field.username', { help: 'channels.help.username', isOptional: true }),
    line('fromAddress', 'channels.field.fromAddress'),
    line('fromName', 'channels.field.fromName', { isOptional: true }),
  ],
  columns: [
    { name: 'name', width: 150, grow: 1 },
    { name: 'host', width: 160, grow: 1 },
    { name: 'fromAddress', width: 180, grow: 1, hideBelow: 520 },
  ],
  blank: {
    name: '',
    customerOrganisationId: null,
    host: '',
    port: 587,
    security: 'starttls',
    username: '',
    fromAddress: '',
    fromName: '',
    active: true,
  },
};

/** The services that send text messages; the request is written down as each wants it. */
export const smsGatewaysSpec: RecordSpec = {
  kind: 'smsGateways',
  title: 'channels.smsGateways',
  create: 'channels.smsGateways.create',
  empty: 'channels.smsGateways.empty',
  fields: [
    name,
    customer,
    line('url', 'channels.field.url'),
    {
      name: 'method',
      label: 'channels.field.method',
      input: {
        type: 'choice',
        options: [
          { value: 'POST', label: 'channels.method.POST' },
          { value: 'PUT', label: 'channels.method.PUT' },
          { value: 'GET', label: 'channels.method.GET' },
        ],
      },
    },
    {
      name: 'bodyType',
      label: 'channels.field.bodyType',
      input: {
        type: 'choice',
        options: [
          { value: 'json', label: 'channels.bodyType.json' },
          { value: 'form', label: 'channels.bodyType.form' },
          { value: 'none', label: 'channels.bodyType.none' },
        ],
      },
    },
    lines('headers', 'channels.field.headers', 'channels.help.headers'),
    {
      name: 'body',
      label: 'channels.field.body',
      help: 'channels.help.body',
      isOptional: true,
      input: { type: 'text', rows: 4 },
    },
    line('sender', 'channels.field.sender', { isOptional: true }),
    line('idPath', 'channels.field.idPath', { help: 'channels.help.idPath', isOptional: true }),
    line('reportIdPath', 'channels.field.reportIdPath', { isOptional: true }),
    line('reportStatePath', 'channels.field.reportStatePath', { isOptional: true }),
    lines('deliveredWords', 'channels.field.deliveredWords', 'channels.oneALine'),
    lines('failedWords', 'channels.field.failedWords', 'channels.oneALine'),
  ],
  columns: [
    { name: 'name', width: 150, grow: 1 },
    { name: 'url', width: 200, grow: 2 },
    { name: 'sender', width: 110, hideBelow: 520 },
  ],
  blank: {
    name: '',
    customerOrganisationId: null,
    url: '',
    method: 'POST',
    bodyType: 'json',
    headers: [],
    body: '{"to":"{number}","from":"{sender}","message":"{text}","reference":"{id}"}',
    sender: '',
    idPath: '',
    reportIdPath: '',
    reportStatePath: '',
    deliveredWords: [],
    failedWords: [],
    active: true,
  },
};
