import { catalogueOf, messagesOf, type Message } from '@anjing/texts';
import type { FilingKind } from '@anjing/rules';
import type { FilingStateName } from './machine';
import type { FilingMessages } from './texts.generated';

export const text = messagesOf<FilingMessages>();

/** What people call the four kinds (rules §1). */
export const kindWords: Readonly<Record<FilingKind, Message>> = {
  itemList: text('filing.kind.item-list'),
  specialList: text('filing.kind.special-list'),
  annualPlan: text('filing.kind.annual-plan'),
  monthlyReturn: text('filing.kind.monthly-return'),
};

/** What people call the states (rules §5). */
export const stateWords: Readonly<Record<FilingStateName, Message>> = {
  absent: text('filing.state.absent'),
  open: text('filing.state.open'),
  drafting: text('filing.state.drafting'),
  submitted: text('filing.state.submitted'),
  correctionAsked: text('filing.state.correction-asked'),
  accepted: text('filing.state.accepted'),
  amending: text('filing.state.amending'),
  withdrawn: text('filing.state.withdrawn'),
};

/** Every reason for which a filing's act is refused, with its remedy and article. */
export const filingTexts = catalogueOf<FilingMessages>({
  'filing.wrong-state': 'rules §5',
  'filing.already-open': 'rules §5',
  'filing.not-due': 'rules §5',
  'filing.unknown-agency': 'rules §1',
  'filing.not-your-agency': 'notice 三(二)',
  'filing.unmapped-agency': 'rules §3',
  'filing.no-rule-pack': 'rules §2',
  'filing.other-period': 'rules §5',
  'filing.too-many': 'rules §5',
  'filing.text-missing': 'rules §5',
  'filing.text-too-long': 'rules §5',
  'filing.legal-basis-missing': 'notice 三(二)',
  'filing.key-invalid': 'rules §5',
  'filing.key-taken': 'rules §5',
  'filing.entry-twice': 'rules §5',
  'filing.empty-list': 'notice 三(一)',
  'filing.not-a-date': 'rules §5',
  'filing.item-not-listed': 'notice 三(一)',
  'filing.circumstance-unknown': 'notice 一(二)',
  'filing.frequency-invalid': 'notice 三(二)',
  'filing.frequency-over-cap': 'rules §6',
  'filing.months-invalid': 'notice 三(二)',
  'filing.year-invalid': 'notice 三(二)',
  'filing.issue-date-missing': 'rules §5',
  'filing.month-invalid': 'notice 三(三)',
  'filing.month-not-over': 'notice 三(三)',
  'filing.visit-entered': 'rules §4',
  'filing.visit-elsewhere': 'rules §4',
  'filing.column-missing': 'rules §5',
  'filing.column-unnamed': 'rules §5',
  'filing.column-unknown': 'rules §5',
  'filing.cell-invalid': 'rules §5',
  'filing.reason-missing': 'notice 三(二)',
  'filing.wrong-bureau': 'notice 三(二)',
  'filing.own-agency': 'rules §3',
  'filing.same-person': 'rules §3',
  'filing.person-only': 'rules §3',
});

export type FilingCode = keyof typeof filingTexts;

/** What people call the fields whose absence is refused. */
export const fieldWords = {
  name: text('filing.field.name'),
  scope: text('filing.field.scope'),
} as const satisfies Record<string, Message>;
