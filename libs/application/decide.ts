import { dateOf, yearOf } from '@anjing/calendar';
import { fold, isBlank, refuse } from '@anjing/lifecycle';
import { explain, leadTimeRule, type Law } from '@anjing/rules';
import { asPerson, commandsIn, unless, wrongState } from './acts';
import { withUses } from './as-of';
import type { ApplicationCommand, ApplicationForm, RequestedDay } from './commands';
import {
  consent,
  decline,
  invitationsOf,
  invite,
  judgeAnswers,
  judgeInvitation,
  leave,
  partOfActor,
  uninvite,
} from './decide-joint';
import type { ApplicationEvent, Opinion } from './events';
import type { ApplicationFacts } from './facts';
import { answering, applyingAgencies, changesWhatBinds } from './joint';
import { judgeAgency, judgeFace, judgeFiling, judgeNamed, judgeOfficers, lawNow, receiptOf } from './judge-form';
import { applicationMachine, peopleOf, type ApplicationState } from './machine';
import type { CommandOf, Finding, Verdict } from './verdict';
import { isWithin } from './windows';

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: ApplicationState, command: ApplicationCommand, facts: ApplicationFacts): Verdict {
  const { now: at, by } = facts;
  const { form } = state.context;
  switch (command.do) {
    case 'draft':
    case 'amend':
      return write(state, command, facts);
    case 'invite':
      return invite(state.context, command, facts);
    case 'uninvite':
      return uninvite(state.context, command, facts);
    case 'consent':
      return form ? consent(state.context, form, command, facts) : refuse([wrongState(state)]);
    case 'decline':
      return decline(state.context, command, facts);
    case 'leave':
      return leave(state.context, command, facts);
    case 'sign':
      return asPerson(facts, (person) =>
        unless(judgeAnswers(state.context, facts), {
          type: 'ApplicationSigned',
          at,
          by: person,
          ...(command.statement && { statement: command.statement }),
        }),
      );
    case 'submit':
      return form ? submit(state, form, facts) : refuse([wrongState(state)]);
    case 'review':
      return review(state, command, facts);
    case 'decide':
      return decideOn(state, command, facts);
    case 'withdraw':
      return isBlank(command.reason)
        ? refuse([{ code: 'application.reason-missing', field: '/reason' }])
        : { events: [{ type: 'ApplicationWithdrawn', at, by, reason: command.reason }] };
    case 'revoke': {
      const blank: Finding[] = isBlank(command.reason)
        ? [{ code: 'application.reason-missing', field: '/reason' }]
        : [];
      const findings = [...blank, ...judgeAuthority(state, facts)];
      if (findings.length > 0) return refuse(findings);
      return asPerson(facts, (person) => ({
        events: [{ type: 'ApprovalRevoked', at, by: person, reason: command.reason }],
      }));
    }
    case 'narrow':
      return form ? narrow(form, command, facts) : refuse([wrongState(state)]);
    case 'replaceOfficers':
      return form ? replaceOfficers(state, form, command, facts) : refuse([wrongState(state)]);
    case 'use':
      return use(state, command, facts);
    case 'supersede':
      return { events: [{ type: 'ApplicationSuperseded', at, successor: command.successor }] };
  }
}

/** A form is drafted or changed; a change of what it binds voids the consents that were given to it (rules §3). */
function write(
  { context }: ApplicationState,
  command: CommandOf<'draft'> | CommandOf<'amend'>,
  facts: ApplicationFacts,
): Verdict {
  const { now: at, by } = facts;
  const { form } = command;
  const foreign = judgeAgency(form, facts);
  if (foreign.length > 0) return refuse(foreign);
  const law = lawNow(facts);
  const findings = law ? judgeFace(form, facts, law) : judgeWithoutLaw(facts);
  if (command.do === 'draft') {
    const invited = command.invite ?? [];
    const all = [...findings, ...judgeInvitation(form.agency, [], invited, facts, '/invite')];
    if (all.length > 0) return refuse(all);
    return { events: [{ type: 'ApplicationDrafted', at, by, form }, ...invitationsOf(invited, facts)] };
  }
  const voids = context.form && changesWhatBinds(context.form, form) ? answering(context, 'consented') : [];
  return unless(findings, {
    type: 'ApplicationAmended',
    at,
    by,
    form,
    ...(voids.length > 0 && { voidsConsentOf: voids.map(({ agency }) => agency) }),
  });
}

function judgeWithoutLaw({ site, agency }: ApplicationFacts): Finding[] {
  if (!site) return [{ code: 'application.unknown-site', parameters: { id: '' }, field: '/site' }];
  if (!agency) return [{ code: 'application.unknown-agency', parameters: { id: '' }, field: '/agency' }];
  return [{ code: 'application.no-rule-pack', field: '/site' }];
}

