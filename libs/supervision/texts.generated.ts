// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface SupervisionMessages {
  readonly 'alert.state.absent': never;
  readonly 'alert.state.raised': never;
  readonly 'alert.state.followed-up': never;
  readonly 'alert.state.answered': never;
  readonly 'alert.state.closed': never;
  readonly 'alert.state.cleared': never;
  readonly 'alert.wrong-state.message': 'state';
  readonly 'alert.wrong-state.remedy': 'possible';
  readonly 'alert.already-raised.message': never;
  readonly 'alert.already-raised.remedy': never;
  readonly 'alert.no-bureau.message': 'agency';
  readonly 'alert.no-bureau.remedy': never;
  readonly 'alert.no-rule-pack.message': never;
  readonly 'alert.no-rule-pack.remedy': never;
  readonly 'alert.text-missing.message': never;
  readonly 'alert.text-missing.remedy': never;
  readonly 'alert.text-too-long.message': 'limit';
  readonly 'alert.text-too-long.remedy': never;
  readonly 'alert.days-out-of-range.message': 'most';
  readonly 'alert.days-out-of-range.remedy': never;
  readonly 'alert.wrong-bureau.message': 'expected';
  readonly 'alert.wrong-bureau.remedy': never;
  readonly 'alert.wrong-agency.message': 'expected';
  readonly 'alert.wrong-agency.remedy': never;
  readonly 'alert.own-agency.message': never;
  readonly 'alert.own-agency.remedy': never;
  readonly 'alert.person-only.message': never;
  readonly 'alert.person-only.remedy': never;
  readonly 'alert.not-due.message': never;
  readonly 'alert.not-due.remedy': never;
  readonly 'alert.step.raised': never;
  readonly 'alert.step.followed-up': never;
  readonly 'alert.step.answered': never;
  readonly 'alert.task.awaited': 'step';
  readonly 'alert.history.raised': 'why';
  readonly 'alert.history.recurred': 'why';
  readonly 'alert.history.follow-up-ordered': 'workingDays';
  readonly 'alert.history.answered': never;
  readonly 'alert.history.closed': never;
  readonly 'alert.history.cleared': never;
  readonly 'alert.history.reminder-sent': 'due' | 'to';
  readonly 'alert.history.escalation-sent': 'due' | 'to';
  readonly 'alert.model.visit-without-pass.name': never;
  readonly 'alert.model.visit-without-pass.remedy': never;
  readonly 'alert.model.outside-approval.name': never;
  readonly 'alert.model.outside-approval.remedy': never;
  readonly 'alert.model.officer-without-certificate.name': never;
  readonly 'alert.model.officer-without-certificate.remedy': never;
  readonly 'alert.model.officer-without-certificate.why': 'day' | 'total' | 'without';
  readonly 'alert.model.repeated-visits.name': never;
  readonly 'alert.model.repeated-visits.remedy': never;
  readonly 'alert.model.repeated-visits.why': 'days' | 'visits' | 'withinDays';
  readonly 'alert.model.many-headed.name': never;
  readonly 'alert.model.many-headed.remedy': never;
  readonly 'alert.model.many-headed.why': 'agencies' | 'days' | 'withinDays';
  readonly 'alert.model.other-circumstances.name': never;
  readonly 'alert.model.other-circumstances.remedy': never;
  readonly 'alert.model.other-circumstances.why': 'month' | 'other' | 'sharePercent' | 'special';
  readonly 'alert.model.overdue-filing.name': never;
  readonly 'alert.model.overdue-filing.remedy': never;
  readonly 'alert.model.overdue-filing.not-yet': never;
  readonly 'alert.model.overdue-filing.late': 'submittedAt';
  readonly 'alert.model.overdue-filing.why': 'due' | 'late' | 'name' | 'period';
  readonly 'alert.model.plan-overrun.name': never;
  readonly 'alert.model.plan-overrun.remedy': never;
  readonly 'alert.model.plan-overrun.why': 'done' | 'planned' | 'year';
  readonly 'alert.model.emergency-not-made-good.name': never;
  readonly 'alert.model.emergency-not-made-good.remedy': never;
  readonly 'alert.model.emergency-not-made-good.why': 'due' | 'enteredAt';
  readonly 'alert.model.founded-complaint.name': never;
  readonly 'alert.model.founded-complaint.remedy': never;
  readonly 'alert.model.founded-complaint.why': 'answeredAt';
  readonly 'alert.model.and': 'next' | 'said';
  readonly 'alert.model.visit-without-pass.none': 'entered';
  readonly 'alert.model.visit-without-pass.revoked': 'entered' | 'revoked';
  readonly 'alert.model.visit-without-pass.other-hours': 'entered' | 'from' | 'until';
  readonly 'alert.model.outside-approval.items': 'items';
  readonly 'alert.model.outside-approval.entered': 'entered';
  readonly 'alert.model.outside-approval.stayed': 'minutes';
  readonly 'alert.act.raise': never;
  readonly 'alert.act.follow-up': never;
  readonly 'alert.act.answer': never;
  readonly 'alert.act.close': never;
  readonly 'alert.act.clear': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends SupervisionMessages {}
}
