import { listSeparator } from '../csv/text-table.ts';
import type { Id } from '../identity/ids.ts';
import type { Service } from './schema.ts';

/** The columns of a catalogue file, by the words they are headed with; the first is the one written. */
export const catalogueColumns = {
  id: ['id'],
  name: ['tjänst', 'namn', 'service', 'name'],
  area: ['område', 'tjänsteområde', 'area'],
  purpose: ['syfte', 'purpose'],
  content: ['innehåll', 'leverans', 'content'],
  customerDuties: ['kundens ansvar', 'customer duties', 'customerduties'],
  priceClass: ['prisklass', 'price class', 'priceclass'],
  category: ['kategori', 'category'],
  exclusions: ['erbjuds inte', 'undantag', 'exclusions'],
  orderers: ['beställare', 'orderers'],
  level: ['servicenivå', 'nivå', 'level', 'service level'],
  group: ['grupp', 'group'],
  suppliers: ['leverantörer', 'suppliers'],
  script: ['manus', 'script'],
  active: ['i bruk', 'aktiv', 'active'],
} as const satisfies Record<string, readonly string[]>;

export type CatalogueColumn = keyof typeof catalogueColumns;

export const catalogueColumnIds = Object.keys(catalogueColumns) as CatalogueColumn[];

/** Words that stand for fixed values, the first being the one written. */
export const catalogueWords = {
  priceClass: {
    base: ['bas', 'bastjänst', 'base'],
    additional: ['tillägg', 'tilläggstjänst', 'additional'],
    special: ['special', 'specialtjänst'],
  },
  orderers: {
    anyone: ['alla', 'anyone'],
    authorised: ['behöriga', 'behöriga beställare', 'behörig beställare', 'authorised'],
  },
  active: { true: ['ja', 'yes', 'true', '1'], false: ['nej', 'no', 'false', '0'] },
} as const;

type Named = ReadonlyMap<Id, { readonly id: Id; readonly name: string }>;

/** The rows a catalogue file speaks of by name. */
export interface CatalogueSurroundings {
  services: ReadonlyMap<Id, Service>;
  serviceAreas: Named;
  serviceLevels: Named;
  groups: Named;
  suppliers: Named;
  scripts: Named;
}

/** Returns a service as the cells of its line in a file. */
export function serviceCells(service: Service, around: CatalogueSurroundings): Record<CatalogueColumn, string> {
  const nameIn = (rows: Named, id: Id | null) => (id === null ? '' : (rows.get(id)?.name ?? ''));
  return {
    id: service.id,
    name: service.name,
    area: nameIn(around.serviceAreas, service.areaId),
    purpose: service.purpose,
    content: service.content,
    customerDuties: service.customerDuties,
    priceClass: catalogueWords.priceClass[service.priceClass][0],
    category: String(service.category),
    exclusions: service.exclusions.join(listSeparator),
    orderers: catalogueWords.orderers[service.orderers][0],
    level: nameIn(around.serviceLevels, service.serviceLevelId),
    group: nameIn(around.groups, service.defaultGroupId),
    suppliers: service.supplierIds.map((id) => nameIn(around.suppliers, id)).join(listSeparator),
    script: nameIn(around.scripts, service.scriptId),
    active: catalogueWords.active[service.active ? 'true' : 'false'][0],
  };
}