/** The receipt by the judicial bureau: everything the form is judged on, all findings at once. */
function submit(state: ApplicationState, form: ApplicationForm, facts: ApplicationFacts): Verdict {
  const law = lawNow(facts);
  if (!law) return refuse(judgeWithoutLaw(facts));
  const parts = answering(state.context, 'consented');
  const findings = judgeFiling(form, parts, facts, law);
  if (findings.length > 0) return refuse(findings);
  const { agency, site, now: at, by } = facts;
  const receipt = receiptOf(form, at, law);
  if (!agency?.route || !site?.zone || !receipt || 'missingYear' in receipt) {
    throw new Error('a form without findings lacks what its findings should have named');
  }
  const { bureau, authority } = agency.route;
  return {
    events: [
      {
        type: 'ApplicationSubmitted',
        at,
        by,
        round: state.context.round + 1,
        ...numberFor(state, agency.route, facts, law),
        target: { ...site.target, zone: site.zone },
        bureau,
        authority,
        receivedOn: receipt.receivedOn,
        latestFiling: receipt.deadline.date,
        leadTime: explain(law.pack, law.pack.leadTime.article, leadTimeRule(law.pack), receipt.deadline),
        ...(parts.length > 0 && {
          participants: parts.flatMap(({ agency: of }) => {
            const route = facts.participants.get(of)?.route;
            return route ? [{ agency: of, bureau: route.bureau }] : [];
          }),
        }),
      },
    ],
  };
}

/** The next number of the bureau's year, or the one that an earlier round was given. */
function numberFor(
  { context }: ApplicationState,
  { bureau, office }: { bureau: string; office: string },
  { now, numberToCome }: ApplicationFacts,
  { pack }: Law,
): Pick<Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>, 'number' | 'series'> {
  if (context.receipt) return { number: context.receipt.number, series: context.receipt.series };
  const year = yearOf(dateOf(now));
  const parts: Record<string, string> = { office, year: String(year), n: numberToCome };
  return {
    number: pack.application.number.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole),
    series: `application ${bureau} ${year}`,
  };
}

function review(state: ApplicationState, command: CommandOf<'review'>, facts: ApplicationFacts): Verdict {
  const { context } = state;
  const findings = [
    ...judgeOpinion(command.opinion, facts),
    ...judgeGround(command, facts),
    ...(command.outcome === 'return' && command.defects.every(({ text }) => isBlank(text))
      ? [{ code: 'application.defects-missing', field: '/defects' } as const]
      : []),
    ...judgeOffice(facts, context.receipt?.bureau, 'application.wrong-bureau'),
    ...judgeSeparation(facts, applyingAgencies(context.form, context), context.applicants),
  ];
  if (findings.length > 0) return refuse(findings);
  return asPerson(facts, (person) => {
    const opinion: Opinion = { by: person, at: facts.now, text: command.opinion };
    switch (command.outcome) {
      case 'pass':
        return { events: [{ type: 'ReviewPassed', opinion }] };
      case 'return':
        return { events: [{ type: 'ApplicationReturned', opinion, defects: command.defects }] };
      case 'refuse':
        return { events: [{ type: 'ApplicationRefused', stage: 'review', opinion, ...groundOf(command) }] };
    }
  });
}

function decideOn(state: ApplicationState, command: CommandOf<'decide'>, facts: ApplicationFacts): Verdict {
  const findings = [
    ...judgeOpinion(command.opinion, facts),
    ...judgeGround(command, facts),
    ...judgeAuthority(state, facts),
  ];
  if (findings.length > 0) return refuse(findings);
  return asPerson(facts, (person) => {
    const opinion: Opinion = { by: person, at: facts.now, text: command.opinion };
    return command.outcome === 'approve'
      ? { events: [{ type: 'ApplicationApproved', opinion }] }
      : { events: [{ type: 'ApplicationRefused', stage: 'decision', opinion, ...groundOf(command) }] };
  });
}

const groundOf = ({ ground }: { readonly ground?: string }) => (ground === undefined ? {} : { ground });

/** A ground is one that the pack knows, and only a refusal has one: figures tell refusals apart by it (rules §7). */
function judgeGround(
  { outcome, ground }: { readonly outcome: string; readonly ground?: string },
  facts: ApplicationFacts,
): Finding[] {
  const known = lawNow(facts)?.pack.application.refusalGrounds ?? [];
  if (ground === undefined || (outcome === 'refuse' && known.some(({ code }) => code === ground))) return [];
  return [
    {
      code: 'application.unknown-ground',
      parameters: { ground, known: known.map(({ code }) => code) },
      field: '/ground',
    },
  ];
}

