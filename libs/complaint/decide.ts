import { dateOf, isBefore, isCivilDate, isUnresolvedYear } from '@anjing/calendar';
import { isBlank, lengthOf, refuse, type Decision, type Private, type Refusal } from '@anjing/lifecycle';
import { packVersion, type ComplaintRules, type RulePack } from '@anjing/rules';
import { asPerson, unless } from './acts';
import type { ComplaintCommand } from './commands';
import { answerMoment } from './deadlines';
import { complainantOf } from './disclosure';
import type { ComplaintEvent, ComplaintForm } from './events';
import type { ComplaintFacts } from './facts';
import type { ComplaintState } from './machine';
import { routeOf } from './route';
import type { ComplaintCode } from './texts';

type Verdict = Decision<ComplaintEvent, ComplaintCode>;
type Finding = Refusal<ComplaintCode>;
type CommandOf<Do extends ComplaintCommand['do']> = Extract<ComplaintCommand, { do: Do }>;

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: ComplaintState, command: ComplaintCommand, facts: ComplaintFacts): Verdict {
  const pack = facts.laws.packAt(facts.now);
  if (command.do === 'receive') return receive(command, facts, pack);
  if (!pack) return refuse([{ code: 'complaint.no-rule-pack' }]);
  return act(state, command, facts, pack);
}

function receive(command: CommandOf<'receive'>, facts: ComplaintFacts, pack: RulePack | undefined): Verdict {
  const { now: at, by, respondent } = facts;
  const { do: _, form, ...said } = command;
  if (!respondent) {
    return refuse([
      { code: 'complaint.unknown-respondent', parameters: { id: form.respondent }, field: '/respondent' },
    ]);
  }
  if (!pack) return refuse([{ code: 'complaint.no-rule-pack' }]);
  const route = routeOf(form.respondent, respondent);
  const findings: Finding[] = [
    ...judgeForm(command, facts, pack.complaint),
    ...judgeCall(command, facts, pack.complaint),
    ...(route ? [] : [{ code: 'complaint.nobody-left' } as const]),
  ];
  if (findings.length > 0 || !route) return refuse(findings);
  return { events: [{ type: 'ComplaintReceived', at, by, form, ...said, route, rulePack: packVersion(pack) }] };
}

function judgeForm(command: CommandOf<'receive'>, facts: ComplaintFacts, rules: ComplaintRules): Finding[] {
  const { form, complainant } = command;
  const { subject, site } = form;
  return [
    ...judgeSubstance(command, rules),
    ...(rules.subjects.some(({ key }) => key === subject)
      ? []
      : [
          {
            code: 'complaint.unknown-subject',
            parameters: { subject, subjects: rules.subjects.map(({ key }) => key) },
            field: '/subject',
          } as const,
        ]),
    ...(facts.siteKnown
      ? []
      : [{ code: 'complaint.unknown-site', parameters: { id: site ?? '' }, field: '/site' } as const]),
    ...judgeDay(form, facts),
    ...tooLong(complainant.name, rules.longestName, '/name'),
    ...tooLong(complainant.contact, rules.longestName, '/contact'),
  ];
}

/** What happened is said. A refusal of entry says enough by itself, however short its reason (rules §7). */
function judgeSubstance({ channel, form }: CommandOf<'receive'>, rules: ComplaintRules): Finding[] {
  const least = channel === 'gate' ? 0 : rules.shortestText;
  const { length } = Array.from((form.text.private ?? '').replace(/\s+/gu, ''));
  if (length < least) return [{ code: 'complaint.without-substance', parameters: { least }, field: '/text' }];
  return tooLong(form.text, rules.longestText, '/text');
}

function judgeDay({ happenedOn }: ComplaintForm, { now }: ComplaintFacts): Finding[] {
  if (happenedOn === undefined) return [];
  const at = { parameters: { date: happenedOn }, field: '/happenedOn' };
  if (!isCivilDate(happenedOn)) return [{ code: 'complaint.not-a-date', ...at }];
  return happenedOn > dateOf(now) ? [{ code: 'complaint.in-the-future', ...at }] : [];
}

/** A call to a hotline is entered by those who answer for one, and says which was called (notice 四(三)). */
function judgeCall(
  { channel, hotline }: CommandOf<'receive'>,
  { by }: ComplaintFacts,
  { hotlines }: ComplaintRules,
): Finding[] {
  if (channel !== 'hotline' && hotline === undefined) return [];
  const numbers = hotlines.map(({ number }) => number);
  const entered = channel === 'hotline' && by.kind === 'person' && /^(bureau|office)\//.test(by.organisation);
  return [
    ...(entered ? [] : [{ code: 'complaint.not-a-hotline-office', field: '/hotline' } as const]),
    ...(hotline !== undefined && numbers.includes(hotline)
      ? []
      : [
          {
            code: 'complaint.unknown-hotline',
            parameters: { number: hotline ?? '—', numbers },
            field: '/hotline',
          } as const,
        ]),
  ];
}

