import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { Participant } from './joint';
import type { ApplicationStateName } from './machine';
import type { ApplicationMessages } from './texts.generated';

export const text = messagesOf<ApplicationMessages>();

/** What people call the states (rules §3). */
export const stateWords: Readonly<Record<ApplicationStateName, Message>> = {
  absent: text('application.state.absent'),
  drafting: text('application.state.drafting'),
  signed: text('application.state.signed'),
  underReview: text('application.state.under-review'),
  returned: text('application.state.returned'),
  awaitingDecision: text('application.state.awaiting-decision'),
  approved: text('application.state.approved'),
  inForce: text('application.state.in-force'),
  used: text('application.state.used'),
  lapsed: text('application.state.lapsed'),
  refused: text('application.state.refused'),
  withdrawn: text('application.state.withdrawn'),
  expired: text('application.state.expired'),
  revoked: text('application.state.revoked'),
  superseded: text('application.state.superseded'),
};

/** What people call the form's fields. */
export const fieldWords = {
  items: text('application.field.items'),
  days: text('application.field.days'),
  reason: text('application.field.reason'),
  agencies: text('application.field.agencies'),
} as const satisfies Record<string, Message>;

/** What people call the answers of an invited agency. */
export const answerWords: Readonly<Record<Participant['answer'], Message>> = {
  awaited: text('application.answer.awaited'),
  consented: text('application.answer.consented'),
  declined: text('application.answer.declined'),
  left: text('application.answer.left'),
};

/** Every reason for which an application's act is refused or warned about, with its remedy and article. */
export const applicationTexts = catalogueOf<ApplicationMessages>({
  'application.wrong-state': 'rules §3',
  'application.form-incomplete': 'notice annex',
  'application.text-too-long': 'rules §3',
  'application.too-many': 'rules §3',
  'application.not-a-date': 'notice annex',
  'application.hours-invalid': 'notice annex',
  'application.day-twice': 'rules §2',
  'application.past-day': 'notice 三(四)',
  'application.mixed-days': 'notice 一(一)',
  'application.open-days-only': 'notice 一(一)',
  'application.calendar-missing': 'rules §2',
  'application.no-rule-pack': 'rules §2',
  'application.lead-time': 'notice 三(四)',
  'application.strict-reading': 'notice 三(四)',
  'application.unknown-agency': 'rules §1',
  'application.not-your-agency': 'notice 三(四)',
  'application.unmapped-agency': 'rules §3',
  'application.no-reviewer-left': 'rules §3',
  'application.no-approver-left': 'rules §3',
  'application.unknown-site': 'notice annex',
  'application.outside-zone': 'notice 一(一)',
  'application.unknown-item': 'notice 三(一)',
  'application.item-of-another-agency': 'notice 三(一)',
  'application.item-twice': 'notice annex',
  'application.unknown-officer': 'notice 三(五)',
  'application.officer-of-another-agency': 'rules §3',
  'application.officer-twice': 'rules §3',
  'application.certificate-invalid': 'notice 三(五)',
  'application.too-few-officers': 'rules §3',
  'application.already-open': 'notice 三(一)',
  'application.identical-after-refusal': 'rules §3',
  'application.off-site-first': 'notice 二(二)',
  'application.graded-reason-missing': 'notice 二(一)',
  'application.graded-quiet': 'notice 二(一)',
  'application.predecessor-unknown': 'rules §3',
  'application.nobody-invited': 'rules §3',
  'application.lead-invited': 'notice 三(四)',
  'application.invited-twice': 'rules §3',
  'application.not-invited': 'rules §3',
  'application.other-answer': 'rules §3',
  'application.consent-missing': 'rules §3',
  'application.joint-possible': 'notice 二(三)',
  'application.opinion-missing': 'notice annex',
  'application.unknown-ground': 'rules §7',
  'application.defects-missing': 'rules §3',
  'application.reason-missing': 'rules §3',
  'application.wrong-bureau': 'notice 三(四)',
  'application.wrong-authority': 'notice 三(四)',
  'application.own-agency': 'rules §3',
  'application.same-person': 'rules §3',
  'application.person-only': 'rules §3',
  'application.not-narrower': 'notice 三(五)',
  'application.outside-hours': 'notice 三(五)',
  'application.day-used': 'notice 三(五)',
  'application.not-due': 'rules §3',
});

export type ApplicationCode = keyof typeof applicationTexts;
