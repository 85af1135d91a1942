import { isBlank, lengthOf, refuse, type Decision, type Private, type Refusal } from '@anjing/lifecycle';
import { packVersion, type RulePack } from '@anjing/rules';
import { asPerson, unless } from './acts';
import type { InquiryCommand, InquiryForm } from './commands';
import type { InquiryEvent } from './events';
import type { InquiryFacts } from './facts';
import type { InquiryState } from './machine';
import type { InquiryCode } from './texts';

type Verdict = Decision<InquiryEvent, InquiryCode>;
type Finding = Refusal<InquiryCode>;

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: InquiryState, command: InquiryCommand, facts: InquiryFacts): Verdict {
  const pack = facts.laws.packAt(facts.now);
  return pack ? act(state, command, facts, pack) : refuse([{ code: 'inquiry.no-rule-pack' }]);
}

function act(state: InquiryState, command: InquiryCommand, facts: InquiryFacts, pack: RulePack): Verdict {
  const { now: at, by } = facts;
  const text = (said: Private, field: string) => judgeText(said, field, pack);
  switch (command.do) {
    case 'draft':
    case 'amend': {
      const type = command.do === 'draft' ? 'InquiryDrafted' : 'InquiryAmended';
      return unless(judgeForm(command.form, facts, pack), { type, at, by, form: command.form });
    }
    case 'send': {
      const { workingDays = pack.inquiry.answer.workingDays } = command;
      const bureau = facts.agency?.bureau;
      return unless(
        [...judgeDays(workingDays, pack), ...(state.context.form ? judgeForm(state.context.form, facts, pack) : [])],
        {
          type: 'InquirySent',
          at,
          by,
          workingDays,
          ...(bureau !== undefined && { bureau }),
          rulePack: packVersion(pack),
        },
      );
    }
    case 'answer':
    case 'recordAnswer': {
      const recorded = command.do === 'recordAnswer';
      const whose = recorded ? state.context.form?.agency : state.context.form?.enterprise;
      return asPerson(facts, (person) =>
        unless([...text(command.answer, '/answer'), ...judgeOrganisation(facts, whose)], {
          type: 'InquiryAnswered',
          at,
          by: person,
          answer: command.answer,
          recorded,
        }),
      );
    }
    case 'askAgain': {
      const { workingDays = pack.inquiry.answer.workingDays, question } = command;
      return unless([...text(question, '/question'), ...judgeDays(workingDays, pack)], {
        type: 'InquiryAskedAgain',
        at,
        by,
        question,
        workingDays,
      });
    }
    case 'settle':
      return asPerson(facts, (person) =>
        unless(text(command.result, '/result'), {
          type: 'InquirySettled',
          at,
          by: person,
          outcome: command.outcome,
          result: command.result,
        }),
      );
    case 'leaveToVisit':
      return asPerson(facts, (person) =>
        unless(text(command.reason, '/reason'), {
          type: 'InquiryLeftToVisit',
          at,
          by: person,
          reason: command.reason,
        }),
      );
    case 'withdraw':
      return unless(text(command.reason, '/reason'), { type: 'InquiryWithdrawn', at, by, reason: command.reason });
  }
}

/** Everything that is wrong with a form, all findings at once. */
function judgeForm(form: InquiryForm, facts: InquiryFacts, pack: RulePack): Finding[] {
  const { by } = facts;
  const ours = (by.kind === 'person' || by.kind === 'system') && by.organisation === form.agency;
  const site = form.site === undefined || facts.siteOf === form.enterprise;
  return [
    ...(facts.agency
      ? []
      : [{ code: 'inquiry.unknown-agency', parameters: { id: form.agency }, field: '/agency' } as const]),
    ...(ours ? [] : [{ code: 'inquiry.not-your-agency', field: '/agency' } as const]),
    ...(facts.enterpriseKnown
      ? []
      : [{ code: 'inquiry.unknown-enterprise', parameters: { id: form.enterprise }, field: '/enterprise' } as const]),
    ...(site
      ? []
      : [{ code: 'inquiry.site-of-another', parameters: { id: form.site ?? '' }, field: '/site' } as const]),
    ...judgeItems(form, facts, pack),
    ...judgeText(form.question, '/question', pack),
  ];
}

/** An inquiry too is about items on the published list (notice 三(一)). */
function judgeItems({ items, agency }: InquiryForm, facts: InquiryFacts, { inquiry }: RulePack): Finding[] {
  if (items.length === 0) return [{ code: 'inquiry.items-missing', field: '/items' }];
  if (items.length > inquiry.mostItems)
    return [{ code: 'inquiry.too-many-items', parameters: { limit: inquiry.mostItems }, field: '/items' }];
  return items.flatMap((id, index): Finding[] =>
    facts.items.get(id)?.agency === agency && items.indexOf(id) === index
      ? []
      : [{ code: 'inquiry.unknown-item', parameters: { id }, field: `/items/${index}` }],
  );
}

function judgeText(text: Private, field: string, { inquiry }: RulePack): Finding[] {
  if (isBlank(text)) return [{ code: 'inquiry.text-missing', field }];
  const limit = inquiry.longestText;
  return lengthOf(text.private ?? '') > limit ? [{ code: 'inquiry.text-too-long', parameters: { limit }, field }] : [];
}

function judgeDays(workingDays: number, { inquiry }: RulePack): Finding[] {
  const most = inquiry.longestAnswer;
  return Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= most
    ? []
    : [{ code: 'inquiry.days-out-of-range', parameters: { most }, field: '/workingDays' }];
}

/** The enterprise answers for itself; the agency writes down only what it was told. */
function judgeOrganisation({ by }: InquiryFacts, expected: string | undefined): Finding[] {
  const right = by.kind === 'person' && by.organisation === expected;
  return right ? [] : [{ code: 'inquiry.not-yours-to-answer' }];
}