function act(
  state: ComplaintState,
  command: Exclude<ComplaintCommand, { do: 'receive' }>,
  facts: ComplaintFacts,
  { complaint: rules }: RulePack,
): Verdict {
  const { now: at, by } = facts;
  const ofHandler = judgeHandler(state, facts);
  switch (command.do) {
    case 'acknowledge': {
      const { note } = command;
      const findings = [...tooLong(note, rules.longestText, '/note'), ...ofHandler];
      return asPerson(facts, (person) =>
        unless(findings, {
          type: 'ComplaintAcknowledged',
          at,
          by: person,
          ...(note && { note }),
        }),
      );
    }
    case 'forward': {
      const { to, reason } = command;
      const findings = [...judgeText(reason, '/reason', rules), ...judgeTarget(state, to, facts), ...ofHandler];
      const from = state.context.handler ?? '';
      return asPerson(facts, (person) =>
        unless(findings, { type: 'ComplaintForwarded', at, by: person, from, to, reason }),
      );
    }
    case 'askStatement': {
      const { question } = command;
      const findings = [...judgeText(question, '/question', rules), ...ofHandler];
      return asPerson(facts, (person) =>
        unless(findings, { type: 'ComplaintStatementAsked', at, by: person, question }),
      );
    }
    case 'giveStatement': {
      const { statement } = command;
      const findings = [...judgeText(statement, '/statement', rules), ...judgeRespondent(state, facts)];
      return asPerson(facts, (person) =>
        unless(findings, { type: 'ComplaintStatementGiven', at, by: person, statement }),
      );
    }
    case 'supplement': {
      const { text } = command;
      const findings = [...judgeText(text, '/text', rules), ...judgeComplainant(state, facts)];
      return unless(findings, { type: 'ComplaintSupplemented', at, by, text });
    }
    case 'answer':
      return answer(state, command, facts, rules);
    case 'close': {
      const { note } = command;
      const findings = [...tooLong(note, rules.longestText, '/note'), ...ofHandler];
      return asPerson(facts, (person) =>
        unless(findings, { type: 'ComplaintClosed', at, by: person, ...(note && { note }) }),
      );
    }
    case 'withdraw': {
      const { reason } = command;
      const findings = [...tooLong(reason, rules.longestText, '/reason'), ...judgeComplainant(state, facts)];
      return unless(findings, { type: 'ComplaintWithdrawn', at, by, ...(reason && { reason }) });
    }
  }
}

function answer(
  state: ComplaintState,
  { outcome, text, measures }: CommandOf<'answer'>,
  facts: ComplaintFacts,
  rules: ComplaintRules,
): Verdict {
  const { now: at, laws } = facts;
  const moment = answerMoment(state, laws);
  const dated = moment && !isUnresolvedYear(moment) ? moment : undefined;
  const wanting = (outcome === 'founded' || outcome === 'partly') && isBlank(measures);
  const findings: Finding[] = [
    ...judgeText(text, '/text', rules),
    ...(wanting ? [{ code: 'complaint.measures-missing', field: '/measures' } as const] : []),
    ...tooLong(measures, rules.longestText, '/measures'),
    ...judgeHandler(state, facts),
  ];
  return asPerson(facts, (person) =>
    unless(findings, {
      type: 'ComplaintAnswered',
      at,
      by: person,
      outcome,
      text,
      ...(measures && { measures }),
      ...(dated && { due: dated.due }),
      late: dated !== undefined && !isBefore(at, dated.due),
      rulePack: state.context.received?.rulePack ?? '',
      calendarVersion: dated?.count.calendarVersion ?? '',
    }),
  );
}

function judgeText(text: Private, field: string, { longestText }: ComplaintRules): Finding[] {
  return isBlank(text) ? [{ code: 'complaint.text-missing', field }] : tooLong(text, longestText, field);
}

function tooLong(text: Private | undefined, limit: number, field: string): Finding[] {
  return lengthOf(text?.private ?? '') > limit
    ? [{ code: 'complaint.text-too-long', parameters: { limit }, field }]
    : [];
}

/** Whoever handles it acts, and none of its people who holds a post with the one complained about (rules §7). */
function judgeHandler({ context }: ComplaintState, { by, organisationsOfActor }: ComplaintFacts): Finding[] {
  const { handler, received } = context;
  const right = by.kind === 'person' && by.organisation === handler;
  const respondent = received?.form.respondent;
  return [
    ...(right ? [] : [{ code: 'complaint.wrong-office', parameters: { expected: handler ?? '—' } } as const]),
    ...(respondent !== undefined && organisationsOfActor.has(respondent)
      ? [{ code: 'complaint.own-agency' } as const]
      : []),
  ];
}

function judgeRespondent({ context }: ComplaintState, { by }: ComplaintFacts): Finding[] {
  const expected = context.received?.form.respondent;
  const right = by.kind === 'person' && by.organisation === expected;
  return right ? [] : [{ code: 'complaint.wrong-respondent', parameters: { expected: expected ?? '—' } }];
}

/** Whoever has the code, the enterprise that complained, or the office that took the call. */
function judgeComplainant(state: ComplaintState, { by }: ComplaintFacts): Finding[] {
  const right =
    by.kind === 'public'
      ? state.context.received?.tracking !== undefined
      : by.kind === 'person' && by.organisation === complainantOf(state);
  return right ? [] : [{ code: 'complaint.not-the-complainant' }];
}

/** Another bureau, never the one complained about; what concerns a bureau stays with those above it (rules §7). */
function judgeTarget({ context }: ComplaintState, to: string, { respondent, bureauKnown }: ComplaintFacts): Finding[] {
  const { handler, received } = context;
  const right = bureauKnown && respondent?.kind === 'agency' && to !== handler && to !== received?.form.respondent;
  return right ? [] : [{ code: 'complaint.cannot-forward-there', parameters: { to }, field: '/to' }];
}
