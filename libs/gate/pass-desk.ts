import type { SigningKeys } from '@anjing/event-store';
import { addDays, at as momentAt, dateOf, type Moment } from '@anjing/calendar';
import {
  checkCodeIn,
  gateCode,
  isGateCode,
  listedAs,
  liveVerdict,
  readPass,
  revocationList,
  signPass,
  signRevocations,
  type EntryPass,
  type GateCode,
  type LiveVerdict,
  type PassReading,
  type RevokedPass,
} from '@anjing/passes';
import type { CaseCardRow, Lists } from '@anjing/read-models';
import type { RegisterView } from '@anjing/registers';
import { isEmergency, partsOf, passId, visitStream, type VisitEvent, type VisitMachine } from '@anjing/visit';
import type { Cases } from '@anjing/kinds';
import { type Standing, NoSuchCase } from '@anjing/cases';
import type { EntryQuestion } from './entry-question';
import type { KnownGate } from './gates';
import type { RegisterHandler } from '@anjing/register-desk';

/** What the desk is told by the installation. */
export interface PassDeskSettings {
  /** Public base URL: issuer of the passes, and where their codes lead. */
  readonly publicUrl: string;
  /** How long devices may go by a revocation list, in minutes. */
  readonly revocationMinutes: number;
}

/** A pass as it is carried. */
export interface CarriedPass {
  readonly pass: EntryPass;
  readonly token: string;
  /** Address of its live answer: what its QR code holds. */
  readonly url: string;
  /** The same answer under an address that people can type. */
  readonly shortUrl: string;
  readonly checkCode: string;
}

/** What a gate is answered, and whoever scans a code. */
export interface GateAnswer extends LiveVerdict {
  /** What the pass says: as the record has it, where it stands; as its token carries it, where one of release 0.1.0 does. */
  readonly pass?: EntryPass;
  readonly checkCode?: string;
  /** The code by which the gate confirms the check-in: for a gate's own device, where they may enter. */
  readonly gateCode?: GateCode;
}

/** Who stands at the gate, as far as the one who asks has looked. */
export interface Seen {
  /** The gate that asks; absent where anybody does. */
  readonly gate?: KnownGate;
  /** Numbers of the certificates shown. */
  readonly officers?: readonly string[];
}

/** What somebody at a gate has at hand of a visit. */
export interface Shown {
  /** Token of the pass that the officers show. */
  readonly pass?: string | undefined;
  /** Code that the gate's device shows. */
  readonly code?: string | undefined;
}

/** How long check codes are remembered, in milliseconds: what a pass says may be corrected in the registers. */
const codesHold = 60_000;

/**
 * Issues the tokens of passes, answers for them, and says which are revoked. The visit's record alone decides; the answer is
 * for everybody who holds the pass.
 */
export class PassDesk {
  /** Check codes of passes by their ids, so that who types a code does not have every visit of the day read anew. */
  private readonly codes = new Map<string, string>();
  private codesSince = -Infinity;

  constructor(
    private readonly cases: Pick<Cases, 'visit'>,
    private readonly entry: EntryQuestion,
    private readonly registers: RegisterHandler,
    private readonly lists: Lists,
    private readonly keys: SigningKeys,
    private readonly settings: PassDeskSettings,
  ) {}

  /**
   * The live answer for a token, or for the check code of a pass that stands today: judged on the visit's own stream and,
   * for an approved one, the application's.
   */
  async answer(shown: string, { gate, officers }: Seen = {}): Promise<GateAnswer> {
    const { at } = await this.registers.now();
    const typed = checkCodeIn(shown);
    const reading = typed === undefined ? await this.read(shown, at) : await this.ofCode(typed, at);
    const seen = { ...(gate && { site: gate.site }), ...(officers && { officers }) };
    const known = 'pass' in reading ? await this.known(reading.pass.visit) : undefined;
    const verdict = liveVerdict({ reading, now: at, ...known, ...seen });
    if ('refusal' in reading) return verdict;
    const { checkCode, whole } = reading;
    const { id, visit } = reading.pass;
    const pass = known?.standing?.id === id ? known.standing : whole;
    const code =
      gate?.link && verdict.verdict === 'enter' ? await gateCode(gate.link.hash, visit, verdict.checkedAt) : undefined;
    return { ...verdict, checkCode, ...(pass && { pass }), ...(code && { gateCode: code }) };
  }

  private async read(token: string, at: Moment): Promise<PassReading> {
    return readPass(token, { keys: await this.keys.published(at) }, this.settings.publicUrl);
  }

  /** The pass that stands and has this check code. The day before counts too: an emergency's pass lives that long. */
  private async ofCode(code: string, at: Moment): Promise<PassReading> {
    const today = dateOf(at);
    if (Date.now() - this.codesSince > codesHold) {
      this.codes.clear();
      this.codesSince = Date.now();
    }
    for (const { stream, summary } of await this.lists.withPasses(addDays(today, -1), today)) {
      const { pass: id } = summary as unknown as VisitCard;
      const remembered = id === undefined ? undefined : this.codes.get(id);
      if (remembered !== undefined && remembered !== code) continue;
      const carried = await this.carried(stream);
      if (!carried) continue;
      this.codes.set(carried.pass.id, carried.checkCode);
      if (carried.checkCode === code) return this.read(carried.token, at);
    }
    return { refusal: { code: 'pass.unknown-code' } };
  }

