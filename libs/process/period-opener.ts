import { actOn, receiversOf, type CaseCommand, type Cases } from '@anjing/kinds';
import { Refused } from '@anjing/cases';
import type { RegisterHandler } from '@anjing/register-desk';
import { instant, momentOf } from '@anjing/calendar';
import { digestStream } from '@anjing/digest';
import type { DatabaseClock, EventRecord } from '@anjing/event-store';
import { filingStream, nextOpening, openingsUpTo, periodName, type Opening } from '@anjing/filing';
import type { Moment } from '@anjing/lifecycle';
import { lawsOf, type EntryId, type RegisterView } from '@anjing/registers';
import type { NextOpening, PeriodActivities } from '@anjing/workflows';
import { atOnce } from './at-once';
import { assertTrusted } from './clock-health';
import type { Processes } from './processes';

/** Filings that are opened at once. */
const openedAtOnce = 8;
/** No outage lasts longer: how far back it is looked for what was missed, in milliseconds. */
const longestOutage = 2 * 366 * 86_400_000;
/** How far back it is looked every few seconds: two months and their days of grace. */
const shortLook = 70 * 86_400_000;
/** Something that should have been open for so long has been missed, in milliseconds. */
const late = 60_000;

/** The opener itself: nobody's act, once the moment has come. */
const asOpener = () => ({ kind: 'opener' }) as const;

/** A period of an area, with the agencies that were there when it came to be open. */
interface AreaOpening extends Opening {
  readonly agencies: readonly EntryId[];
  readonly then: RegisterView;
}

/**
 * Opens every agency's return and plan, and every bureau's digest of them, when the moment has come, each once: what there
 * is already is left as it is, and what an outage has missed is opened by the same look (rules §5).
 */
export class PeriodOpener implements PeriodActivities {
  constructor(
    private readonly record: EventRecord,
    private readonly cases: Cases,
    private readonly registers: RegisterHandler,
    private readonly clock: DatabaseClock,
  ) {}

  /** @throws DoubtfulClock: on a doubtful clock nothing opens (rules §3) */
  async openPeriods(): Promise<NextOpening> {
    const reading = await this.clock.read();
    assertTrusted(reading);
    const { now, offset } = reading;
    const openings = await this.openings(now, await this.since(now, longestOutage));
    // Filings first: a digest that is there says that its period was opened.
    await this.openMissing(openings.flatMap(filingsOf));
    await this.openMissing(digestsOf(openings));
    const next = await this.next(now);
    return { next: instant(next), offset, summary: `下次开启报送 · next periods open ${next.slice(0, 16)}` };
  }

  /** Wakes the durable opener where something that should stand open does not. @returns whether it had to */
  async heal(processes: Pick<Processes, 'openPeriods'>): Promise<boolean> {
    const { now } = await this.clock.read();
    const openings = await this.openings(momentOf(instant(now) - late), await this.since(now, shortLook));
    const wanted = openings.flatMap(filingsOf).map(({ stream }) => stream);
    const behind = (await this.record.existing(wanted)).size < new Set(wanted).size;
    if (behind) await processes.openPeriods();
    return behind;
  }

  /** From when on filings are kept here, at most so far back: what was due before is on paper. */
  private async since(now: Moment, longest: number): Promise<Moment> {
    const since = (await this.record.since('filing')) ?? now;
    return momentOf(Math.max(Math.min(instant(since), instant(now)), instant(now) - longest));
  }

  private async openings(now: Moment, since: Moment): Promise<AreaOpening[]> {
    const view = await this.registers.asOf(now);
    const byArea = view
      .all('jurisdiction')
      .flatMap(({ id: area }) => openingsUpTo(now, since, lawsOf(view, area)).map((opening) => ({ area, opening })));
    const views = new Map<Moment, RegisterView>();
    for (const { opening } of byArea) {
      if (!views.has(opening.at)) views.set(opening.at, await this.registers.asOf(opening.at));
    }
    return byArea.map(({ area, opening }) => {
      const then = views.get(opening.at) ?? view;
      return { ...opening, then, agencies: then.where('agency', 'jurisdiction', area).map(({ id }) => id) };
    });
  }

  private async next(now: Moment): Promise<Moment> {
    const view = await this.registers.asOf(now);
    const moments = view.all('jurisdiction').map(({ id }) => instant(nextOpening(now, lawsOf(view, id))));
    return momentOf(Math.min(...moments));
  }

  private async openMissing(wanted: readonly CaseCommand<'filing' | 'digest'>[]): Promise<void> {
    const known = await this.record.existing(wanted.map(({ stream }) => stream));
    const missing = wanted.filter(({ stream }) => !known.has(stream));
    await atOnce(openedAtOnce, missing, (one) => this.open(one));
  }

  private async open(one: CaseCommand<'filing' | 'digest'>): Promise<void> {
    try {
      await actOn(this.cases, one, {
        authorize: asOpener,
        commandId: `opener ${one.stream}`,
        digest: 'opener',
      });
    } catch (error) {
      // Somebody has drafted it meanwhile: then it is there.
      if (!(error instanceof Refused)) throw error;
    }
  }
}

function filingsOf({ agencies, period }: AreaOpening): CaseCommand<'filing'>[] {
  return agencies.map((agency) => ({
    kind: 'filing',
    stream: filingStream(agency, period),
    command: { do: 'open', agency, period },
  }));
}

/** A digest for each bureau and period, with the agencies whose filings it receives. */
function digestsOf(openings: readonly AreaOpening[]): CaseCommand<'digest'>[] {
  const digests = new Map<string, CaseCommand<'digest'>>();
  for (const { agencies, period, then } of openings) {
    const of = { filing: period.filing, period: periodName(period) ?? '' };
    for (const agency of agencies) {
      const { bureau } = receiversOf(then, agency);
      if (bureau === undefined) continue;
      const stream = digestStream(bureau, of);
      const before = digests.get(stream)?.command;
      const expected = [...(before?.do === 'open' ? before.expected : []), agency];
      digests.set(stream, { kind: 'digest', stream, command: { do: 'open', bureau, of, expected } });
    }
  }
  return [...digests.values()];
}
