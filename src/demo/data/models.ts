import type { Device } from '#shared/inventory/schema.ts';

/** A standard model. There are few on purpose: two laptops, one desktop, two tablets, four telephones, and what stands on a desk. */
export interface DeviceModel {
  readonly category: Device['category'];
  readonly manufacturer: string;
  readonly model: string;
  readonly tag: string;
  /** Years of depreciation, and of warranty. */
  readonly years: number;
  readonly warrantyYears: number;
  readonly accessories: readonly string[];
  readonly configurations: readonly string[];
  /** Share of the register. */
  readonly weight: number;
  /** Share of the loaners. */
  readonly loanWeight: number;
}

const charger = ['laddare', 'väska'];

export const deviceModels: readonly DeviceModel[] = [
  {
    category: 'laptop',
    manufacturer: 'Lenovo',
    model: 'ThinkPad L14 Gen 5',
    tag: 'BD',
    years: 4,
    warrantyYears: 3,
    accessories: charger,
    configurations: ['PC Adm', 'PC Ped'],
    weight: 34,
    loanWeight: 46,
  },
  {
    category: 'laptop',
    manufacturer: 'HP',
    model: 'ProBook 445 G11',
    tag: 'BD',
    years: 4,
    warrantyYears: 3,
    accessories: charger,
    configurations: ['En-till-En PC Ped', 'PC Ped'],
    weight: 22,
    loanWeight: 24,
  },
  {
    category: 'desktop',
    manufacturer: 'Dell',
    model: 'OptiPlex 7020 Micro',
    tag: 'SD',
    years: 5,
    warrantyYears: 4,
    accessories: [],
    configurations: ['PC Adm', 'Kiosk PC', 'Terminal Server'],
    weight: 10,
    loanWeight: 0,
  },
  {
    category: 'tablet',
    manufacturer: 'Apple',
    model: 'iPad 10:e generationen',
    tag: 'SP',
    years: 3,
    warrantyYears: 1,
    accessories: ['laddare', 'fodral'],
    configurations: ['hanterad mobil enhet skola', 'Kiosk'],
    weight: 12,
    loanWeight: 16,
  },
  {
    category: 'tablet',
    manufacturer: 'Samsung',
    model: 'Galaxy Tab Active5',
    tag: 'SP',
    years: 3,
    warrantyYears: 2,
    accessories: ['laddare', 'handrem'],
    configurations: ['hanterad mobil enhet vård'],
    weight: 4,
    loanWeight: 4,
  },
  {
    category: 'phone',
    manufacturer: 'Samsung',
    model: 'Galaxy A16 (mobil bas)',
    tag: 'MT',
    years: 3,
    warrantyYears: 2,
    accessories: ['laddare'],
    configurations: ['hanterad mobil enhet'],
    weight: 6,
    loanWeight: 6,
  },
  {
    category: 'phone',
    manufacturer: 'Apple',
    model: 'iPhone 16e (mobil avancerad)',
    tag: 'MT',
    years: 3,
    warrantyYears: 1,
    accessories: ['laddare'],
    configurations: ['hanterad mobil enhet'],
    weight: 3,
    loanWeight: 2,
  },
  {
    category: 'phone',
    manufacturer: 'Samsung',
    model: 'Galaxy XCover7 (mobil robust)',
    tag: 'MT',
    years: 3,
    warrantyYears: 2,
    accessories: ['laddare'],
    configurations: ['hanterad mobil enhet vård'],
    weight: 3,
    loanWeight: 2,
  },
  {
    category: 'phone',
    manufacturer: 'Yealink',
    model: 'T54W (fast telefon)',
    tag: 'FT',
    years: 6,
    warrantyYears: 2,
    accessories: [],
    configurations: ['anknytning'],
    weight: 2,
    loanWeight: 0,
  },
  {
    category: 'monitor',
    manufacturer: 'Dell',
    model: 'P2425H',
    tag: 'SK',
    years: 6,
    warrantyYears: 3,
    accessories: [],
    configurations: [''],
    weight: 3,
    loanWeight: 0,
  },
  {
    category: 'printer',
    manufacturer: 'Canon',
    model: 'imageRUNNER C3326i',
    tag: 'SR',
    years: 5,
    warrantyYears: 5,
    accessories: [],
    configurations: ['utskrift via passerkort'],
    weight: 1,
    loanWeight: 0,
  },
];
