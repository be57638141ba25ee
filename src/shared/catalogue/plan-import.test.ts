import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { type CatalogueSurroundings, catalogueColumnIds, serviceCells } from './catalogue-table.ts';
import { type PlannedLine, planImport } from './plan-import.ts';
import { aService, aServiceLevel } from './samples.ts';

function byId<T extends { id: string }>(...rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

const area = { id: newId(), name: 'IT' };
const level = aServiceLevel({ name: 'Bas' });
const group = { id: newId(), name: 'Nät' };
const supplier = { id: newId(), name: 'Lundåkra Fiber' };
const network = aService({
  name: 'Nätverksdrift',
  areaId: area.id,
  serviceLevelId: level.id,
  defaultGroupId: group.id,
  supplierIds: [supplier.id],
  exclusions: ['elever', 'vårdnadshavare'],
  content: 'Förbindelse; brandvägg\noch övervakning',
});
const catalogue: CatalogueSurroundings = {
  services: byId(network),
  serviceAreas: byId(area),
  serviceLevels: byId(level),
  groups: byId(group),
  suppliers: byId(supplier),
  scripts: new Map(),
};

function plan(heading: string[], ...lines: string[][]) {
  return planImport({ heading, lines: lines.map((cells, index) => ({ line: index + 2, cells })) }, catalogue);
}

function refusalOf(line: PlannedLine | undefined) {
  return line?.outcome === 'refused' ? line.refusal : null;
}

describe('an import of the catalogue', () => {
  it('finds nothing to do in what was exported', () => {
    const cells = serviceCells(network, catalogue);
    const { lines } = plan(
      [...catalogueColumnIds],
      catalogueColumnIds.map((column) => cells[column]),
    );
    expect(lines).toEqual([{ line: 2, name: 'Nätverksdrift', outcome: 'same' }]);
  });

  it('knows a service by its name however it is spelt, and changes only what differs', () => {
    const { lines } = plan(
      ['Tjänst', 'Prisklass', 'Innehåll'],
      ['  nätverksDRIFT ', 'Tilläggstjänst', 'Nytt innehåll'],
    );
    expect(lines[0]).toMatchObject({
      outcome: 'change',
      id: network.id,
      set: { name: 'nätverksDRIFT', priceClass: 'additional', content: 'Nytt innehåll', revision: 2 },
      was: { priceClass: 'base', revision: 1 },
    });
  });

  it('makes what is new, with what the file does not say as usual', () => {
    const { lines } = plan(
      ['service', 'area', 'level', 'exclusions'],
      ['Trådlöst nät', 'it', 'bas', 'elever | gäster'],
    );
    expect(lines[0]).toMatchObject({
      outcome: 'create',
      values: { name: 'Trådlöst nät', areaId: area.id, serviceLevelId: level.id, exclusions: ['elever', 'gäster'] },
    });
  });

  it('refuses both lines about one service, also when one names it by its identifier', () => {
    const { lines } = plan(['id', 'tjänst'], ['', 'Nätverksdrift'], [network.id, 'Nät'], ['', 'Ny'], ['', 'ny ']);
    expect(lines.map((line) => refusalOf(line)?.code)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate']);
    expect(refusalOf(lines[0])?.value).toBe('2, 3');
  });

  it('says what there is not, in which column', () => {
    const heading = ['id', 'tjänst', 'område', 'nivå', 'kategori', 'prisklass'];
    const { lines } = plan(
      heading,
      ['', 'A', 'Skola', 'Bas', '1', 'bas'],
      ['', 'B', '', 'Bas', '1', 'bas'],
      ['', 'C', 'IT', 'Bas', '4', 'bas'],
      ['', 'D', 'IT', 'Bas', '1', 'gratis'],
      ['00000000-0000-4000-8000-000000000000', 'E', 'IT', 'Bas', '1', 'bas'],
      ['', '', 'IT', 'Bas', '1', 'bas'],
      ['', 'F', 'IT', 'Bas', '1', 'bas', 'för mycket'],
      ['', 'G'.repeat(201), 'IT', 'Bas', '1', 'bas'],
    );
    expect(lines.map((line) => [refusalOf(line)?.code, refusalOf(line)?.column])).toEqual([
      ['unknown-value', 'area'],
      ['required', 'area'],
      ['unknown-value', 'category'],
      ['unknown-value', 'priceClass'],
      ['unknown-id', 'id'],
      ['missing-name', 'name'],
      ['too-many-cells', null],
      ['invalid', 'name'],
    ]);
  });

  it('reports columns it does not know, and goes by the others', () => {
    const { unknownColumns, lines } = plan(['tjänst', 'pris 2027', ''], ['Nätverksdrift', '12', '']);
    expect(unknownColumns).toEqual(['pris 2027']);
    expect(lines[0]?.outcome).toBe('same');
  });

  it('does not begin with a file that cannot be understood', () => {
    expect(plan([]).problem?.code).toBe('empty');
    expect(plan(['område', 'nivå'], ['IT', 'Bas']).problem?.code).toBe('no-name-column');
    expect(plan(['tjänst', 'namn'], ['A', 'B']).problem).toEqual({
      code: 'duplicate-column',
      value: 'namn',
      columns: [1, 2],
    });
  });
});
