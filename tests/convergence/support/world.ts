import { Book } from './book.ts';
import { Central, type Template } from './central.ts';
import { accounts } from './people.ts';
import { Workstation } from './workstation.ts';

/** One history's API, its three workstations, and the book in which everything people were told is written. */
export class World {
  readonly central: Central;
  readonly stations: readonly Workstation[];
  readonly book = new Book();
  /** Commands that a workstation said were not saved, or refused at once: they may never be carried out. */
  readonly turnedDown = new Set<string>();
  /** Highest version each workstation has shown of a row, by server database, organisation and row. */
  readonly shown: readonly Map<string, number>[];
  /** For each workstation, whether the server has been put back since it last heard of it. */
  readonly outdated: boolean[];

  private constructor(central: Central, stations: readonly Workstation[]) {
    this.central = central;
    this.stations = stations;
    this.shown = stations.map(() => new Map());
    this.outdated = stations.map(() => false);
  }

  static async begin(template: Template): Promise<World> {
    const central = await Central.open(template);
    const stations: Workstation[] = [];
    for (const [index, account] of accounts.entries()) {
      const tokens = template.tokens[index];
      if (tokens === undefined) throw new Error('Somebody has not signed in.');
      const station = await Workstation.started(account, () => central.url, tokens);
      await station.synchronise();
      stations.push(station);
    }
    return new World(central, stations);
  }

  station(who: number): Workstation {
    const station = this.stations[who];
    if (station === undefined) throw new Error(`There is no workstation ${who}.`);
    return station;
  }

  async end(): Promise<void> {
    for (const station of this.stations) await station.remove();
    await this.central.close();
  }
}
