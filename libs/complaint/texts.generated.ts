// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface ComplaintMessages {
  readonly 'complaint.state.absent': never;
  readonly 'complaint.state.received': never;
  readonly 'complaint.state.acknowledged': never;
  readonly 'complaint.state.awaiting-statement': never;
  readonly 'complaint.state.answered': never;
  readonly 'complaint.state.closed': never;
  readonly 'complaint.state.withdrawn': never;
  readonly 'complaint.outcome.founded': never;
  readonly 'complaint.outcome.partly': never;
  readonly 'complaint.outcome.unfounded': never;
  readonly 'complaint.outcome.outside-scope': never;
  readonly 'complaint.channel.public': never;
  readonly 'complaint.channel.enterprise': never;
  readonly 'complaint.channel.gate': never;
  readonly 'complaint.channel.hotline': never;
  readonly 'complaint.wrong-state.message': 'state';
  readonly 'complaint.wrong-state.remedy': 'possible';
  readonly 'complaint.not-due.message': never;
  readonly 'complaint.not-due.remedy': never;
  readonly 'complaint.unknown-respondent.message': 'id';
  readonly 'complaint.unknown-respondent.remedy': never;
  readonly 'complaint.nobody-left.message': never;
  readonly 'complaint.nobody-left.remedy': never;
  readonly 'complaint.no-rule-pack.message': never;
  readonly 'complaint.no-rule-pack.remedy': never;
  readonly 'complaint.without-substance.message': 'least';
  readonly 'complaint.without-substance.remedy': never;
  readonly 'complaint.unknown-subject.message': 'subject';
  readonly 'complaint.unknown-subject.remedy': 'subjects';
  readonly 'complaint.unknown-site.message': 'id';
  readonly 'complaint.unknown-site.remedy': never;
  readonly 'complaint.not-a-date.message': 'date';
  readonly 'complaint.not-a-date.remedy': never;
  readonly 'complaint.in-the-future.message': 'date';
  readonly 'complaint.in-the-future.remedy': never;
  readonly 'complaint.unknown-hotline.message': 'number';
  readonly 'complaint.unknown-hotline.remedy': 'numbers';
  readonly 'complaint.not-a-hotline-office.message': never;
  readonly 'complaint.not-a-hotline-office.remedy': never;
  readonly 'complaint.text-missing.message': never;
  readonly 'complaint.text-missing.remedy': never;
  readonly 'complaint.text-too-long.message': 'limit';
  readonly 'complaint.text-too-long.remedy': 'limit';
  readonly 'complaint.measures-missing.message': never;
  readonly 'complaint.measures-missing.remedy': never;
  readonly 'complaint.wrong-office.message': 'expected';
  readonly 'complaint.wrong-office.remedy': never;
  readonly 'complaint.wrong-respondent.message': 'expected';
  readonly 'complaint.wrong-respondent.remedy': never;
  readonly 'complaint.own-agency.message': never;
  readonly 'complaint.own-agency.remedy': never;
  readonly 'complaint.not-the-complainant.message': never;
  readonly 'complaint.not-the-complainant.remedy': never;
  readonly 'complaint.cannot-forward-there.message': 'to';
  readonly 'complaint.cannot-forward-there.remedy': never;
  readonly 'complaint.person-only.message': never;
  readonly 'complaint.person-only.remedy': never;
  readonly 'complaint.step.acknowledgement': never;
  readonly 'complaint.step.answer': never;
  readonly 'complaint.step.statement': never;
  readonly 'complaint.step.closure': never;
  readonly 'complaint.task.awaited': 'step';
  readonly 'complaint.history.received': 'about' | 'from' | 'handler';
  readonly 'complaint.history.acknowledged': never;
  readonly 'complaint.history.forwarded': 'to';
  readonly 'complaint.history.statement-asked': never;
  readonly 'complaint.history.statement-given': never;
  readonly 'complaint.history.supplemented': never;
  readonly 'complaint.history.closed': never;
  readonly 'complaint.history.withdrawn': never;
  readonly 'complaint.history.reminder-sent': 'due' | 'to';
  readonly 'complaint.history.escalation-sent': 'due' | 'to';
  readonly 'complaint.history.answered': 'outcome';
  readonly 'complaint.history.answered.late': 'outcome';
  readonly 'complaint.act.receive': never;
  readonly 'complaint.act.acknowledge': never;
  readonly 'complaint.act.forward': never;
  readonly 'complaint.act.ask-statement': never;
  readonly 'complaint.act.give-statement': never;
  readonly 'complaint.act.supplement': never;
  readonly 'complaint.act.answer': never;
  readonly 'complaint.act.close': never;
  readonly 'complaint.act.withdraw': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends ComplaintMessages {}
}
