import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { Basis, EntryGround } from './events';
import type { VisitStateName } from './machine';
import type { VisitMessages } from './texts.generated';

export const text = messagesOf<VisitMessages>();

/** What people call the states (rules §6). */
export const stateWords: Readonly<Record<VisitStateName, Message>> = {
  absent: text('visit.state.absent'),
  announced: text('visit.state.announced'),
  passIssued: text('visit.state.pass-issued'),
  refusedAtGate: text('visit.state.refused-at-gate'),
  checkedIn: text('visit.state.checked-in'),
  checkedOut: text('visit.state.checked-out'),
  resultRecorded: text('visit.state.result-recorded'),
  closed: text('visit.state.closed'),
  cancelled: text('visit.state.cancelled'),
  missed: text('visit.state.missed'),
};

/** What people call a visit by what it rests on. */
export const kindWords: Readonly<Record<Basis['by'], Message>> = {
  approval: text('visit.kind.approval'),
  special: text('visit.kind.special'),
  openDay: text('visit.kind.open-day'),
  service: text('visit.kind.service'),
};

/** The lawful ground on which the gate lets people in: *enter: …*. */
export const groundWords: Readonly<Record<EntryGround, Message>> = {
  approval: text('visit.ground.approval'),
  special: text('visit.ground.special'),
  openDay: text('visit.ground.open-day'),
  service: text('visit.ground.service'),
  emergency: text('visit.ground.emergency'),
  afterwards: text('visit.ground.afterwards'),
};

/** What two visits have in common. */
export const sameWords = {
  item: text('visit.same.item'),
  site: text('visit.same.site'),
  enterprise: text('visit.same.enterprise'),
} as const satisfies Record<string, Message>;

/** What people call the outcomes. */
export const outcomeWords = {
  compliant: text('visit.outcome.compliant'),
  minor: text('visit.outcome.minor'),
  serious: text('visit.outcome.serious'),
} as const satisfies Record<string, Message>;

/** Every reason for which a visit's act is refused, an entry denied or flagged, or people are warned. */
export const visitTexts = catalogueOf<VisitMessages>({
  'visit.wrong-state': 'rules §6',
  'visit.not-due': 'rules §6',
  'visit.already-open': 'notice 三(一)',
  'visit.person-only': 'rules §6',
  'visit.no-rule-pack': 'rules §2',
  'visit.unknown-agency': 'rules §1',
  'visit.not-your-agency': 'rules §6',
  'visit.unknown-site': 'rules §6',
  'visit.outside-zone': 'notice 一(一)',
  'visit.unknown-application': 'notice 三(四)',
  'visit.not-a-date': 'rules §6',
  'visit.hours-invalid': 'rules §6',
  'visit.past-day': 'rules §6',
  'visit.moments-invalid': 'rules §6',
  'visit.text-too-long': 'rules §6',
  'visit.too-many': 'notice 三(一)',
  'visit.items-missing': 'notice 三(一)',
  'visit.officers-missing': 'notice 三(五)',
  'visit.item-twice': 'rules §6',
  'visit.item-of-another-agency': 'notice 三(一)',
  'visit.item-outside-list': 'notice 三(一)',
  'visit.officer-twice': 'rules §6',
  'visit.unknown-officer': 'notice 三(五)',
  'visit.officer-of-another-agency': 'rules §3',
  'visit.certificate-invalid': 'notice 三(五)',
  'visit.too-few-officers': 'rules §3',
  'visit.service-has-items': 'rules §6',
  'visit.request-missing': 'rules §6',
  'visit.unknown-circumstance': 'notice 一(二)',
  'visit.proof-unknown': 'rules §4',
  'visit.proof-missing': 'rules §4',
  'visit.proof-not-admitted': 'notice 一(二)',
  'visit.not-on-special-list': 'notice 三(三)',
  'visit.list-not-accepted': 'rules §4',
  'visit.special-not-approved': 'rules §4',
  'visit.own-approval': 'rules §4',
  'visit.quiet-day': 'notice 一(一)',
  'visit.not-planned': 'notice 三(二)',
  'visit.over-plan': 'notice 三(二)',
  'visit.over-cap': 'notice 三(一)',
  'visit.graded-reason-missing': 'notice 二(一)',
  'visit.graded-quiet': 'notice 二(一)',
  'visit.off-site-first': 'notice 二(二)',
  'visit.repeated': 'notice 三(一)',
  'visit.many-headed': 'notice 三(一)',
  'visit.result-known': 'notice 二(三)',
  'visit.reinspection-unknown': 'rules §6',
  'visit.approval-not-in-force': 'notice 三(五)',
  'visit.outside-approval': 'notice 三(五)',
  'visit.by-application': 'rules §3',
  'visit.no-pass': 'rules §6',
  'visit.over': 'rules §6',
  'visit.too-early': 'notice 三(五)',
  'visit.too-late': 'notice 三(五)',
  'visit.clock-doubt': 'rules §3',
  'visit.not-an-officer': 'notice 三(五)',
  'visit.gate-code-wrong': 'rules §6',
  'visit.not-at-the-gate': 'rules §6',
  'visit.service-unconfirmed': 'rules §6',
  'visit.nothing-made-good': 'rules §4',
  'visit.not-narrower': 'notice 三(五)',
  'visit.reason-missing': 'rules §6',
  'visit.not-invited': 'notice 二(三)',
  'visit.already-invited': 'notice 二(三)',
  'visit.finding-missing': 'rules §6',
  'visit.finding-outside': 'notice 三(五)',
  'visit.finding-text-missing': 'rules §6',
  'visit.service-finds-nothing': 'rules §6',
  'visit.reinspection-date': 'rules §6',
  'visit.recorded-afterwards': 'rules §6',
});

export type VisitCode = keyof typeof visitTexts;