  /** The pass of a visit as its officers carry it; undefined where none stands, or there is no such visit. */
  async carried(stream: string): Promise<CarriedPass | undefined> {
    const standing = await orNone(this.cases.visit.current(stream));
    const pass = standing && passOf(standing);
    if (!pass) return undefined;
    const { publicUrl } = this.settings;
    const key = await this.keys.signing(standing.now, pass.until);
    const { token, checkCode } = await signPass(pass, key, publicUrl);
    const under = (what: string) => `${publicUrl}/p/${what}`;
    return { pass, token, url: under(token), shortUrl: under(checkCode), checkCode };
  }

  /**
   * Whether somebody stands before the officers of a visit: they have its pass, the standing or a former one, or the code
   * that the device of a gate of its site shows. Nothing is told of a visit that is not there.
   */
  async isShown(stream: string, { pass: token, code }: Shown): Promise<boolean> {
    const { at } = await this.registers.now();
    if (token !== undefined) {
      const reading = await this.read(token, at);
      if ('pass' in reading && reading.pass.visit === stream) return true;
    }
    if (code === undefined) return false;
    const standing = await orNone(this.cases.visit.current(stream));
    const site = standing?.state.context.visit?.site;
    if (!standing || site === undefined) return false;
    for (const { link } of standing.view.where('gate', 'site', site)) {
      if (link && link.revokedAt === undefined && (await isGateCode(code, link.hash, stream, standing.now)))
        return true;
    }
    return false;
  }

  /** The passes of the days of an approved application, as its printed form carries them. */
  async ofApproval(application: string, dates: readonly string[]): Promise<CarriedPass[]> {
    const carried = await Promise.all(dates.map((date) => this.carried(visitStream(application, date))));
    return carried.flatMap((pass) => pass ?? []);
  }

  /** The signed list of revoked passes, as of now. */
  async revocations(): Promise<string> {
    const { at } = await this.registers.now();
    const { publicUrl, revocationMinutes } = this.settings;
    const cards = await this.lists.withDeadPasses(dateOf(at));
    const list = revocationList((await Promise.all(cards.map(deadPassesOf))).flat(), at, revocationMinutes);
    return signRevocations(list, await this.keys.signing(at, list.nextUpdate), publicUrl);
  }

  /** What the record knows of the visit at this moment; undefined where there is none. */
  private async known(stream: string) {
    const standing = await orNone(this.cases.visit.current(stream));
    if (!standing) return undefined;
    const judgement = await this.entry.about(standing);
    const { entered, visit } = standing.state.context;
    const pass = passOf(standing);
    return {
      now: standing.now,
      judgement,
      ...(pass && { standing: pass }),
      // An emergency is never kept out, for having been let in before neither.
      ...(entered && visit && !isEmergency(visit) && { usedAt: entered.at }),
    };
  }
}

/** What was looked up, or undefined where there is no such case. */
async function orNone<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof NoSuchCase) return undefined;
    throw error;
  }
}

/** What the card of a visit says of its passes. */
interface VisitCard {
  readonly day: { readonly date: string };
  /** How many passes were given. */
  readonly passes: number;
  /** Id of the one that stands. */
  readonly pass?: string;
}

/** The passes of a visit that let nobody in any more. The end of its day is past the end of every one of them. */
async function deadPassesOf({ stream, closed, summary }: CaseCardRow): Promise<RevokedPass[]> {
  const { day, passes, pass } = summary as unknown as VisitCard;
  const until = momentAt(day.date, '24:00');
  const dead = Array.from({ length: passes }, (_, index) => passId(stream, index + 1)).filter(
    (id) => closed || id !== pass,
  );
  return Promise.all(dead.map(async (id) => ({ listed: await listedAs(id), until })));
}

/** The pass that stands for a visit, in the numbers of the officers' certificates. */
function passOf({ stream, state, history, view }: Standing<VisitMachine>): EntryPass | undefined {
  const { visit, pass: id } = state.context;
  const issued = history
    .map(({ event }) => event as unknown as VisitEvent)
    .find((event) => (event.type === 'PassIssued' || event.type === 'PassReissued') && event.pass === id);
  if (!visit || id === undefined || !issued) return undefined;
  const { site, day } = visit;
  const parts = partsOf(visit);
  return {
    id,
    visit: stream,
    agencies: parts.map(({ agency }) => agency),
    items: parts.flatMap(({ items }) => items),
    officers: parts.flatMap(({ officers }) => officers.map((officer) => certificateOf(view, officer))),
    site,
    day: day.date,
    from: momentAt(day.date, day.from),
    until: momentAt(day.date, day.until),
    issuedAt: issued.at,
  };
}

const certificateOf = (view: RegisterView, officer: string) => view.find('officer', officer)?.certificate ?? officer;