function judgeAuthority({ context }: ApplicationState, facts: ApplicationFacts): Finding[] {
  return [
    ...judgeOffice(facts, context.receipt?.authority, 'application.wrong-authority'),
    ...judgeSeparation(facts, applyingAgencies(context.form, context), [...context.applicants, ...context.reviewers]),
  ];
}

function judgeOpinion(opinion: Opinion['text'], facts: ApplicationFacts): Finding[] {
  if (isBlank(opinion)) return [{ code: 'application.opinion-missing', field: '/opinion' }];
  const limit = lawNow(facts)?.pack.application.longestOpinion ?? Infinity;
  return Array.from(opinion.private ?? '').length > limit
    ? [{ code: 'application.text-too-long', parameters: { limit }, field: '/opinion' }]
    : [];
}

/** The office of the agency's own level acts, as the pack's table said at the receipt. */
function judgeOffice(
  { by }: ApplicationFacts,
  expected: string | undefined,
  code: 'application.wrong-bureau' | 'application.wrong-authority',
): Finding[] {
  const right = by.kind === 'person' && by.organisation === expected;
  return right ? [] : [{ code, parameters: { expected: expected ?? '—' } }];
}

/**
 * Applicant, reviewer and approver are three people, also through mandates, and none acts on a case in which their own
 * agency has a part (rules §3).
 */
function judgeSeparation(
  { by, organisationsOfActor }: ApplicationFacts,
  agencies: readonly string[],
  earlier: readonly string[],
): Finding[] {
  return [
    ...(agencies.some((agency) => organisationsOfActor.has(agency))
      ? [{ code: 'application.own-agency' } as const]
      : []),
    ...(peopleOf(by).some((person) => earlier.includes(person)) ? [{ code: 'application.same-person' } as const] : []),
  ];
}

/** Fewer items, fewer days, a later start or an earlier end: anything else is a new application (notice 三(五)). */
function narrow(form: ApplicationForm, command: CommandOf<'narrow'>, { now: at, by }: ApplicationFacts): Verdict {
  const items = command.items ?? form.items;
  const days = command.days ?? form.days;
  const within = days.every((day) => form.days.some((approved) => isNarrower(day, approved)));
  const fewer = items.every((item) => form.items.includes(item)) && new Set(items).size === items.length;
  const same = items.length === form.items.length && JSON.stringify(days) === JSON.stringify(form.days);
  const once = new Set(days.map(({ date }) => date)).size === days.length;
  if (!within || !fewer || same || !once || items.length === 0 || days.length === 0) {
    return refuse([{ code: 'application.not-narrower' }]);
  }
  const dropped = form.items.filter((item) => !items.includes(item));
  return { events: [{ type: 'ApprovalNarrowed', at, by, items, days, dropped }] };
}

/** An earlier end only: a later start would move the first approved minute. */
function isNarrower(day: RequestedDay, approved: RequestedDay): boolean {
  return (
    day.date === approved.date && day.from === approved.from && day.from < day.until && day.until <= approved.until
  );
}

/** Each agency replaces its own officers (rules §3). */
function replaceOfficers(
  { context }: ApplicationState,
  form: ApplicationForm,
  { officers }: CommandOf<'replaceOfficers'>,
  facts: ApplicationFacts,
): Verdict {
  const { now: at, by } = facts;
  const law = lawNow(facts);
  const part = partOfActor(form, context, by);
  if (!part) return refuse([{ code: 'application.not-invited' }]);
  const { agency, participant } = part;
  const findings = [
    ...judgeNamed({ agency, officers }, facts),
    ...(law ? judgeOfficers({ officers, days: form.days }, facts, law.pack) : []),
  ];
  return unless(findings, { type: 'OfficersReplaced', at, by, officers, ...(participant && { agency }) });
}

/** A visit under the approval was checked in. It counts from the moment of the check-in, however late it is told here. */
export function use(state: ApplicationState, { date, at }: CommandOf<'use'>, { now }: ApplicationFacts): Verdict {
  const then = fold(applicationMachine, withUses(state, [], at), state);
  if (!commandsIn(then).includes('use')) return refuse([wrongState(then)]);
  const { form, usedOn } = then.context;
  const day = form?.days.find((one) => one.date === date);
  if (!day || !isWithin([day], at)) return refuse([{ code: 'application.outside-hours' }]);
  if (usedOn.includes(date)) return refuse([{ code: 'application.day-used', parameters: { date } }]);
  const [first, ...rest] = withUses(state, [{ date, at }], now);
  return first ? { events: [first, ...rest] } : refuse([wrongState(then)]);
}
