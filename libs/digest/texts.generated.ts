// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface DigestMessages {
  readonly 'digest.state.absent': never;
  readonly 'digest.state.open': never;
  readonly 'digest.state.sent': never;
  readonly 'digest.wrong-state.message': 'state';
  readonly 'digest.wrong-state.remedy': 'possible';
  readonly 'digest.already-open.message': never;
  readonly 'digest.already-open.remedy': never;
  readonly 'digest.already-noted.message': never;
  readonly 'digest.already-noted.remedy': never;
  readonly 'digest.not-due.message': never;
  readonly 'digest.not-due.remedy': never;
  readonly 'digest.unknown-filing.message': 'id';
  readonly 'digest.unknown-filing.remedy': never;
  readonly 'digest.reason-missing.message': never;
  readonly 'digest.reason-missing.remedy': never;
  readonly 'digest.text-too-long.message': 'limit';
  readonly 'digest.text-too-long.remedy': 'limit';
  readonly 'digest.wrong-office.message': never;
  readonly 'digest.wrong-office.remedy': never;
  readonly 'digest.person-only.message': never;
  readonly 'digest.person-only.remedy': never;
  readonly 'digest.deadline.rule': 'days';
  readonly 'digest.history.opened': 'expected' | 'period';
  readonly 'digest.history.sent': 'filings' | 'missing' | 'to';
  readonly 'digest.history.supplemented': 'filings' | 'to';
  readonly 'digest.history.correction-noted': never;
  readonly 'digest.deadline.sending': never;
  readonly 'digest.history.filing-noted': 'agency' | 'version';
  readonly 'digest.history.filing-noted.late': 'agency' | 'version';
  readonly 'digest.act.open': never;
  readonly 'digest.act.note': never;
  readonly 'digest.act.ask-correction': never;
  readonly 'digest.act.note-correction': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends DigestMessages {}
}
