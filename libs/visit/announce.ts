import { at as momentAt, dateOf, instant, isQuiet, timeOf } from '@anjing/calendar';
import { refuse, type Moment } from '@anjing/lifecycle';
import { packVersion, type Law, type RulePack } from '@anjing/rules';
import { asPerson } from './acts';
import type { VisitRequest } from './commands';
import type { Basis, PassIssued, PassReissued, VisitAnnounced } from './events';
import type { VisitFacts } from './facts';
import {
  against,
  asksAsEmergency,
  circumstanceOf,
  judgeDay,
  judgeFace,
  judgeAgency,
  judgeReasons,
  lawNow,
  listingOf,
  plannedBy,
  type Finding,
} from './judge-visit';
import { partsOf, passId } from './machine';
import type { VisitCode } from './texts';
import type { CommandOf, Verdict } from './verdict';

/** A visit is put on record. Its pass is issued with it unless something is still missing. */
export function announce({ visit }: CommandOf<'announce'>, facts: VisitFacts): Verdict {
  const foreign = judgeAgency(visit, facts);
  if (foreign.length > 0) return refuse(foreign);
  const law = lawNow(facts);
  if (!law) return refuse(judgeWithoutLaw(visit, facts));
  const findings = judgeAnnouncement(visit, facts, law);
  if (findings.length > 0) return refuse(findings);
  const announced = announcementOf(visit, facts, law);
  const missing = against(visit, facts, law, { approved: false, from: 'ahead' });
  const withPass = missing.length === 0 || asksAsEmergency(visit, law.pack);
  return { events: withPass ? [announced, passOf(announced, 0, facts)] : [announced] };
}

/**
 * Everything for which a visit cannot be put on record now. An emergency is never refused for what can be made good; an
 * approved visit stands on record, without a pass, until what is missing is mended; the head's approval comes later.
 */
export function judgeAnnouncement(visit: VisitRequest, facts: VisitFacts, law: Law): Finding[] {
  const face = [...judgeFace(visit, facts, law), ...judgeDay(visit.day, facts.now)];
  if (visit.basis.by === 'approval' || asksAsEmergency(visit, law.pack)) return face;
  const reasons = against(visit, facts, law, { approved: true, from: 'ahead' });
  return [...face, ...reasons, ...judgeReasons(visit, facts, law.pack)];
}

export function judgeWithoutLaw({ site: id }: VisitRequest, { site }: VisitFacts): Finding[] {
  return site
    ? [{ code: 'visit.no-rule-pack', field: '/site' }]
    : [{ code: 'visit.unknown-site', parameters: { id }, field: '/site' }];
}

/**
 * A visit that took place where nobody could ask: it goes on record with everything that speaks against it, whatever it
 * rests on. Nothing that is recorded afterwards opened a gate.
 */
export function recordPast({ visit, entered, left }: CommandOf<'recordPast'>, facts: VisitFacts): Verdict {
  const foreign = judgeAgency(visit, facts);
  if (foreign.length > 0) return refuse(foreign);
  const law = lawNow(facts);
  if (!law) return refuse(judgeWithoutLaw(visit, facts));
  const findings = [...judgeFace(visit, facts, law), ...judgeMoments(visit, entered, left, facts.now)];
  if (findings.length > 0) return refuse(findings);
  return asPerson(facts, (by) => ({
    events: [
      announcementOf(visit, facts, law),
      {
        type: 'VisitTookPlace',
        at: facts.now,
        by,
        ground: 'afterwards',
        entered,
        left,
        flags: codesOf([
          { code: 'visit.recorded-afterwards' },
          ...against(visit, facts, law, { approved: false, from: 'inside' }),
        ]),
      },
    ],
  }));
}

function judgeMoments({ day }: VisitRequest, entered: Moment, left: Moment, now: Moment): Finding[] {
  const ordered = instant(entered) < instant(left) && instant(left) <= instant(now);
  const asSaid = dateOf(entered) === day.date && timeOf(entered) === day.from;
  const until = instant(left) <= instant(momentAt(day.date, '24:00')) && day.from < day.until;
  return ordered && asSaid && until
    ? []
    : [{ code: 'visit.moments-invalid', parameters: { entered, left }, field: '/entered' }];
}

/** Each code once, in the order of the findings. */
export function codesOf(findings: readonly Finding[]): VisitCode[] {
  return [...new Set(findings.map(({ code }) => code))];
}

function announcementOf(visit: VisitRequest, facts: VisitFacts, { pack }: Law): VisitAnnounced {
  const { site, agencies, now: at, by } = facts;
  if (site?.zone === undefined) throw new Error('a visit without findings lacks what its findings should have named');
  const bureau = agencies.get(visit.agency)?.bureau;
  return {
    type: 'VisitAnnounced',
    at,
    by,
    ...visit,
    basis: basisOf(visit, facts, pack),
    target: { ...site.target, zone: site.zone },
    ...(bureau !== undefined && { bureau }),
    quiet: isQuiet(pack.quiet.rule, visit.day.date),
    rulePack: packVersion(pack),
  };
}

/** What the visit rests on, with what the lists say of it now. */
function basisOf({ basis, items, day }: VisitRequest, facts: VisitFacts, pack: RulePack): Basis {
  switch (basis.by) {
    case 'approval':
      return { ...basis, number: facts.approval?.number ?? '' };
    case 'special': {
      const { emergency = false, hidden = false } = circumstanceOf(pack, basis.circumstance) ?? {};
      return { ...basis, listed: listingOf(items, facts), emergency, hidden };
    }
    case 'openDay':
      return { ...basis, planned: plannedBy(items, day.date, facts) };
    case 'service':
      return basis;
  }
}

/** The first pass, or the next. @param given passes that were given before */
export function passOf(visit: VisitAnnounced, given: number, { id, now }: VisitFacts): PassIssued {
  return { type: 'PassIssued', ...passFields(visit, given, id, now) };
}

/** A new pass in place of one that lives. */
export function nextPassOf(
  visit: VisitAnnounced,
  replaces: string,
  given: number,
  { id, now }: VisitFacts,
): PassReissued {
  return { type: 'PassReissued', ...passFields(visit, given, id, now), replaces };
}

function passFields(visit: VisitAnnounced, given: number, id: string, at: Moment): Omit<PassIssued, 'type'> {
  const parts = partsOf(visit);
  return {
    pass: passId(id, given + 1),
    at,
    day: visit.day,
    items: parts.flatMap(({ items }) => items),
    officers: parts.flatMap(({ officers }) => officers),
  };
}
