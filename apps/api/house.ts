import { Tokens } from '@anjing/access';
import { casesOf, type Cases } from '@anjing/kinds';
import { EntryQuestion, Gates, PassDesk } from '@anjing/gate';
import { PlanningDesk } from '@anjing/planning-desk';
import { RegisterHandler } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { DatabaseClock, EventRecord, SigningKeys, type LedgerFollower } from '@anjing/event-store';
import { AgendaTeller, CaseClock, doubtAbout, Processes, relay } from '@anjing/process';
import { createLogger, type Config, type Logger } from '@anjing/platform';
import { CaseCardRow, CaseFact, Figures, Lists, WorkLists } from '@anjing/read-models';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Callers } from './session/callers';
import { LiveLists } from './session/live-lists';
import { Sessions } from './session/sessions';
import { SignIn } from './session/sign-in';

/** Connections of one API process to the database. */
const connections = 12;

/** Everything the API's controllers use, put together in one place. */
export class House {
  readonly logger: Logger = createLogger('anjing-api');
  readonly record: EventRecord;
  readonly clock: DatabaseClock;
  readonly registers: RegisterHandler;
  readonly cases: Cases;
  readonly sessions: Sessions;
  readonly callers: Callers;
  readonly signIn: SignIn;
  readonly lists: Lists;
  readonly workLists: WorkLists;
  readonly liveLists: LiveLists;
  readonly desk: PlanningDesk;
  readonly gates: Gates;
  readonly signingKeys: SigningKeys;
  readonly entry: EntryQuestion;
  readonly passDesk: PassDesk;
  readonly figures: Figures;
  readonly processes: Processes;
  readonly teller: AgendaTeller;
  private readonly relay: LedgerFollower;
  private temporalAsked: number | undefined;

  private constructor(
    readonly config: Config,
    readonly pool: Pool,
    private readonly source: DataSource,
    private readonly temporal: Connection,
  ) {
    // A database that goes away cuts idle connections: that is for the log, not for the process.
    pool.on('error', (err) => {
      this.logger.warn({ err }, 'a database connection was cut');
    });
    const { issuer, audience, jwksUri } = config.identity;
    this.record = new EventRecord(pool, config.masterKey);
    this.clock = new DatabaseClock(pool);
    const inMemory = new RegistersInMemory(this.record);
    this.registers = new RegisterHandler(this.record, inMemory);
    const clockDoubt = async () => (await this.entryDoubt()) !== undefined;
    this.cases = casesOf(this.record, inMemory, clockDoubt);
    this.sessions = new Sessions(pool, config.sessions);
    this.callers = new Callers(new Tokens({ issuer, audience }, jwksUri), this.sessions, config.signing);
    this.signIn = new SignIn(config.identity, `${config.publicUrl}/api/v1/session/callback`, this.logger);
    this.lists = new Lists(source);
    this.workLists = new WorkLists(source);
    this.liveLists = new LiveLists(pool, this.lists, this.registers, this.callers, this.logger);
    this.desk = new PlanningDesk(this.lists, this.registers, this.cases);
    this.gates = new Gates(this.registers, config.masterKey);
    this.signingKeys = new SigningKeys(pool, config.masterKey, config.passes.keyDays);
    this.entry = new EntryQuestion(this.cases, clockDoubt);
    this.passDesk = new PassDesk(this.cases, this.entry, this.registers, this.lists, this.signingKeys, {
      publicUrl: config.publicUrl,
      revocationMinutes: config.passes.revocationMinutes,
    });
    this.figures = new Figures(source);
    this.processes = new Processes(new Client({ connection: temporal, namespace: config.temporal.namespace }));
    this.teller = new AgendaTeller(pool, new CaseClock(this.cases, this.clock), this.processes);
    this.relay = relay(this.record, pool, this.teller, this.cases, (err) => {
      this.logger.warn({ err: String(err) }, 'the relay waits: Temporal or the database is away');
    });
  }

  static async open(config: Config): Promise<House> {
    const pool = new Pool({ connectionString: config.appDatabaseUrl, max: connections });
    const source = new DataSource({
      type: 'postgres',
      url: config.appDatabaseUrl,
      entities: [CaseCardRow, CaseFact],
      synchronize: false,
      extra: { max: 5 },
    });
    await source.initialize();
    // Lazy: the API serves while Temporal is away, and the relay catches up.
    const temporal = Connection.lazy({ address: config.temporal.address });
    const house = new House(config, pool, source, temporal);
    if (config.production) await house.clock.fix();
    house.relay.start();
    return house;
  }

  /** Why the time must not be trusted; undefined where database, process and Temporal agree. */
  async clockDoubt(): Promise<string | undefined> {
    this.temporalAsked = await this.processes.lastAsked();
    return this.entryDoubt();
  }

  /** The same for those who would go in: nobody at a gate waits for Temporal, whose time is known from the last readiness. */
  async entryDoubt(): Promise<string | undefined> {
    const asked = this.temporalAsked;
    // Nobody may have asked Temporal for a while: only a moment that has not come yet says that its clock is wrong.
    return doubtAbout(await this.clock.read(), asked !== undefined && asked > Date.now() ? asked : undefined);
  }

  async close(): Promise<void> {
    await this.relay.stop();
    await this.temporal.close();
    await this.source.destroy();
    await this.pool.end();
  }
}
