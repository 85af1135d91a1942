// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface InquiryMessages {
  readonly 'inquiry.state.absent': never;
  readonly 'inquiry.state.drafting': never;
  readonly 'inquiry.state.sent': never;
  readonly 'inquiry.state.answered': never;
  readonly 'inquiry.state.settled': never;
  readonly 'inquiry.state.visit-needed': never;
  readonly 'inquiry.state.withdrawn': never;
  readonly 'inquiry.wrong-state.message': 'state';
  readonly 'inquiry.wrong-state.remedy': 'possible';
  readonly 'inquiry.no-rule-pack.message': never;
  readonly 'inquiry.no-rule-pack.remedy': never;
  readonly 'inquiry.unknown-agency.message': 'id';
  readonly 'inquiry.unknown-agency.remedy': never;
  readonly 'inquiry.not-your-agency.message': never;
  readonly 'inquiry.not-your-agency.remedy': never;
  readonly 'inquiry.unknown-enterprise.message': 'id';
  readonly 'inquiry.unknown-enterprise.remedy': never;
  readonly 'inquiry.site-of-another.message': 'id';
  readonly 'inquiry.site-of-another.remedy': never;
  readonly 'inquiry.items-missing.message': never;
  readonly 'inquiry.items-missing.remedy': never;
  readonly 'inquiry.too-many-items.message': 'limit';
  readonly 'inquiry.too-many-items.remedy': never;
  readonly 'inquiry.unknown-item.message': 'id';
  readonly 'inquiry.unknown-item.remedy': never;
  readonly 'inquiry.text-missing.message': never;
  readonly 'inquiry.text-missing.remedy': never;
  readonly 'inquiry.text-too-long.message': 'limit';
  readonly 'inquiry.text-too-long.remedy': never;
  readonly 'inquiry.days-out-of-range.message': 'most';
  readonly 'inquiry.days-out-of-range.remedy': never;
  readonly 'inquiry.not-yours-to-answer.message': never;
  readonly 'inquiry.not-yours-to-answer.remedy': never;
  readonly 'inquiry.person-only.message': never;
  readonly 'inquiry.person-only.remedy': never;
  readonly 'inquiry.not-due.message': never;
  readonly 'inquiry.not-due.remedy': never;
  readonly 'inquiry.step.sent': never;
  readonly 'inquiry.step.answered': never;
  readonly 'inquiry.task.awaited': 'step';
  readonly 'inquiry.means.letter': never;
  readonly 'inquiry.means.phone': never;
  readonly 'inquiry.means.video': never;
  readonly 'inquiry.means.online': never;
  readonly 'inquiry.outcome.compliant': never;
  readonly 'inquiry.outcome.mended': never;
  readonly 'inquiry.outcome.warned': never;
  readonly 'inquiry.history.amended': never;
  readonly 'inquiry.history.sent': 'workingDays';
  readonly 'inquiry.history.answered.recorded': never;
  readonly 'inquiry.history.answered': never;
  readonly 'inquiry.history.asked-again': 'workingDays';
  readonly 'inquiry.history.left-to-visit': never;
  readonly 'inquiry.history.withdrawn': never;
  readonly 'inquiry.history.reminder-sent': 'due' | 'to';
  readonly 'inquiry.history.escalation-sent': 'due' | 'to';
  readonly 'inquiry.history.drafted': 'means';
  readonly 'inquiry.history.settled': 'outcome';
  readonly 'inquiry.act.draft': never;
  readonly 'inquiry.act.amend': never;
  readonly 'inquiry.act.send': never;
  readonly 'inquiry.act.answer': never;
  readonly 'inquiry.act.record-answer': never;
  readonly 'inquiry.act.ask-again': never;
  readonly 'inquiry.act.settle': never;
  readonly 'inquiry.act.leave-to-visit': never;
  readonly 'inquiry.act.withdraw': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends InquiryMessages {}
}
