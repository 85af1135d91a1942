import type { CivilDate, Count, Moment, WorkingCalendar } from '@anjing/calendar';
import type { Message, Text } from '@anjing/texts';
import type { Level, Route, RulePack, Standing } from './pack';
import { text } from './texts';

/** What judges at a moment: one version of a city's pack and of the calendar (rules §2). */
export interface Law {
  readonly pack: RulePack;
  readonly calendar: WorkingCalendar;
}

/** What judges over time: the packs by their dates, and the calendar as it is known now. */
export interface Laws {
  readonly calendar: WorkingCalendar;
  /** The pack in effect at a moment, for the case's jurisdiction. */
  packAt(moment: Moment): RulePack | undefined;
}

/** `ganzhou-2022@1`: how an event names the pack that judged it. */
export function packVersion(pack: Pick<RulePack, 'id' | 'version'>): string {
  return `${pack.id}@${pack.version}`;
}

/**
 * The pack that judges a site: of those in effect on `date` the one of the nearest jurisdiction, then the latest.
 * @param chain the site's jurisdiction and those above it, nearest first
 */
export function packFor(packs: readonly RulePack[], chain: readonly string[], date: CivilDate): RulePack | undefined {
  const inEffect = packs.filter(
    ({ effectiveFrom, effectiveUntil }) =>
      effectiveFrom <= date && (effectiveUntil === undefined || date < effectiveUntil),
  );
  for (const jurisdiction of chain) {
    const [nearest] = inEffect
      .filter(({ jurisdictions }) => jurisdictions.includes(jurisdiction))
      .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version);
    if (nearest) return nearest;
  }
  return undefined;
}

/** Who reviews and approves for an agency of this standing and level, or nobody: then it cannot apply (rules §3). */
export function routeFor(pack: RulePack, agency: { standing: Standing; level: Level }): Route | undefined {
  return pack.routes.find(({ standing, level }) => standing === agency.standing && level === agency.level);
}

/** How a date came about, as events and deadlines carry it. */
export interface DateExplanation {
  readonly rule: Text;
  readonly article: string;
  readonly counted: readonly { readonly date: CivilDate }[];
  readonly skipped: readonly { readonly date: CivilDate; readonly reason: Text }[];
  readonly rulePack: string;
  readonly calendarVersion: string;
}

/** Explains a date by its rule and the count it rests on, if days were counted. */
export function explain(
  pack: RulePack,
  article: string,
  rule: Text,
  count?: Pick<Count, 'counted' | 'skipped' | 'calendarVersion'>,
): DateExplanation {
  return {
    rule,
    article,
    counted: count?.counted ?? [],
    skipped: count?.skipped ?? [],
    rulePack: packVersion(pack),
    calendarVersion: count?.calendarVersion ?? '',
  };
}

/** The rule of the lead time in words, with the pack's own number of days. */
export function leadTimeRule({ leadTime }: RulePack): Message {
  const { workingDays, closeOfBusiness, clearDays } = leadTime;
  const key = clearDays ? 'rules.lead-time.clear-days' : 'rules.lead-time';
  return text(key, { workingDays, closeOfBusiness });
}
